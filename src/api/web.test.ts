import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.js'
import { createJobQueue } from './jobs.js'
import { loadWebClient } from './pages/web-client.js'
import { createFakeAssistant } from './testing/fake-assistant.js'

const SCRIPT = 'console.log("协证")\n'.repeat(100)
let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xiezheng-web-'))
  mkdirSync(join(dir, 'web/assets'), { recursive: true })
  writeFileSync(join(dir, 'secret.js'), 'secret')
  writeFileSync(join(dir, 'web/index.html'), '<!doctype html><title>协证</title>')
  writeFileSync(join(dir, 'web/icon.svg'), '<svg/>')
  writeFileSync(join(dir, 'web/notes.txt'), 'not a part of the page')
  writeFileSync(join(dir, 'web/assets/index-abc123.js'), SCRIPT)
  symlinkSync(join(dir, 'secret.js'), join(dir, 'web/assets/link.js'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function app(web = loadWebClient(join(dir, 'web'))) {
  const assistant = createFakeAssistant()
  const jobs = createJobQueue({ assistant })
  return createApp({ assistant, jobs, config: { maxUploadBytes: 1000 }, web })
}

describe('the web client', () => {
  test('is the page at /, asked for again each time, under the strict policy', async () => {
    const response = await app().request('/')
    expect(await response.text()).toContain('协证')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const tag = response.headers.get('etag') ?? ''
    const again = await app().request('/', { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
  })

  test('its files are kept for ever, and compressed for who takes that', async () => {
    const path = '/assets/index-abc123.js'
    const plain = await app().request(path)
    expect(await plain.text()).toBe(SCRIPT)
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('vary')).toContain('Accept-Encoding')
    const packed = await app().request(path, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(SCRIPT)
    const refused = await app().request(path, { headers: { 'accept-encoding': 'gzip;q=0' } })
    expect(refused.headers.get('content-encoding')).toBeNull()
    expect((await app().request('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })

  test.each([
    '/assets/../secret.js',
    '/assets/..%2fsecret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets/link.js',
    '/assets/index-other.js',
    '/notes.txt',
    '/assets/',
  ])('has no %s', async (path) => {
    expect((await app().request(path)).status).toBe(404)
  })

  test('where it is not built, / says how to build it', async () => {
    const response = await app(loadWebClient(join(dir, 'nowhere'))).request('/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('npm run build')
  })
})
