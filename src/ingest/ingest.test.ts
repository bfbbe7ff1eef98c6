import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCachedEmbedder } from '../embed/cached.js'
import type { Embedder } from '../embed/embedder.js'
import { createFakeEmbedder, type FakeEmbedder } from '../embed/testing/fake-embedder.js'
import { XiezhengError } from '../errors.js'
import { openStore, type Store } from '../index/store.js'
import { ingest } from './ingest.js'
import { PREPARE_VERSION, prepareDocument } from './prepare.js'
import type { IngestEvent, IngestSource } from './types.js'

/** A report in our own words; every sentence differs by `mark`. */
function report(mark: string, sentences = 12): string {
  const body = Array.from(
    { length: sentences },
    (_, n) => `第${n + 1}次会议上，委员们围绕${mark}第${n + 1}个议题提出了意见建议。`,
  )
  return `政协青山县委员会常务委员会工作报告\n\n各位委员：\n${body.join('\n')}\n`
}

function source(name: string, text: string, path: string | null = null): IngestSource {
  return { name, path, read: async () => new TextEncoder().encode(text) }
}

function failing(name: string, thrown: unknown): IngestSource {
  return {
    name,
    path: null,
    read: async () => {
      throw thrown
    },
  }
}

let store: Store
let fake: FakeEmbedder
let embedder: Embedder
beforeEach(() => {
  store = openStore(':memory:')
  fake = createFakeEmbedder()
  embedder = createCachedEmbedder(fake, store, { writeEvery: 4 })
})
afterEach(() => store.close())

const take = (...sources: IngestSource[]) => ingest(sources, { store, embedder })
const documents = () => store.listDocuments({ limit: 100, offset: 0 }).documents

/** Every passage and unit of the store belongs to a document, and each unit has its vector. */
function expectNothingHalfStored() {
  const { units, passages } = store.counts()
  expect(store.countWithoutVector(fake.id)).toBe(0)
  expect(store.unitPlaces()).toHaveLength(units)
  expect(store.lexical.size()).toBe(passages)
  const told = store.allReports().reduce((sum, one) => sum + one.passages, 0)
  expect(told).toBe(passages)
}

