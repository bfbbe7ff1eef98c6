import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import type { Assistant } from '../assistant.js'
import { createApp } from './app.js'
import { createJobQueue } from './jobs.js'
import { startServer } from './server.js'
import { createFakeAssistant, fakeHit } from './testing/fake-assistant.js'

async function start(overrides: Partial<Assistant> = {}) {
  const assistant = createFakeAssistant(overrides)
  const jobs = createJobQueue({ assistant })
  const app = createApp({ assistant, jobs, config: { maxUploadBytes: 1000 } })
  return startServer({ app, jobs, host: '127.0.0.1', port: 0, graceMs: 50 })
}

/** A stream that sends one event and then waits until it is aborted. */
function heldStream() {
  let aborted = () => {}
  const gone = new Promise<void>((resolve) => {
    aborted = resolve
  })
  const chatStream: Assistant['chatStream'] = async function* ({ signal }) {
    yield { type: 'passages', hits: [fakeHit()] }
    await new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => {
        aborted()
        resolve()
      })
    })
  }
  return { chatStream, gone }
}

const askStream = (url: string, signal: AbortSignal | null = null) =>
  fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: '问', stream: true }),
    signal,
  })

async function firstChunk(response: Response): Promise<string> {
  const chunk = await response.body?.getReader().read()
  return new TextDecoder().decode(chunk?.value)
}

test('the first event arrives before the last is made; a client that leaves aborts the work', async () => {
  const { chatStream, gone } = heldStream()
  const server = await start({ chatStream })
  const client = new AbortController()
  const response = await askStream(server.url, client.signal)
  expect(await firstChunk(response)).toMatch(/^event: passages\ndata: /)
  client.abort()
  await gone
  await server.close()
})

test('shutdown does not wait for a stream that never ends, and frees the port', async () => {
  const { chatStream, gone } = heldStream()
  const server = await start({ chatStream })
  await firstChunk(await askStream(server.url))
  await server.close()
  await gone
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
})

test('bodies of unknown length: none at all, in pieces, and too many pieces', async () => {
  const server = await start()
  const send = async (pieces: string[]) => {
    const request = httpRequest(`${server.url}/api/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    for (const piece of pieces) request.write(piece)
    request.end()
    const [response] = await once(request, 'response')
    response.resume()
    return response.statusCode
  }
  expect(await send([])).toBe(400)
  expect(await send(['{"query":', '"提案"}'])).toBe(200)
  expect(await send(Array(20).fill(' '.repeat(100_000)))).toBe(413)
  expect((await fetch(`${server.url}/api/search`, { method: 'POST' })).status).toBe(400)
  await server.close()
})

test('a port in use is a conflict', async () => {
  const server = await start()
  const assistant = createFakeAssistant()
  const jobs = createJobQueue({ assistant })
  const app = createApp({ assistant, jobs, config: { maxUploadBytes: 1 } })
  const second = startServer({ app, jobs, host: '127.0.0.1', port: server.port })
  await expect(second).rejects.toMatchObject({ code: 'conflict' })
  await server.close()
})
