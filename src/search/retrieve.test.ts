import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedSources } from '../../test/support/corpus.js'
import { createCachedEmbedder } from '../embed/cached.js'
import { createFakeEmbedder } from '../embed/testing/fake-embedder.js'
import { openVectorIndex, type UnitIndex } from '../index/build.js'
import { openStore, type Store } from '../index/store.js'
import { ingest } from '../ingest/ingest.js'
import { createHoldings, type Holding } from './holdings.js'
import { createPassageViews, type PassageViews } from './passage-views.js'
import { RANKING, type Ranking } from './ranking.js'
import { type RetrieveRequest, retrieve } from './retrieve.js'

const fake = createFakeEmbedder()
let store: Store
let index: UnitIndex
let holdingsOf: () => readonly Holding[]
let viewsOf: PassageViews
beforeAll(async () => {
  store = openStore(':memory:')
  const embedder = createCachedEmbedder(fake, store)
  await ingest(inventedSources(), { store, embedder })
  holdingsOf = createHoldings(store)
  viewsOf = createPassageViews(store, holdingsOf)
  const { id: embedderId, dimensions } = fake
  index = await openVectorIndex({ store, dir: null, embedderId, dimensions })
})
afterAll(() => store.close())

const find = (
  query: string,
  { ranking, ...rest }: Partial<RetrieveRequest> & { ranking?: Ranking } = {},
) =>
  retrieve(
    { query, mode: 'hybrid', ...rest },
    { store, index, embedder: fake, holdingsOf, viewsOf, ranking },
  )
const regionsOf = (passages: readonly { passage: number }[]) => {
  const found = store.citations(passages.map(({ passage }) => passage))
  return [...new Set([...found.values()].map(({ citation }) => citation.region?.name))].sort()
}

describe('retrieve', () => {
  it('embeds one text a question: what is left when names became conditions', async () => {
    fake.embedded.length = 0
    const { understanding } = await find('白城市政协2023年立案提案多少件？')
    expect(fake.embedded).toEqual([understanding.text])
    expect(understanding.text).not.toContain('白城')
    expect(understanding.text).toContain('立案提案')
  })

  it('embeds nothing for a search by words alone', async () => {
    fake.embedded.length = 0
    expect((await find('立案提案', { mode: 'lexical' })).ranked.length).toBeGreaterThan(0)
    expect(fake.embedded).toEqual([])
  })

  it('narrows both sides to the reports that meet the question', async () => {
    for (const mode of ['hybrid', 'dense', 'lexical'] as const) {
      const { ranked } = await find('白城市立案提案', { mode })
      expect(ranked.length).toBeGreaterThan(0)
      expect(regionsOf(ranked)).toEqual(['白城市'])
    }
  })

  it('takes a question that no report meets to the whole corpus, saying what is unmet', async () => {
    const { ranked, understanding } = await find('海南省立案提案')
    expect(understanding.unmet).toEqual(['region'])
    expect(understanding.narrowedBy).toEqual([])
    expect(regionsOf(ranked)).toHaveLength(4)
  })

  it('lets the year go before the region', async () => {
    const { ranked, understanding } = await find('白城市2011年立案提案')
    expect(understanding).toMatchObject({ unmet: ['year'], narrowedBy: ['白城市'] })
    expect(regionsOf(ranked)).toEqual(['白城市'])
  })

  it('weighs a rare term above a common one', async () => {
    const { terms } = await find('提案溇港')
    const weight = (term: string) => terms.find((one) => one.term === term)?.weight ?? 0
    expect(weight('溇港')).toBeGreaterThan(weight('提案'))
    expect(weight('提案')).toBeGreaterThan(0)
  })

  it('scores by parts that add up, and says what each side weighs', async () => {
    const { ranked, weights } = await find('委员读书')
    for (const { score, parts } of ranked) {
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 10)
    }
    expect(weights.dense).toBe(0.5)
    expect(weights.lexical).toBeGreaterThan(0.1)
  })

  it('trusts the lexical side less where no passage shares a word with the question', async () => {
    const shared = (await find('立案提案')).weights.lexical
    const foreign = (await find('omega psi')).weights.lexical
    expect(foreign).toBeLessThan(shared)
  })

  it('prefers the section of the year asked for', async () => {
    const ranking = { ...RANKING, features: { ...RANKING.features, period: 0 } }
    const rankOfPlan = async (rest: { ranking?: Ranking }) => {
      const { ranked } = await find('2024年白城市政协的工作', rest)
      const texts = [...store.passageContents(ranked.map(({ passage }) => passage)).values()]
      return texts.findIndex(({ text }) => text.includes('读书沙龙'))
    }
    expect(await rankOfPlan({})).toBe(0)
    expect(await rankOfPlan({ ranking })).toBeGreaterThanOrEqual(0)
  })

  it('ranks the best passage of each report before the next of any, across regions', async () => {
    const { ranked, understanding } = await find('各地立案提案')
    expect(understanding.across).toBe(true)
    const places = store.reportsOfPassages(ranked.map(({ passage }) => passage))
    const [best] = ranked
    const leading = ranked.filter(({ score }) => score >= 0.5 * (best?.score ?? 0))
    const reports = leading.map(({ passage }) => places.get(passage))
    const distinct = new Set(reports).size
    expect(new Set(reports.slice(0, distinct)).size).toBe(distinct)
  })

  it('scores within 0..1 and repeats itself', async () => {
    const once = await find('委员读书')
    expect((await find('委员读书')).ranked).toEqual(once.ranked)
    expect(once.ranked.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
  })

  it('an empty filter result finds nothing', async () => {
    const { ranked } = await find('立案提案', { filters: { documents: ['dnone'] } })
    expect(ranked).toEqual([])
  })

  it('is cancelled by its signal', async () => {
    await expect(find('立案提案', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    })
  })
})
