import { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import type { Assistant } from '../assistant.js'
import { createApp } from './app.js'
import { createJobQueue } from './jobs.js'
import { createLogger } from './log.js'
import {
  ChatResponseSchema,
  CheckResponseSchema,
  DocumentListSchema,
  JobSchema,
  SearchResponseSchema,
  SimilarResponseSchema,
} from './responses.js'
import { DocumentDetailSchema, ErrorSchema } from './schemas.js'
import { createFakeAssistant, ORIGINAL } from './testing/fake-assistant.js'
import type { ApiConfig } from './types.js'

function setUp(options: { config?: Partial<ApiConfig>; overrides?: Partial<Assistant> } = {}) {
  const assistant = createFakeAssistant(options.overrides)
  const jobs = createJobQueue({ assistant })
  const lines: string[] = []
  const logger = createLogger('info', (line) => lines.push(line))
  const config = { maxUploadBytes: 1000, ...options.config }
  const app = createApp({ assistant, jobs, config, logger })
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { app, assistant, jobs, lines, post }
}

/** The body, which must be what the schema says. */
async function read<Schema extends z.ZodType>(response: Response, schema: Schema) {
  return schema.parse(await response.json())
}

async function failure(response: Response) {
  const body = await read(response, ErrorSchema.strict())
  expect(JSON.stringify(body)).not.toMatch(/\.ts:|node_modules|\/srv/)
  return { status: response.status, ...body.error }
}

describe('search', () => {
  test('fills in the defaults and ignores unknown fields', async () => {
    const { post, assistant } = setUp()
    const response = await post('/api/search', { query: '提案', colour: 'red' })
    expect(response.status).toBe(200)
    expect((await read(response, SearchResponseSchema)).hits[0]?.citation.quote).toBe(
      ORIGINAL.slice(3, 13),
    )
    const [, request] = assistant.calls[0] ?? []
    expect(request).toMatchObject({ query: '提案', limit: 10, mode: 'hybrid' })
  })

  const bad: [string, unknown, string][] = [
    ['no query', {}, 'query'],
    ['a blank query', { query: ' \n' }, 'query'],
    ['a long query', { query: '协'.repeat(2001) }, 'query'],
    ['a query that is no text', { query: 5 }, 'query'],
    ['limit 0', { query: '协', limit: 0 }, 'limit'],
    ['limit 101', { query: '协', limit: 101 }, 'limit'],
    ['a fractional limit', { query: '协', limit: 1.5 }, 'limit'],
    ['limit as text', { query: '协', limit: '5' }, 'limit'],
    ['another mode', { query: '协', mode: 'magic' }, 'mode'],
    ['null filters', { query: '协', filters: null }, 'filters'],
    [
      '101 regions',
      { query: '协', filters: { regions: Array(101).fill('白城市') } },
      'filters.regions',
    ],
    [
      'years the wrong way round',
      { query: '协', filters: { years: { from: 2024, to: 2023 } } },
      'filters.years',
    ],
    ['an array', [], ''],
  ]
  test.each(bad)('%s: 400 naming the field', async (_, body, field) => {
    const { post, assistant } = setUp()
    const { status, code, details } = await failure(await post('/api/search', body))
    expect({ status, code }).toEqual({ status: 400, code: 'invalid_input' })
    expect(details).toMatchObject({ issues: [{ field }] })
    expect(assistant.calls).toEqual([])
  })

  test.each([
    ['malformed JSON', '{"query": ', 'application/json', 400, 'invalid_input'],
    ['another content type', '<q/>', 'application/xml', 415, 'unsupported_type'],
    ['a form', 'query=x', 'application/x-www-form-urlencoded', 415, 'unsupported_type'],
    [
      'more than 1 MB',
      JSON.stringify({ query: 'x', pad: 'x'.repeat(1_000_001) }),
      'application/json',
      413,
      'too_large',
    ],
  ])('%s', async (_, body, type, status, code) => {
    const { post } = setUp()
    expect(await failure(await post('/api/search', body, { 'content-type': type }))).toMatchObject({
      status,
      code,
    })
  })

  test('an unexpected error is internal, without its cause; the log has it', async () => {
    const { post, lines } = setUp()
    const error = await failure(await post('/api/search', { query: '内部错误' }))
    expect(error).toMatchObject({ status: 500, code: 'internal' })
    expect(lines.join('')).toContain('secret path')
  })
})

describe('similar', () => {
  test('passes the anchor on and answers in groups', async () => {
    const { post, assistant } = setUp()
    const response = await post('/api/similar', { documentId: 'd1', start: 3, end: 13 })
    expect(response.status).toBe(200)
    const { groups } = await read(response, SimilarResponseSchema)
    expect(groups[0]?.hits[0]?.citation.quote).toBe(ORIGINAL.slice(3, 13))
    expect(assistant.calls[0]?.[1]).toMatchObject({
      documentId: 'd1',
      start: 3,
      end: 13,
      limit: 20,
    })
  })

  test.each([
    ['a blank text', { text: ' ' }, 'text'],
    ['a long text', { text: '协'.repeat(4001) }, 'text'],
    ['a negative place', { documentId: 'd1', start: -1, end: 3 }, 'start'],
    ['too many hits', { text: '客厅', limit: 101 }, 'limit'],
  ])('%s is invalid', async (_, body, field) => {
    const { post, assistant } = setUp()
    const { status, details } = await failure(await post('/api/similar', body))
    expect(status).toBe(400)
    expect(details).toMatchObject({ issues: [{ field }] })
    expect(assistant.calls).toEqual([])
  })
})

describe('check', () => {
  test('passes the draft on and answers with its claims', async () => {
    const { post, assistant } = setUp()
    const response = await post('/api/check', { text: '全年立案提案三百件。' })
    expect(response.status).toBe(200)
    const { claims, summary } = await read(response, CheckResponseSchema)
    expect(claims[0]?.verdict).toBe('conflict')
    expect(summary.conflict).toBe(1)
    expect(assistant.calls[0]?.[1]).toMatchObject({ text: '全年立案提案三百件。' })
  })

  test.each([
    ['no text', {}],
    ['a blank text', { text: ' \n' }],
    ['a text beyond the limit', { text: '协'.repeat(100_001) }],
  ])('%s is invalid', async (_, body) => {
    const { post, assistant } = setUp()
    const { status, details } = await failure(await post('/api/check', body))
    expect(status).toBe(400)
    expect(details).toMatchObject({ issues: [{ field: 'text' }] })
    expect(assistant.calls).toEqual([])
  })
})

describe('chat', () => {
  test('a question becomes the one message', async () => {
    const { post, assistant } = setUp()
    const response = await post('/api/chat', { question: '立案提案多少件？' })
    expect(response.status).toBe(200)
    expect((await read(response, ChatResponseSchema)).citations[0]?.n).toBe(1)
    expect(assistant.calls[0]?.[1]).toMatchObject({
      messages: [{ role: 'user', content: '立案提案多少件？' }],
      engine: 'auto',
    })
  })

  test.each([
    ['neither', {}],
    ['both', { question: '问', messages: [{ role: 'user', content: '问' }] }],
    ['no messages', { messages: [] }],
    ['51 messages', { messages: Array(51).fill({ role: 'user', content: '问' }) }],
    ['a long message', { messages: [{ role: 'user', content: '问'.repeat(8001) }] }],
    ['no user message', { messages: [{ role: 'assistant', content: '答' }] }],
    ['an unknown role', { messages: [{ role: 'tool', content: '问' }] }],
    ['stream as text', { question: '问', stream: 'yes' }],
  ])('%s: 400', async (_, body) => {
    const { post } = setUp()
    expect(await failure(await post('/api/chat', body))).toMatchObject({
      status: 400,
      code: 'invalid_input',
    })
  })

  test('streams passages, sentence, done', async () => {
    const { post } = setUp()
    const response = await post('/api/chat', { question: '问', stream: true })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const events = parseEvents(await response.text())
    expect(events.map(({ event }) => event)).toEqual(['passages', 'sentence', 'done'])
    expect(events[0]?.data.hits).toHaveLength(1)
    expect(events[1]?.data.verdict).toBe('supported')
    expect(events[2]?.data.refused).toBe(false)
  })

  test('an error in the middle of a stream is its last event', async () => {
    const { post } = setUp({
      overrides: {
        async *chatStream() {
          yield { type: 'passages', hits: [] }
          throw new Error('boom at /srv/secret')
        },
      },
    })
    const events = parseEvents(
      await (await post('/api/chat', { question: '问', stream: true })).text(),
    )
    expect(events.map(({ event }) => event)).toEqual(['passages', 'error'])
    expect(events[1]?.data.error.code).toBe('internal')
    expect(JSON.stringify(events)).not.toContain('/srv')
  })
})

describe('documents', () => {
  test('lists, shows, gives the original byte for byte, removes', async () => {
    const { app } = setUp()
    const list = await read(
      await app.request('/api/documents?limit=5'),
      z.looseObject(DocumentListSchema.shape),
    )
    expect(list.total).toBe(1)
    const detail = await read(await app.request('/api/documents/d1'), DocumentDetailSchema)
    expect(detail.removedSpans).toEqual([{ start: 0, end: 2, reason: 'navigation' }])
    const original = await app.request('/api/documents/d1/original')
    expect(original.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(original.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await original.text()).toBe(ORIGINAL)
    expect((await app.request('/api/documents/d1', { method: 'DELETE' })).status).toBe(204)
    for (const path of [
      '/api/documents/d1',
      '/api/documents/d1/original',
      '/api/nothing',
      '/nothing',
    ]) {
      expect(await failure(await app.request(path))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
    }
  })

  test.each(['limit=0', 'limit=101', 'limit=abc', 'offset=-1', 'limit=', 'offset=1.5'])(
    '?%s: 400',
    async (query) => {
      const { app } = setUp()
      expect(await failure(await app.request(`/api/documents?${query}`))).toMatchObject({
        status: 400,
      })
    },
  )
})

describe('uploads', () => {
  const form = (...files: [string, string][]) => {
    const body = new FormData()
    for (const [name, text] of files) body.append('files', new File([text], name))
    return { method: 'POST', body }
  }

  test('202, then the job tells each file’s fate', async () => {
    const { app, assistant } = setUp()
    const response = await app.request(
      '/api/documents',
      form(['../../a.txt', 'x'], ['坏.txt', 'y']),
    )
    expect(response.status).toBe(202)
    const { jobId } = await read(response, z.object({ jobId: z.string() }))
    const events = parseEvents(await (await app.request(`/api/jobs/${jobId}/events`)).text())
    expect(events.at(-1)?.event).toBe('done')
    expect(events.filter(({ event }) => event === 'file').map(({ data }) => data.state)).toEqual([
      'added',
      'failed',
    ])
    const job = await read(await app.request(`/api/jobs/${jobId}`), JobSchema.strict())
    expect(job).toMatchObject({
      state: 'done',
      done: 2,
      total: 2,
      errors: [{ name: '坏.txt', error: { code: 'unreadable' } }],
    })
    expect(assistant.calls[0]).toEqual(['ingest', ['a.txt', '坏.txt']])
    expect(await failure(await app.request('/api/jobs/none'))).toMatchObject({ status: 404 })
  })

  test('refusals', async () => {
    const { app, post } = setUp()
    const empty = new FormData()
    empty.append('files', 'just text')
    const send = async (init: RequestInit) => failure(await app.request('/api/documents', init))
    expect(await send({ method: 'POST', body: empty })).toMatchObject({ status: 400 })
    expect(await send(form(['big.txt', 'x'.repeat(1001)]))).toMatchObject({
      status: 413,
      details: { files: ['big.txt'] },
    })
    expect(await send(form(['huge.txt', 'x'.repeat(1_100_000)]))).toMatchObject({ status: 413 })
    expect(await failure(await post('/api/documents', {}))).toMatchObject({ status: 415 })
    const broken = {
      method: 'POST',
      body: 'nonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }
    expect(await send(broken)).toMatchObject({ status: 400 })
    const many = form(...Array.from({ length: 201 }, (_, i): [string, string] => [`${i}.txt`, '']))
    expect(await send(many)).toMatchObject({ status: 400 })
    const foreign = { ...form(['a.txt', 'x']), headers: { origin: 'https://elsewhere.example' } }
    expect(await send(foreign)).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

describe('access', () => {
  test.each([
    ['no key', undefined, 401],
    ['a wrong key', 'Bearer nope', 401],
    ['another scheme', 'Basic s3cret', 401],
    ['the key', 'Bearer s3cret', 200],
  ])('with an API key set, %s', async (_, authorization, status) => {
    const { app } = setUp({ config: { apiKey: 's3cret' } })
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    expect((await app.request('/api/documents', { headers })).status).toBe(status)
    expect((await app.request('/healthz')).status).toBe(200)
  })

  test.each([
    ['its address', '127.0.0.1', undefined, 'http://127.0.0.1:8787', 200],
    ['localhost', '127.0.0.1', undefined, 'http://localhost:8787', 200],
    ['IPv6', '::1', undefined, 'http://[::1]:8787', 200],
    ['a name made to point here', '127.0.0.1', undefined, 'http://evil.example:8787', 403],
    ['a name that only begins so', '127.0.0.1', undefined, 'http://127.0.0.1.evil.example', 403],
    ['a proxy, with a key', '127.0.0.1', 's3cret', 'http://reports.example', 200],
    ['a name, when open to others', '0.0.0.0', undefined, 'http://server.example', 200],
  ])('on the loopback: %s', async (_, host, apiKey, url, status) => {
    const { app } = setUp({ config: { host, apiKey } })
    const headers: Record<string, string> =
      apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
    expect((await app.request(`${url}/api/documents`, { headers })).status).toBe(status)
    expect((await app.request(`${url}/healthz`)).status).toBe(200)
  })

  test('the log tells neither questions nor paths nor keys', async () => {
    const { app, post, lines } = setUp({ config: { apiKey: 's3cret' } })
    await post('/api/chat', { question: '机密问题' }, { authorization: 'Bearer s3cret' })
    await app.request('/api/documents/abc?q=机密', { headers: { authorization: 'Bearer s3cret' } })
    const log = lines.join('')
    expect(lines).toHaveLength(2)
    expect(log).toContain('"route":"/api/documents/:id"')
    expect(log).not.toMatch(/机密|s3cret|abc/)
  })
})

describe('operations', () => {
  test('healthz, readyz and metrics', async () => {
    const { app, assistant, jobs } = setUp()
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await app.request('/readyz')).json()).toMatchObject({
      status: 'ready',
      documents: 1,
      model: 'fake',
      engine: 'embedded',
    })
    await app.request('/nowhere/42')
    const metrics = await (await app.request('/metrics')).text()
    expect(metrics).toContain(
      'xiezheng_http_requests_total{method="GET",route="/readyz",status="200"} 1',
    )
    expect(metrics).toContain('route="unmatched",status="404"')
    expect(metrics).toMatch(
      /duration_seconds_bucket\{method="GET",route="\/healthz",le="\+Inf"\} 1/,
    )
    expect(metrics).toContain('xiezheng_documents 1')
    const starting = createApp({
      assistant,
      jobs,
      config: { maxUploadBytes: 1 },
      isReady: () => false,
    })
    expect(await failure(await starting.request('/readyz'))).toMatchObject({
      status: 503,
      code: 'unavailable',
    })
  })

  test('the page of the API is self-contained and under a strict policy', async () => {
    const { app } = setUp()
    const page = await app.request('/docs')
    const html = await page.text()
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(html).not.toMatch(/https?:\/\//)
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(2)
    for (const link of links.filter((one) => !one.startsWith('data:')))
      expect((await app.request(link)).status, link).toBe(200)
    const id = (
      await app.request('/healthz', { headers: { 'x-request-id': 'abc-1' } })
    ).headers.get('x-request-id')
    expect(id).toBe('abc-1')
  })
})

function parseEvents(text: string) {
  return text
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const [, event] = /^event: (.*)$/m.exec(block) ?? []
      const [, data] = /^data: (.*)$/m.exec(block) ?? []
      return { event, data: JSON.parse(data ?? 'null') }
    })
}
