import { isAbsolute, resolve } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadConfig } from './config.js'
import { XiezhengError } from './errors.js'

describe('loadConfig', () => {
  it('has a default for everything', () => {
    expect(loadConfig({})).toEqual({
      dataDir: resolve('.xiezheng'),
      model: 'xiezheng-zh-2l',
      threads: null,
      host: '127.0.0.1',
      port: 8787,
      maxUploadBytes: 50 * 1024 * 1024,
      apiKey: null,
      logLevel: 'info',
      llm: null,
    })
  })

  it('takes overrides before the environment, and an empty variable as unset', () => {
    const env = { XIEZHENG_PORT: '9000', XIEZHENG_DATA_DIR: 'elsewhere', XIEZHENG_HOST: ' ' }
    const config = loadConfig(env, { port: 0, host: undefined })
    expect(config.port).toBe(0)
    expect(config.host).toBe('127.0.0.1')
    expect(isAbsolute(config.dataDir) && config.dataDir.endsWith('elsewhere')).toBe(true)
    expect(loadConfig({}, { port: '8080' }).port).toBe(8080)
  })

  it.each([
    [{ XIEZHENG_PORT: '70000' }, 'XIEZHENG_PORT'],
    [{ XIEZHENG_PORT: 'http' }, 'XIEZHENG_PORT'],
    [{ XIEZHENG_PORT: '1.5' }, 'XIEZHENG_PORT'],
    [{ XIEZHENG_THREADS: '0' }, 'XIEZHENG_THREADS'],
    [{ XIEZHENG_MAX_UPLOAD_BYTES: '-1' }, 'XIEZHENG_MAX_UPLOAD_BYTES'],
    [{ XIEZHENG_LOG_LEVEL: 'loud' }, 'XIEZHENG_LOG_LEVEL'],
    [{ XIEZHENG_API_KEY: 'short' }, 'XIEZHENG_API_KEY'],
    [{ XIEZHENG_LLM_BASE_URL: 'ftp://x', XIEZHENG_LLM_MODEL: 'm' }, 'XIEZHENG_LLM_BASE_URL'],
    [{ XIEZHENG_LLM_BASE_URL: 'http://localhost:1/v1' }, 'XIEZHENG_LLM_MODEL'],
    [{ XIEZHENG_LLM_MODEL: 'm' }, 'XIEZHENG_LLM_BASE_URL'],
  ])('names what is wrong in %o', (env, variable) => {
    const thrown = caught(() => loadConfig(env))
    expect(thrown).toBeInstanceOf(XiezhengError)
    expect((thrown as XiezhengError).code).toBe('invalid_input')
    expect((thrown as XiezhengError).message).toContain(variable)
  })

  it('never shows a secret', () => {
    const config = loadConfig({
      XIEZHENG_API_KEY: 'hush-hush-1',
      XIEZHENG_LLM_API_KEY: 'hush-hush-2',
      XIEZHENG_LLM_BASE_URL: 'http://localhost:1/v1',
      XIEZHENG_LLM_MODEL: 'm',
    })
    expect(config.apiKey?.reveal()).toBe('hush-hush-1')
    expect(config.llm?.apiKey?.reveal()).toBe('hush-hush-2')
    const shown = `${JSON.stringify(config)}${inspect(config, { depth: 9, showHidden: true })}${config.apiKey}`
    expect(shown).not.toContain('hush')
    const thrown = caught(() => loadConfig({ XIEZHENG_API_KEY: 'hush', XIEZHENG_PORT: 'x' }))
    expect(inspect(thrown, { depth: 9 })).not.toContain('hush')
  })
})

function caught(run: () => unknown): unknown {
  try {
    run()
  } catch (thrown) {
    return thrown
  }
  return undefined
}
