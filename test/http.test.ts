import { z } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/api/app.js'
import { createJobQueue, type JobQueue } from '../src/api/jobs.js'
import {
  AnswerSentenceSchema,
  ChatResponseSchema,
  DocumentListSchema,
  InitiativesResponseSchema,
  JobSchema,
  ReadySchema,
  SearchResponseSchema,
} from '../src/api/responses.js'
import { DocumentDetailSchema, ErrorSchema, HitSchema } from '../src/api/schemas.js'
import type { Assistant } from '../src/assistant.js'
import { inventedSources } from './support/corpus.js'
import { openAssistant, seedSources } from './support/library.js'
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.js'

/** The real product behind HTTP, with the seed reports too where they are. */
let folder: TemporaryFolder
let assistant: Assistant
let jobs: JobQueue
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  await assistant.ingest([...inventedSources(), ...(seedSources() ?? [])])
  jobs = createJobQueue({ assistant })
  app = createApp({ assistant, jobs, config: { maxUploadBytes: 100_000 } })
})
afterAll(async () => {
  await jobs.close()
  await assistant.close()
  folder.remove()
})

const post = (path: string, body: unknown) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Every object of a schema without room for unknown fields, all the way down. */
function exact(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([key, one]) => [key, exact(one as z.ZodType)])
    return z.strictObject(Object.fromEntries(shape))
  }
  if (schema instanceof z.ZodArray) return z.array(exact(schema.element as z.ZodType))
  if (schema instanceof z.ZodNullable) return exact(schema.unwrap() as z.ZodType).nullable()
  if (schema instanceof z.ZodOptional) return exact(schema.unwrap() as z.ZodType).optional()
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return z.union(schema.options.map((option) => exact(option as z.ZodType)) as [z.ZodType])
  }
  return schema
}

/** The body of a JSON answer, which must be the schema's shape, no field more or less. */
async function read<Schema extends z.ZodType>(response: Response, schema: Schema, status = 200) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const body: unknown = await response.json()
  exact(schema).parse(body)
  return schema.parse(body)
}

async function events(response: Response) {
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const text = await response.text()
  return text
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const field = (name: string) =>
        block
          .split('\n')
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).trimStart())
          .join('\n')
      return { event: field('event'), data: JSON.parse(field('data')) as unknown }
    })
}

const failure = async (response: Response) =>
  (await read(response, ErrorSchema, response.status)).error

describe('running', () => {
  it('GET /healthz', async () => {
    const body = await read(await app.request('/healthz'), z.object({ status: z.literal('ok') }))
    expect(body).toEqual({ status: 'ok' })
  })

  it('GET /readyz tells what the library holds', async () => {
    const body = await read(await app.request('/readyz'), ReadySchema)
    expect(body).toEqual({ status: 'ready', ...assistant.status() })
    expect(body.documents).toBeGreaterThanOrEqual(4)
  })

  it('GET /metrics is Prometheus text with the counts', async () => {
    const response = await app.request('/metrics')
    const { documents, passages } = assistant.status()
    const text = await response.text()
    expect(text).toContain(`xiezheng_documents ${documents}\n`)
    expect(text).toContain(`xiezheng_passages ${passages}\n`)
  })

  it('GET /openapi.json names every route', async () => {
    const response = await app.request('/openapi.json')
    const body = z
      .object({ openapi: z.string().startsWith('3.1'), paths: z.record(z.string(), z.unknown()) })
      .parse(await response.json())
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/healthz',
        '/readyz',
        '/metrics',
        '/api/search',
        '/api/chat',
        '/api/initiatives',
        '/api/documents',
        '/api/documents/{id}',
        '/api/documents/{id}/original',
        '/api/jobs/{id}',
        '/api/jobs/{id}/events',
      ]),
    )
  })

  it.each(['/', '/docs'])('GET %s is a page', async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  })
})

describe('POST /api/search', () => {
  it('gives hits whose quotes are the original’s', async () => {
    const body = await read(
      await post('/api/search', { query: '湿地 生态补水' }),
      SearchResponseSchema,
    )
    expect(body.hits[0]?.citation).toMatchObject({
      documentName: '白城市政协2023年工作报告.txt',
      region: { code: '220800', name: '白城市', level: 'city', path: ['吉林省', '白城市'] },
      year: 2023,
    })
    expect(body.hits.length).toBeLessThanOrEqual(10)
    for (const { citation } of body.hits) {
      const response = await app.request(`/api/documents/${citation.documentId}/original`)
      const original = await response.text()
      expect(original.slice(citation.start, citation.end)).toBe(citation.quote)
    }
  })

  it('keeps to filters, mode and limit', async () => {
    const body = await read(
      await post('/api/search', {
        query: '立案提案',
        limit: 3,
        mode: 'lexical',
        filters: { regions: ['吉林省'], years: { from: 2022, to: 2022 } },
      }),
      SearchResponseSchema,
    )
    expect(body.hits.length).toBeGreaterThan(0)
    expect(body.hits.length).toBeLessThanOrEqual(3)
    expect(body.hits.every(({ citation }) => citation.year === 2022)).toBe(true)
    expect(body.hits.every(({ trace }) => trace.dense === null)).toBe(true)
  })

  it.each([
    ['an unknown region', { query: '提案', filters: { regions: ['火星市'] } }],
    ['a blank query', { query: '\u3000' }],
  ])('%s: 400', async (_, body) => {
    const response = await post('/api/search', body)
    expect(response.status).toBe(400)
    expect(await failure(response)).toMatchObject({ code: 'invalid_input' })
  })
})

