import { expect, test } from 'vitest'
import { createFakeAssistant } from '../api/testing/fake-assistant.js'
import { runCli } from './program.js'
import { createFakeContext } from './testing/fake-context.js'

/** Runs `serve` until its address is out, visits it, interrupts it. */
async function visit(argv: string[], look: (url: string) => Promise<void>, documents = 1) {
  let printed = (_: string) => {}
  const address = new Promise<string>((resolve) => {
    printed = (text) => {
      const [, url] = /协证已就绪：(\S+)/.exec(text) ?? []
      if (url !== undefined) resolve(url)
    }
  })
  const status = createFakeAssistant().status()
  const context = createFakeContext({
    onOut: (text) => printed(text),
    settings: { maxUploadBytes: 1_000_000 },
    overrides: documents === 0 ? { status: () => ({ ...status, documents: 0 }) } : {},
  })
  const ended = runCli(['serve', '--port', '0', ...argv], context, '0')
  await look(await address)
  context.interrupt()
  return { code: await ended, out: context.stdout(), err: context.stderr(), context }
}

test('serves on a free port, says where and what to ask, stops when told to', async () => {
  let url = ''
  const { code, out, context } = await visit([], async (at) => {
    url = at
    expect((await fetch(`${at}/readyz`)).status).toBe(200)
  })
  expect(code).toBe(0)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
  expect(out).toContain('可以这样问：白城市')
  expect(context.assistant.calls.at(-1)?.[0]).toBe('close')
  await expect(fetch(url)).rejects.toThrow()
})

test('--sample fills an empty library before it is ready', async () => {
  const { err, context } = await visit(['--sample'], async () => {}, 0)
  const [method, names] = context.assistant.calls[0] ?? []
  expect(method).toBe('ingest')
  expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/\.txt$/)]))
  expect(err).toContain('示例报告')
})

test('--sample leaves a library that has something alone', async () => {
  const { context } = await visit(['--sample'], async () => {})
  expect(context.assistant.calls.map(([method]) => method)).not.toContain('ingest')
})

test('a port in use: exit 1 and what to do', async () => {
  await visit([], async (url) => {
    const context = createFakeContext()
    expect(await runCli(['serve', '--port', new URL(url).port], context, '0')).toBe(1)
    expect(context.stderr()).toContain('已被占用')
  })
})
