import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Region } from '../../domain.js'
import type { Embedder } from '../../embed/embedder.js'
import { createFakeEmbedder } from '../../embed/testing/fake-embedder.js'
import { openStore, type Store } from '../../index/store.js'
import { addSample, sampleDocument } from '../../index/testing/sample-document.js'
import { resolveRegion } from '../../ingest/regions.js'
import { createInitiatives, type Initiatives } from './initiatives.js'
import type { InitiativesQuery } from './types.js'

const REPORTS: [string, string, number][] = [
  ['白城市', '打造“湖畔问计”协商品牌。众人围坐议停车。', 2023],
  ['吉林省', '推广“湖畔问计”品牌。打造“田头问计”协商品牌。', 2024],
  ['湖州市', '打造「漁港問計」協商品牌。眾人圍坐議停車。', 2022],
  ['天津市', '上线“津问计”协商平台。', 2022],
]

let store: Store
let embedder: ReturnType<typeof createFakeEmbedder>
let initiatives: Initiatives
const add = async (region: string | null, text: string, year: number | null) => {
  const of: Region | null = region === null ? null : resolveRegion(region)
  const prepared = sampleDocument(`${region}${year}.txt`, [
    { paragraphs: [text], region: of, year },
  ])
  return addSample(store, embedder, prepared)
}
const ask = (query: Partial<InitiativesQuery> = {}) =>
  initiatives({ limit: 20, offset: 0, ...query })
const names = async (query: Partial<InitiativesQuery> = {}) =>
  (await ask(query)).initiatives.map(({ name }) => name)

beforeEach(async () => {
  store = openStore(':memory:')
  embedder = createFakeEmbedder()
  initiatives = createInitiatives({ store, embedder })
  for (const report of REPORTS) await add(...report)
})
afterEach(() => store.close())

it('gives each name with its regions, years and mentions, most named first', async () => {
  const { initiatives: all, total, tookMs } = await ask()
  expect(total).toBe(4)
  expect(tookMs).toBeGreaterThan(0)
  const [first] = all
  expect(first).toMatchObject({
    name: '湖畔问计',
    kind: 'brand',
    variants: [],
    years: [2023, 2024],
  })
  expect(first?.regions.map(({ name }) => name).sort()).toEqual(['吉林省', '白城市'])
  expect(first?.mentions.map(({ quote }) => quote).sort()).toEqual([
    '打造“湖畔问计”协商品牌。',
    '推广“湖畔问计”品牌。',
  ])
})

it('every mention is the original’s own text', async () => {
  const { initiatives: all } = await ask()
  const mentions = all.flatMap((one) => one.mentions)
  expect(mentions.length).toBe(5)
  for (const { documentId, start, end, quote } of mentions) {
    expect(store.getOriginal(documentId)?.slice(start, end)).toBe(quote)
  }
})

it.each<[string, Partial<InitiativesQuery>, string[]]>([
  ['part of a name', { q: '湖畔' }, ['湖畔问计']],
  ['another script', { q: '漁港' }, ['漁港問計']],
  ['the other script', { q: '渔港问计' }, ['漁港問計']],
  ['with marks', { q: '“田头问计”' }, ['田头问计']],
  ['nothing like it', { q: '海棠' }, []],
  ['blank', { q: ' ', region: '天津' }, ['津问计']],
  ['a city', { region: '白城市' }, ['湖畔问计']],
  ['a code', { region: '330500' }, ['漁港問計']],
  ['a province with its cities', { region: '吉林' }, ['湖畔问计', '田头问计']],
  ['a province of which only a city is held', { region: '浙江省' }, ['漁港問計']],
  ['the nation’s own', { region: '全国' }, []],
  ['both', { q: '问计', region: '天津市' }, ['津问计']],
])('finds by %s', async (_, query, expected) => {
  expect((await names(query)).sort()).toEqual([...expected].sort())
})

it('a whole name comes before those that hold it', async () => {
  await add('四川省', '开展“蜀光银发行动”。“蜀光银发行动”走深。', 2023)
  await add('绵阳市', '开展“银发行动”。', 2021)
  expect(await names({ q: '银发行动' })).toEqual(['银发行动', '蜀光银发行动'])
  expect(await names({ q: '银发' })).toEqual(['蜀光银发行动', '银发行动'])
})

it('pages, with the total of all', async () => {
  const all = await names()
  expect(await ask({ limit: 2, offset: 1 })).toMatchObject({ total: 4 })
  expect(await names({ limit: 2, offset: 1 })).toEqual(all.slice(1, 3))
  expect(await ask({ offset: 9 })).toMatchObject({ initiatives: [], total: 4 })
})

it('an unknown region is invalid input, by its field', async () => {
  await expect(ask({ region: '火星' })).rejects.toMatchObject({
    code: 'invalid_input',
    details: { field: 'region', value: '火星' },
  })
})

it('follows the library', async () => {
  expect(await names()).not.toContain('芦荡书声')
  const { id } = await add('绵阳市', '打造“芦荡书声”读书品牌。', 2024)
  expect(await names()).toContain('芦荡书声')
  store.removeDocument(id)
  expect(await names()).not.toContain('芦荡书声')
})

it('a report of unknown region and year adds neither', async () => {
  await add(null, '打造“芦荡书声”读书品牌。', null)
  expect((await ask({ q: '芦荡' })).initiatives).toMatchObject([{ regions: [], years: [] }])
})

it('an empty library has an empty catalogue', async () => {
  const empty = openStore(':memory:')
  const of = createInitiatives({ store: empty, embedder })
  expect(await of({ limit: 20, offset: 0 })).toMatchObject({ initiatives: [], total: 0 })
  empty.close()
})

describe('relatives', () => {
  it('are of other regions only, nearest first, with where they are', async () => {
    await add('绵阳市', '打造“新湖畔问计”协商品牌。', 2024)
    const { initiatives: all } = await ask({ q: '湖畔问计' })
    const relatives = all[0]?.relatives ?? []
    expect(relatives[0]).toMatchObject({ name: '新湖畔问计', region: { name: '绵阳市' } })
    expect(relatives.map(({ name }) => name)).not.toContain('田头问计')
    const ids = (await ask()).initiatives.map(({ id }) => id)
    for (const { id } of relatives) expect(ids).toContain(id)
  })

  it('are embedded once for as long as nothing changes', async () => {
    await ask()
    const before = embedder.embedded.length
    await ask({ q: '湖畔' })
    expect(embedder.embedded.length).toBe(before)
    await add('绵阳市', '打造“芦荡书声”读书品牌。', 2024)
    await ask()
    expect(embedder.embedded.slice(before)).toContain('芦荡书声')
  })

  it('are tried again after a failure', async () => {
    let fails = true
    const flaky: Embedder = {
      ...embedder,
      embed(texts, options) {
        if (fails) return Promise.reject(new Error('no model'))
        return embedder.embed(texts, options)
      },
    }
    const of = createInitiatives({ store, embedder: flaky })
    await expect(of({ limit: 1, offset: 0 })).rejects.toThrow('no model')
    fails = false
    expect((await of({ limit: 1, offset: 0 })).initiatives).toHaveLength(1)
  })
})
