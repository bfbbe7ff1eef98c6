import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedSources } from '../../test/support/corpus.js'
import { openAssistant } from '../../test/support/library.js'
import { type TemporaryFolder, temporaryFolder } from '../../test/support/temporary-folder.js'
import type { Assistant } from '../assistant.js'
import type { Filters } from '../domain.js'
import type { SearchRequest } from './types.js'

let folder: TemporaryFolder
let assistant: Assistant
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  await assistant.ingest(inventedSources())
})
afterAll(async () => {
  await assistant.close()
  folder.remove()
})

const search = (query: string, rest: Omit<SearchRequest, 'query'> = {}) =>
  assistant.search({ query, limit: 100, ...rest })
const top = async (query: string) => (await search(query)).hits[0]?.citation.passageId

describe('filters', () => {
  const places: [string, Filters, string[]][] = [
    ['none', {}, ['吉林省', '湖州市', '白城市', '长春市']],
    ['a city', { regions: ['白城市'] }, ['白城市']],
    ['a short name', { regions: ['白城'] }, ['白城市']],
    ['a Traditional name', { regions: ['長春市'] }, ['长春市']],
    ['a chain of names', { regions: ['吉林省白城市'] }, ['白城市']],
    ['a city’s code', { regions: ['220800'] }, ['白城市']],
    ['a province includes its cities', { regions: ['吉林省'] }, ['吉林省', '白城市', '长春市']],
    ['so does its code', { regions: ['220000'] }, ['吉林省', '白城市', '长春市']],
    ['the nation is the national level alone', { regions: ['全国'] }, []],
    ['a province that has only a city’s report', { regions: ['浙江省'] }, ['湖州市']],
    ['any of several', { regions: ['湖州市', '330100', '白城市'] }, ['湖州市', '白城市']],
    ['a known region without reports', { regions: ['海南省'] }, []],
    ['one year', { years: { from: 2023, to: 2023 } }, ['白城市', '长春市']],
    ['from a year', { years: { from: 2022 } }, ['吉林省', '白城市', '长春市']],
    ['up to a year', { years: { to: 2021 } }, ['湖州市']],
    ['a part of an institution’s name', { institutions: ['白城'] }, ['白城市']],
    ['an institution in the other script', { institutions: ['政協長春'] }, ['长春市']],
    ['region and year together', { regions: ['吉林省'], years: { to: 2022 } }, ['吉林省']],
    [
      'empty lists do not narrow',
      { regions: [], documents: [] },
      ['吉林省', '湖州市', '白城市', '长春市'],
    ],
    ['an unknown document', { documents: ['dnone'] }, []],
  ]
  for (const mode of ['hybrid', 'dense', 'lexical'] as const) {
    it.each(places)(`${mode}: %s`, async (_, filters, expected) => {
      const { hits, facets } = await search('市政协立案提案', { mode, filters })
      const found = [...new Set(hits.map(({ citation }) => citation.region?.name))].sort()
      expect(found).toEqual([...expected].sort())
      expect(facets.regions.map(({ label }) => label).sort()).toEqual([...expected].sort())
    })
  }

  it('documents: only these', async () => {
    const { documents } = assistant.listDocuments({ q: '长春', limit: 10, offset: 0 })
    const ids = documents.map(({ id }) => id)
    expect(ids).toHaveLength(1)
    const { hits } = await search('立案提案', { filters: { documents: ids } })
    expect([...new Set(hits.map(({ citation }) => citation.documentId))]).toEqual(ids)
  })

  it.each(['火星市', '999999', '2208001', '市', '吉林省火星市', ' '])(
    'an unknown region “%s” is invalid input, named',
    async (region) => {
      await expect(
        search('提案', { filters: { regions: ['白城市', region] } }),
      ).rejects.toMatchObject({
        name: 'XiezhengError',
        code: 'invalid_input',
        details: { field: 'filters.regions', value: region },
      })
    },
  )

  it('win over a region the question names', async () => {
    const { hits } = await search('湖州市政协立案提案多少件', { filters: { regions: ['白城市'] } })
    expect(hits.length).toBeGreaterThan(0)
    expect(hits.every(({ citation }) => citation.region?.name === '白城市')).toBe(true)
  })
})