describe('what becomes of a file', () => {
  it('is added, with its original and findable words', async () => {
    const text = report('养老服务')
    const summary = await take(source('甲.txt', text, '/资料/甲.txt'))
    expect(summary).toMatchObject({ added: 1, replaced: 0, unchanged: 0, failed: 0 })
    const [document] = documents()
    expect(document?.name).toBe('甲.txt')
    expect(store.getOriginal(document?.id ?? '')).toBe(text)
    expect(store.lexical.search(['养老'], 10).length).toBeGreaterThan(0)
    expectNothingHalfStored()
  })

  it('is unchanged when its bytes are held, whatever its name, and nothing is embedded', async () => {
    await take(source('甲.txt', report('养老服务')))
    const before = fake.embedded.length
    const summary = await take(source('乙.txt', report('养老服务')))
    expect(summary.files).toMatchObject([{ name: '乙.txt', state: 'unchanged' }])
    expect(fake.embedded).toHaveLength(before)
    expect(documents().map(({ name }) => name)).toEqual(['甲.txt'])
  })

  it('comes once when it is given twice in one run', async () => {
    const text = report('养老服务')
    const summary = await take(source('甲.txt', text, '/甲.txt'), source('乙.txt', text, '/乙.txt'))
    expect(summary.files.map(({ state }) => state)).toEqual(['added', 'unchanged'])
    expect(store.counts().documents).toBe(1)
  })

  it('comes once when two runs take it in at the same time', async () => {
    const text = report('养老服务')
    const summaries = await Promise.all([
      take(source('甲.txt', text)),
      take(source('乙.txt', text)),
    ])
    expect(summaries.flatMap(({ files }) => files.map(({ state }) => state)).sort()).toEqual([
      'added',
      'unchanged',
    ])
    expectNothingHalfStored()
  })

  it('replaces what stood under its path', async () => {
    await take(source('甲.txt', report('养老服务'), '/甲.txt'))
    const summary = await take(source('甲.txt', report('水库移民'), '/甲.txt'))
    expect(summary).toMatchObject({ added: 0, replaced: 1 })
    expect(store.counts().documents).toBe(1)
    expect(store.lexical.search(['养老'], 10)).toEqual([])
    expect(store.lexical.search(['移民'], 10).length).toBeGreaterThan(0)
    expectNothingHalfStored()
  })

  it('replaces what stood under its path also by content that is held from another path', async () => {
    await take(source('甲.txt', report('养老服务'), '/甲.txt'))
    await take(source('乙.txt', report('水库移民'), '/乙.txt'))
    await take(source('甲.txt', report('水库移民'), '/甲.txt'))
    expect(documents().map(({ name }) => name)).toEqual(['乙.txt'])
    expect(store.lexical.search(['养老'], 10)).toEqual([])
    expectNothingHalfStored()
  })

  it('without a path never replaces another of its name', async () => {
    await take(source('报告.txt', report('养老服务')), source('报告.txt', report('水库移民')))
    expect(store.counts().documents).toBe(2)
  })

  it('is prepared anew when older rules prepared it, keeping its path', async () => {
    const text = report('养老服务')
    const prepared = prepareDocument(new TextEncoder().encode(text), '甲.txt')
    await take(source('甲.txt', text, '/甲.txt'))
    store.removeDocument(documents()[0]?.id ?? '')
    await embedder.embed(
      prepared.reports.flatMap((one) =>
        one.passages.flatMap((p) => [p.text, ...p.sentences.map((s) => s.text)]),
      ),
      { kind: 'passage' },
    )
    store.addDocument(prepared, {
      source: '/甲.txt',
      embedderId: fake.id,
      prepareVersion: PREPARE_VERSION - 1,
    })
    const summary = await take(source('另名.txt', text))
    expect(summary).toMatchObject({ replaced: 1, unchanged: 0 })
    expect(store.findBySource('/甲.txt')).toMatchObject({ prepareVersion: PREPARE_VERSION })
    expect(await take(source('甲.txt', text))).toMatchObject({ unchanged: 1 })
    expectNothingHalfStored()
  })
})

describe('files that cannot be taken in', () => {
  const bad: [string, IngestSource, string][] = [
    [
      'one that is gone',
      failing('无.txt', new XiezhengError('not_found', '没有这个文件。')),
      'not_found',
    ],
    ['one whose reading breaks', failing('坏.txt', new Error('EIO')), 'internal'],
    ['an empty one', source('空.txt', ''), 'empty'],
    ['a blank one', source('白.txt', ' \n\u3000\n'), 'empty'],
    [
      'a binary one',
      {
        name: '图.txt',
        path: null,
        read: async () => createHash('sha512').update('图').digest().fill(0, 10, 40),
      },
      'unsupported_type',
    ],
  ]
  it.each(bad)('%s fails by itself: those before and after are stored', async (_, broken, code) => {
    const summary = await take(
      source('甲.txt', report('养老服务')),
      broken,
      source('乙.txt', report('水库移民')),
    )
    expect(summary).toMatchObject({ added: 2, failed: 1 })
    const [, failure] = summary.files
    if (failure?.state !== 'failed') throw new Error('the broken file did not fail')
    expect(failure.error).toBeInstanceOf(XiezhengError)
    expect(failure.error.code).toBe(code)
    expect(failure.error.message).toMatch(/[。？！]$/)
    expect(
      documents()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['乙.txt', '甲.txt'])
    expectNothingHalfStored()
  })

  it('an embedder that breaks leaves nothing of the file', async () => {
    const broken: Embedder = {
      ...fake,
      embed: async () => {
        throw new Error('no memory')
      },
    }
    const summary = await ingest([source('甲.txt', report('养老服务'))], {
      store,
      embedder: broken,
    })
    expect(summary).toMatchObject({ added: 0, failed: 1 })
    expect(store.counts()).toEqual({ documents: 0, reports: 0, passages: 0, units: 0 })
  })

  it('a file whose former version cannot be replaced keeps the former version', async () => {
    await take(source('甲.txt', report('养老服务'), '/甲.txt'))
    expect(await take(source('甲.txt', '', '/甲.txt'))).toMatchObject({ failed: 1 })
    expect(store.lexical.search(['养老'], 10).length).toBeGreaterThan(0)
  })
})