describe('GET /api/initiatives', () => {
  const get = (query: string) => app.request(`/api/initiatives${query}`)

  it('gives what is named in the reports, in any script, with exact citations', async () => {
    const body = await read(await get('?q=鶴湖夜談'), InitiativesResponseSchema)
    expect(body.initiatives).toMatchObject([
      { name: '鹤湖夜谈', kind: 'brand', regions: [{ name: '白城市' }], years: [2023] },
    ])
    const [mention] = body.initiatives[0]?.mentions ?? []
    expect(mention?.quote).toContain('鹤湖夜谈')
    const original = assistant.getOriginal(mention?.documentId ?? '')
    expect(original.slice(mention?.start, mention?.end)).toBe(mention?.quote)
  })

  it('a province includes its cities; pages have the total of all', async () => {
    const all = await read(await get('?region=吉林省&limit=100'), InitiativesResponseSchema)
    expect(all.initiatives.map(({ name }) => name)).toContain('鹤湖夜谈')
    const page = await read(await get('?region=220000&limit=1'), InitiativesResponseSchema)
    expect(page).toMatchObject({ total: all.total, initiatives: [{ id: all.initiatives[0]?.id }] })
  })

  it.each([
    ['?region=火星', 'region'],
    ['?region=', 'region'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=x', 'limit'],
    ['?offset=-1', 'offset'],
    [`?q=${'长'.repeat(201)}`, 'q'],
    [`?region=${'长'.repeat(201)}`, 'region'],
  ])('refuses %s', async (query, field) => {
    const response = await get(query)
    expect(response.status).toBe(400)
    const { code, details } = await failure(response)
    expect(code).toBe('invalid_input')
    expect(JSON.stringify(details)).toContain(field)
  })
})

describe('POST /api/chat', () => {
  it('answers with citations', async () => {
    const body = await read(
      await post('/api/chat', { question: '湖州市政协2021年立案提案多少件？' }),
      ChatResponseSchema,
    )
    expect(body).toMatchObject({ refused: false, reason: null, engine: 'extractive' })
    expect(body.answer).toContain('228件')
    expect(body.citations[0]?.quote).toContain('228')
  })

  it('refuses with a reason', async () => {
    const body = await read(
      await post('/api/chat', { messages: [{ role: 'user', content: '怎样做红烧肉？' }] }),
      ChatResponseSchema,
    )
    expect(body).toMatchObject({ refused: true, sentences: [] })
    expect(body.reason).not.toBeNull()
  })

  it('streams the same as it answers whole', async () => {
    const question = '湖州市政协2021年立案提案多少件？'
    const whole = await read(await post('/api/chat', { question }), ChatResponseSchema)
    const all = await events(await post('/api/chat', { question, stream: true }))
    expect(all.map(({ event }) => event)).toEqual([
      'passages',
      ...whole.sentences.map(() => 'sentence'),
      'done',
    ])
    exact(z.object({ hits: z.array(HitSchema).min(1) })).parse(all[0]?.data)
    const sentences = all.slice(1, -1).map(({ data }) => exact(AnswerSentenceSchema).parse(data))
    expect(sentences).toEqual(whole.sentences)
    exact(ChatResponseSchema).parse(all.at(-1)?.data)
    expect(ChatResponseSchema.parse(all.at(-1)?.data)).toEqual({
      ...whole,
      tookMs: expect.any(Number),
    })
  })

  it.each([
    ['an LLM that is not configured', { question: '提案？', engine: 'llm' }, 503, 'unavailable'],
    ['the same, streamed', { question: '提案？', engine: 'llm', stream: true }, 503, 'unavailable'],
    [
      'an unknown region, streamed',
      { question: '提案？', filters: { regions: ['火星市'] }, stream: true },
      400,
      'invalid_input',
    ],
  ])('%s: an error body with its status', async (_, body, status, code) => {
    const response = await post('/api/chat', body)
    expect(response.status).toBe(status)
    expect((await failure(response)).code).toBe(code)
  })
})

describe('documents', () => {
  it('GET /api/documents pages through all, newest first', async () => {
    const { total, documents } = await read(
      await app.request('/api/documents?limit=100'),
      DocumentListSchema,
    )
    expect(total).toBe(assistant.status().documents)
    expect(documents).toHaveLength(total)
    const times = documents.map(({ addedAt }) => addedAt)
    expect(times).toEqual([...times].sort().reverse())
    const paged = []
    for (let offset = 0; offset < total; offset += 3) {
      const path = `/api/documents?limit=3&offset=${offset}`
      paged.push(...(await read(await app.request(path), DocumentListSchema)).documents)
    }
    expect(paged).toEqual(documents)
  })

  it.each([
    ['a region', '湖州', ['湖州市政協2021年工作報告.txt']],
    ['a file name in the other script', '湖州市政协2021年', ['湖州市政協2021年工作報告.txt']],
    ['an institution', '政协长春市委员会', ['长春市政协2023年工作报告.txt']],
    ['nothing', '没有这样的文件', []],
    ['SQL’s wildcards', '%', []],
  ])('?q= matches %s', async (_, q, names) => {
    const path = `/api/documents?q=${encodeURIComponent(q)}`
    const { total, documents } = await read(await app.request(path), DocumentListSchema)
    expect(documents.map(({ name }) => name)).toEqual(names)
    expect(total).toBe(names.length)
  })

  it('are shown in detail, their reports within the original', async () => {
    const { documents } = await read(
      await app.request('/api/documents?limit=100'),
      DocumentListSchema,
    )
    for (const { id, ...listed } of documents) {
      const detail = await read(await app.request(`/api/documents/${id}`), DocumentDetailSchema)
      expect(detail).toMatchObject(listed)
      const response = await app.request(`/api/documents/${id}/original`)
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      const original = await response.text()
      expect(original).toBe(assistant.getOriginal(id))
      expect(original).toHaveLength(detail.chars)
      expect(detail.reports.length).toBeGreaterThan(0)
      const spans = [...detail.reports, ...detail.removedSpans, ...detail.repairs]
      expect(spans.every(({ start, end }) => start < end && end <= detail.chars)).toBe(true)
      const { repairs } = detail
      expect(repairs.every(({ start, end, from }) => original.slice(start, end) === from)).toBe(
        true,
      )
    }
  })

  it.each([
    ['GET', '/api/documents/dnone'],
    ['GET', '/api/documents/dnone/original'],
    ['DELETE', '/api/documents/dnone'],
    ['GET', '/api/jobs/none'],
    ['GET', '/api/jobs/none/events'],
    ['GET', '/api/none'],
  ])('%s %s: 404', async (method, path) => {
    const response = await app.request(path, { method })
    expect(response.status).toBe(404)
    expect((await failure(response)).code).toBe('not_found')
  })
})

describe('an upload', () => {
  const REPORT =
    '政协赤峰市委员会常务委员会工作报告\n——在政协赤峰市第八届委员会第二次会议上\n2022年，市政协为红山文化遗址立了委员守护岗。\n'
  const upload = (...files: [string, string | Uint8Array<ArrayBuffer>][]) => {
    const body = new FormData()
    for (const [name, content] of files) body.append('files', new File([content], name))
    return app.request('/api/documents', { method: 'POST', body })
  }
  const finished = async (response: Response) => {
    const { jobId } = await read(response, z.object({ jobId: z.string() }), 202)
    const all = await events(await app.request(`/api/jobs/${jobId}/events`))
    const job = await read(await app.request(`/api/jobs/${jobId}`), JobSchema)
    expect(all.at(-1)?.event).toBe('done')
    expect(all.at(-1)?.data).toEqual(job)
    expect(all.filter(({ event }) => event === 'file').map(({ data }) => data)).toEqual(job.files)
    return job
  }

  it('is taken in beside one that cannot be, found, and gone when it is deleted', async () => {
    const before = assistant.status()
    const job = await finished(await upload(['赤峰.txt', REPORT], ['空.txt', '']))
    expect(job).toMatchObject({ state: 'done', done: 2, total: 2, stage: null, error: null })
    expect(job.files.map(({ state }) => state)).toEqual(['added', 'failed'])
    expect(job.errors).toMatchObject([{ name: '空.txt', error: { code: 'empty' } }])

    const query = '红山文化遗址守护岗'
    const { hits } = await read(await post('/api/search', { query }), SearchResponseSchema)
    const id = hits[0]?.citation.documentId ?? ''
    expect(hits[0]?.citation).toMatchObject({
      documentName: '赤峰.txt',
      region: { name: '赤峰市' },
    })

    const again = await finished(await upload(['改名.txt', REPORT]))
    expect(again.files).toMatchObject([{ name: '改名.txt', state: 'unchanged' }])

    const gone = await app.request(`/api/documents/${id}`, { method: 'DELETE' })
    expect(gone.status).toBe(204)
    expect(await gone.text()).toBe('')
    const later = await read(await post('/api/search', { query }), SearchResponseSchema)
    expect(later.hits.map(({ citation }) => citation.documentId)).not.toContain(id)
    expect((await app.request(`/api/documents/${id}`)).status).toBe(404)
    expect(assistant.status()).toEqual(before)
  })

  it('of nothing that can be read is a failed job', async () => {
    const job = await finished(await upload(['空白.txt', ' \n'], ['图.png', new Uint8Array(500)]))
    expect(job).toMatchObject({ state: 'failed', done: 2 })
    expect(job.errors).toHaveLength(2)
  })

  it('above the limit is refused at once', async () => {
    const response = await upload(['大.txt', '协'.repeat(50_000)])
    expect(response.status).toBe(413)
    expect((await failure(response)).code).toBe('too_large')
  })
})
