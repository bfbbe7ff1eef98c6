import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Region } from '../domain.js'
import { createFakeEmbedder } from '../embed/testing/fake-embedder.js'
import { unitTexts } from './add-document.js'
import { openStore, type Store } from './store.js'
import { addSample, sampleDocument } from './testing/sample-document.js'

const BAICHENG: Region = {
  code: '220800',
  name: '白城市',
  level: 'city',
  path: ['吉林省', '白城市'],
}
const TAONAN: Region = {
  code: '220881',
  name: '洮南市',
  level: 'county',
  path: ['吉林省', '白城市', '洮南市'],
}
const BEIJING: Region = { code: '110000', name: '北京市', level: 'province', path: ['北京市'] }
const NATION: Region = { code: '000000', name: '全国', level: 'nation', path: ['全国'] }

const embedder = createFakeEmbedder()
let dir: string
let store: Store

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'xiezheng-store-'))
  store = openStore(join(dir, 'store.db'))
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const three = () =>
  sampleDocument('三份报告.txt', [
    {
      paragraphs: ['立案提案一百件。全部办复。', '协商议政。'],
      region: BAICHENG,
      year: 2023,
      coveredYears: [2022, 2023],
      institution: '政协白城市委员会',
    },
    { paragraphs: ['书香政协。'], region: TAONAN, year: 2022, institution: '政协洮南市委员会' },
    { paragraphs: ['民主监督。'], region: BEIJING, year: 2024, institution: '北京市政协' },
  ])

describe('documents', () => {
  it('come back as they were added', async () => {
    const prepared = {
      ...three(),
      removed: [
        { start: 0, end: 2, reason: 'navigation' },
        { start: 4, end: 5, reason: 'promotion' },
      ],
      repairs: [{ start: 2, end: 3, from: '巳', to: '已' }],
      notes: [{ code: 'contents', message: '目录多于正文' }],
    }
    const added = await addSample(store, embedder, prepared)
    expect(added.id).toBe(`d${prepared.sha256.slice(0, 16)}`)
    expect(added.reports.map((r) => [r.id, r.passages, r.region])).toEqual([
      [`${added.id}-1`, 2, BAICHENG],
      [`${added.id}-2`, 1, TAONAN],
      [`${added.id}-3`, 1, BEIJING],
    ])
    expect(added.removed).toEqual({ chars: 3, byReason: { navigation: 2, promotion: 1 } })
    expect(store.getDocument(added.id)).toEqual({
      ...added,
      removedSpans: prepared.removed,
      repairs: prepared.repairs,
    })
    expect(added.notes).toEqual(prepared.notes)
    expect(store.getOriginal(added.id)).toBe(prepared.original)
    expect(store.counts()).toEqual({ documents: 1, reports: 3, passages: 4, units: 6 })
    expect([store.getDocument('d0'), store.getOriginal('d0')]).toEqual([null, null])
  })

  it.each([
    ['三份', 1],
    ['白城', 1],
    ['報告１', 1],
    ['洮南市委', 1],
    ['上海', 0],
    ['%', 0],
    ['', 1],
  ])('are listed by %s: %i', async (q, total) => {
    await addSample(store, embedder, three())
    const found = store.listDocuments({ q, limit: 10, offset: 0 })
    expect([found.total, found.documents.length]).toEqual([total, total])
    expect(store.listDocuments({ q, limit: 10, offset: 1 }).documents).toEqual([])
  })

  it('are found by content and by source, and one source holds one document', async () => {
    const a = await addSample(store, embedder, sampleDocument('a', [{ paragraphs: ['甲。'] }]), {
      source: '/r/a.txt',
      mtimeMs: 5.5,
      size: 9,
      prepareVersion: 3,
    })
    expect(store.findBySource('/r/a.txt')).toEqual({
      documentId: a.id,
      source: '/r/a.txt',
      mtimeMs: 5.5,
      size: 9,
      sha256: a.sha256,
      prepareVersion: 3,
    })
    expect(store.findBySha256(a.sha256)?.documentId).toBe(a.id)
    expect(store.findBySource('/r/b.txt')).toBeNull()
    const b = await addSample(store, embedder, sampleDocument('b', [{ paragraphs: ['乙。'] }]))
    store.touchSource(b.id, { source: '/r/a.txt', mtimeMs: 6, size: 10 })
    expect(store.findBySource('/r/a.txt')?.documentId).toBe(b.id)
    expect(store.findBySha256(a.sha256)?.source).toBeNull()
  })

  it('with the same bytes conflict, unless replaced', async () => {
    const first = await addSample(store, embedder, three())
    const again = addSample(store, embedder, three())
    await expect(again).rejects.toMatchObject({
      code: 'conflict',
      details: { documentId: first.id },
    })
    const replaced = await addSample(store, embedder, three(), { replaces: first.id })
    expect(replaced.id).toBe(first.id)
    expect(store.counts().documents).toBe(1)
  })

  it('are not added in part: a missing vector or a late failure leaves nothing', async () => {
    const old = await addSample(store, embedder, sampleDocument('old', [{ paragraphs: ['旧。'] }]))
    const before = [store.counts(), store.meta.generation(), store.lexical.search('旧', 9)]
    expect(() =>
      store.addDocument(three(), { source: null, embedderId: 'other', replaces: old.id }),
    ).toThrow(/向量/)
    const broken = three()
    const report = broken.reports[2]
    if (report) report.title = undefined as unknown as string
    await expect(addSample(store, embedder, broken, { replaces: old.id })).rejects.toThrow()
    expect([store.counts(), store.meta.generation(), store.lexical.search('旧', 9)]).toEqual(before)
  })

  it('leave nothing behind when removed, but what others need', async () => {
    const shared = '共有的一句。'
    const a = await addSample(
      store,
      embedder,
      sampleDocument('a', [{ paragraphs: [shared, '甲。'] }]),
    )
    await addSample(store, embedder, sampleDocument('b', [{ paragraphs: [shared] }]))
    expect(store.removeDocument(a.id)).toBe(true)
    expect(store.removeDocument(a.id)).toBe(false)
    expect(store.counts()).toEqual({ documents: 1, reports: 1, passages: 1, units: 1 })
    expect(store.lexical.search('甲', 9)).toEqual([])
    expect(store.lexical.search('共有', 9)).toHaveLength(1)
    expect(store.countWithoutVector(embedder.id)).toBe(0)
    expect(store.pruneVectors('9999')).toBe(0)
  })
})