describe('interruption', () => {
  it('keeps what is done and resumes without embedding it again', async () => {
    const stop = new AbortController()
    const sources = [source('甲.txt', report('养老服务')), source('乙.txt', report('水库移民', 40))]
    const run = ingest(
      sources,
      { store, embedder },
      {
        signal: stop.signal,
        onEvent(event) {
          if (event.type === 'progress' && event.name === '乙.txt' && event.done >= 12) stop.abort()
        },
      },
    )
    await expect(run).rejects.toMatchObject({ name: 'XiezhengError', code: 'aborted' })
    expect(documents().map(({ name }) => name)).toEqual(['甲.txt'])
    expectNothingHalfStored()

    const finished = new Set(fake.embedded.slice(0, Math.floor(fake.embedded.length / 4) * 4))
    expect(finished.size).toBeGreaterThan(12)
    fake.embedded.length = 0
    const summary = await take(...sources)
    expect(summary.files.map(({ state }) => state)).toEqual(['unchanged', 'added'])
    expect(fake.embedded.length).toBeGreaterThan(0)
    expect(fake.embedded.filter((text) => finished.has(text)).length).toBeLessThanOrEqual(4)
    expect(new Set(fake.embedded).size).toBe(fake.embedded.length)
    expectNothingHalfStored()
  })

  it('before the first file takes in none', async () => {
    const run = ingest(
      [source('甲.txt', report('养老服务'))],
      { store, embedder },
      { signal: AbortSignal.abort() },
    )
    await expect(run).rejects.toMatchObject({ code: 'aborted' })
    expect(store.counts().documents).toBe(0)
    expect(fake.embedded).toEqual([])
  })
})

describe('events', () => {
  it('tell each file’s stages in order, embedding up to its end, then its result', async () => {
    const events: IngestEvent[] = []
    const summary = await ingest(
      [source('甲.txt', report('养老服务')), failing('坏.txt', new Error('EIO'))],
      { store, embedder },
      { onEvent: (event) => events.push(event) },
    )
    const stages = events.map((event) =>
      event.type === 'file' ? `${event.index}/${event.total} ${event.result.state}` : event.stage,
    )
    expect(stages.filter((stage, i) => stage !== stages[i - 1])).toEqual([
      'read',
      'embed',
      'store',
      '0/2 added',
      'read',
      '1/2 failed',
    ])
    const embedding = events.flatMap((event) =>
      event.type === 'progress' && event.stage === 'embed' ? [event] : [],
    )
    const counts = embedding.map(({ done }) => done)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(embedding.at(-1)?.done).toBe(embedding.at(-1)?.total)
    expect(summary.files).toEqual(
      events.flatMap((event) => (event.type === 'file' ? [event.result] : [])),
    )
  })
})

describe('a removal meanwhile', () => {
  it('of a document that shares sentences loses the one being taken in nothing', async () => {
    await take(source('甲.txt', report('养老服务')))
    const [former] = documents()
    let removed = false
    const summary = await ingest(
      [source('乙.txt', `${report('养老服务')}${report('水库移民', 30)}`)],
      { store, embedder },
      {
        onEvent(event) {
          if (removed || event.type !== 'progress' || event.stage !== 'embed') return
          removed = store.removeDocument(former?.id ?? '')
        },
      },
    )
    expect(removed).toBe(true)
    expect(summary).toMatchObject({ added: 1, failed: 0 })
    expectNothingHalfStored()
  })
})