describe('what a search gives', () => {
  it.each(['', '  ', '\n\u3000\t'])('an empty query (%j) is invalid input', async (query) => {
    await expect(search(query)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('ranks from 1, scores falling, at most the limit, each passage once', async () => {
    const all = (await search('市政协委员')).hits
    expect(all.length).toBeGreaterThan(3)
    expect(all.map(({ rank }) => rank)).toEqual(all.map((_, index) => index + 1))
    const scores = all.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(all.map(({ citation }) => citation.passageId)).size).toBe(all.length)
    expect((await search('市政协委员', { limit: 2 })).hits).toEqual(all.slice(0, 2))
  })

  it('facets count everything found, not only what is shown', async () => {
    const { hits, facets } = await search('立案提案')
    const { facets: ofOne } = await search('立案提案', { limit: 1 })
    expect(ofOne).toEqual(facets)
    expect(facets.regions.reduce((sum, { count }) => sum + count, 0)).toBe(hits.length)
  })

  it('tells each mode’s trace: a side that was not asked says nothing', async () => {
    const dense = (await search('立案提案', { mode: 'dense' })).hits
    const lexical = (await search('立案提案', { mode: 'lexical' })).hits
    expect(dense.every(({ trace }) => trace.lexical === null && trace.dense !== null)).toBe(true)
    expect(lexical.every(({ trace }) => trace.dense === null && (trace.lexical ?? 0) > 0)).toBe(
      true,
    )
  })

  const odd = [
    '"',
    "'); DROP TABLE passages; --",
    '* OR NEAR(',
    '%_\\',
    '🙂',
    '\ud800',
    '協'.repeat(2000),
    'AND',
    '.'.repeat(50),
  ]
  it.each(odd.map((query) => [query.slice(0, 30), query]))(
    'takes %j as words',
    async (_, query) => {
      const { hits } = await search(query)
      for (const { citation } of hits) {
        const { start, end, quote, documentId } = citation
        expect(assistant.getOriginal(documentId).slice(start, end)).toBe(quote)
      }
      expect(assistant.status().documents).toBe(4)
    },
  )
})

describe('one search space', () => {
  it.each([
    ['湿地生态补水', '濕地生態補水'],
    ['溇港口述史', '溇港口述史三卷'],
    ['渔村读书栏目', '漁村讀書欄目'],
    ['汽车零部件配套', '汽車零部件配套'],
    ['白城市政协立案提案126件', '白城市政协立案提案１２６件'],
    ['长春提案540件', '長春提案５４０件'],
    ['黑土地民主监督', '黑土地民主監督'],
  ])('%s and %s lead to the same passage', async (one, other) => {
    const first = await top(one)
    expect(first).toBeDefined()
    expect(await top(other)).toBe(first)
  })

  it('shows the script and the digits of the original', async () => {
    const [wide] = (await search('白城市政协立案提案126件')).hits
    expect(wide?.citation.quote).toContain('１２６')
    const [traditional] = (await search('太湖溇港文史')).hits
    expect(traditional?.text).toContain('組織文史委員')
  })

  it('knows which script was asked in', async () => {
    expect((await search('漁村讀書')).understood.script).toBe('traditional')
    expect((await search('渔村读书')).understood.script).toBe('simplified')
  })
})

describe('what is understood of a question', () => {
  it.each([
    ['白城市政协2023年立案提案多少件？', ['白城市'], [], { from: 2023, to: 2023 }],
    ['湖州市政協讀書', ['湖州市'], [], null],
    ['吉林省各市2022-2023年立案情况', ['吉林省'], [], { from: 2022, to: 2023 }],
    ['二〇二一年湖州市的文史工作', ['湖州市'], [], { from: 2021, to: 2021 }],
    ['海南省政协提案', [], ['海南省'], null],
  ])('%s', async (query, held, absent, years) => {
    const { understood } = await search(query)
    expect(understood.regions.map(({ name }) => name)).toEqual(held)
    expect(understood.absentRegions.map(({ name }) => name)).toEqual(absent)
    expect(understood.years).toEqual(years)
  })

  it('narrows to the region named', async () => {
    const { hits, understood } = await search('白城市的湿地视察')
    expect(understood.narrowedBy).toEqual(['白城市'])
    expect(hits.every(({ citation }) => citation.region?.name === '白城市')).toBe(true)
  })
})