describe('citations', () => {
  it('quote the original, code unit for code unit, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(60),
        fc.nat(60),
        async (text, a, b) => {
          const original = `${text}\u0000\ud83d政\udc00`
          const [start, end] = [Math.min(a, b), Math.max(a, b)].map((n) =>
            Math.min(n, original.length),
          ) as [number, number]
          const one = openStore(':memory:')
          const prepared = sampleDocument('x', [{ paragraphs: ['句。'] }])
          prepared.original = original
          for (const passage of prepared.reports[0]?.passages ?? [])
            Object.assign(passage, { start, end })
          const { id } = await addSample(one, embedder, prepared)
          expect(one.getOriginal(id)).toBe(original)
          expect([...one.citations([1]).values()][0]?.citation.quote).toBe(
            original.slice(start, end),
          )
          one.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('carry all that is known of the passage, and its sentences', async () => {
    const prepared = three()
    const { id } = await addSample(store, embedder, prepared)
    const rowid = store.findPassage(`${id}-1-1`) ?? -1
    const passage = store.citations([rowid, 999]).get(rowid)
    expect(passage).toMatchObject({
      ordinal: 0,
      text: '立案提案一百件。全部办复。',
      coveredYears: [2022, 2023],
      citation: {
        documentId: id,
        documentName: '三份报告.txt',
        reportId: `${id}-1`,
        passageId: `${id}-1-1`,
        region: BAICHENG,
        year: 2023,
        headings: ['一、工作回顾'],
        quote: '立案提案一百件。全部办复。',
      },
    })
    const sentences = store.passageSentences([rowid]).get(rowid) ?? []
    expect(sentences.map((s) => [s.text, prepared.original.slice(s.start, s.end)])).toEqual([
      ['立案提案一百件。', '立案提案一百件。'],
      ['全部办复。', '全部办复。'],
    ])
    const units = store.units(store.unitPlaces().map((unit) => unit.id))
    expect([...units.values()].map((u) => [u.kind, u.text])).toEqual([
      ['sentence', '立案提案一百件。'],
      ['sentence', '全部办复。'],
      ['passage', '白城市2023年，工作回顾。立案提案一百件。全部办复。'],
      ['sentence', '协商议政。'],
      ['sentence', '书香政协。'],
      ['sentence', '民主监督。'],
    ])
    expect([...units.values()].map((u) => u.text)).toEqual(unitTexts(prepared))
    expect(store.passagesIn(id, 9, 16)).toEqual([rowid, rowid + 1])
    expect(store.passagesIn(id, 13, 13)).toEqual([])
    expect(store.findPassage('nothing')).toBeNull()
  })
})

describe('filters and facets', () => {
  it.each([
    [{}, null],
    [{ regionCodes: [], years: {} }, null],
    [{ regionCodes: ['220000'] }, [1, 2]],
    [{ regionCodes: ['220800'] }, [1, 2]],
    [{ regionCodes: ['220881'] }, [2]],
    [{ regionCodes: ['110000', '220881'] }, [2, 3]],
    [{ regionCodes: ['310000'] }, []],
    [{ regionCodes: ['000000'] }, [4]],
    [{ years: { from: 2023 } }, [1, 3]],
    [{ years: { to: 2022 } }, [2]],
    [{ years: { from: 2022, to: 2022 }, yearOf: 'covered' as const }, [1, 2]],
    [{ institutions: ['政協洮南'] }, [2]],
    [{ regionCodes: ['220000'], years: { from: 2023 } }, [1]],
    [{ documents: ['nothing'] }, []],
  ])('%o admits %o', async (filter, expected) => {
    await addSample(store, embedder, three())
    await addSample(
      store,
      embedder,
      sampleDocument('全国.txt', [{ paragraphs: ['全国。'], region: NATION }]),
    )
    expect(store.reportsMatching(filter)).toEqual(expected)
  })

  it('count distinct passages', async () => {
    await addSample(store, embedder, three())
    const facets = store.facets([1, 1, 2, 3, 77])
    expect(facets.regions).toEqual([
      { value: '220800', label: '白城市', count: 2 },
      { value: '220881', label: '洮南市', count: 1 },
    ])
    expect(facets.years).toEqual([
      { value: '2023', label: '2023', count: 2 },
      { value: '2022', label: '2022', count: 1 },
    ])
    expect(facets.institutions.map((f) => f.count)).toEqual([2, 1])
  })
})

describe('opening', () => {
  const path = () => join(dir, 'other.db')
  const opening = () => openStore(path()).close()

  it('keeps what was there', async () => {
    await addSample(store, embedder, three())
    const before = [store.counts(), store.meta.storeId()]
    store.close()
    store = openStore(join(dir, 'store.db'))
    expect([store.counts(), store.meta.storeId()]).toEqual(before)
  })

  it.each([
    ['garbage', () => writeFileSync(path(), '这不是数据库'.repeat(500))],
    ['of another program', () => void new Database(path()).exec('CREATE TABLE t (x)').close()],
    [
      'truncated',
      () => {
        opening()
        truncateSync(path(), 9000)
      },
    ],
    [
      'of a newer version',
      () => {
        opening()
        const db = new Database(path())
        db.pragma('user_version = 999')
        db.close()
      },
    ],
  ])('refuses a file that is %s', (_, make) => {
    make()
    expect(opening).toThrow(expect.objectContaining({ code: 'store_corrupt' }))
  })

  it('says what to do where the native module is missing', () => {
    const open = () => openStore(path(), { nativeBinding: join(dir, 'absent.node') })
    expect(open).toThrow(
      expect.objectContaining({
        code: 'native_missing',
        message: expect.stringMatching(/编译器[\s\S]*npm rebuild better-sqlite3/),
      }),
    )
  })

  it('lets a second connection see and copy what the first wrote', async () => {
    const second = openStore(join(dir, 'store.db'))
    const before = second.meta.generation()
    await addSample(store, embedder, three())
    expect(second.meta.generation()).toBeGreaterThan(before)
    await second.backup(path())
    second.close()
    const copy = openStore(path())
    expect(copy.counts()).toEqual(store.counts())
    expect(copy.integrityProblems()).toEqual([])
    copy.close()
  })
})
