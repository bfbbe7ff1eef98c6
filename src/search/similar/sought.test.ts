import { expect, it } from 'vitest'
import { createFakeEmbedder } from '../../embed/testing/fake-embedder.js'
import type { LexicalIndex } from '../../index/lexical-index.js'
import { bigrams } from '../../text/bigrams.js'
import { soughtOf } from './sought.js'

/** What other reports say, a passage each. */
const OTHERS = [
  '坚持以人民为中心，推动信息化建设',
  '坚持以人民为中心，推动养老事业',
  '坚持以人民为中心，用好移动平台',
]
const passages = OTHERS.map((text) => new Set(bigrams(text)))
const lexical: LexicalIndex = {
  add: () => {},
  remove: () => {},
  search: (query) =>
    passages.flatMap((held, passage) =>
      [...query].some((term) => held.has(term)) ? [{ passage, score: 1 }] : [],
    ),
  documentFrequency: (terms) =>
    new Map(terms.map((term) => [term, passages.filter((held) => held.has(term)).length])),
  size: () => passages.length,
}
const embedder = createFakeEmbedder()
const mean = new Float32Array(embedder.dimensions)
const sought = (sentences: string[], head: string | null = null) =>
  soughtOf({ sentences, head }, { embedder, lexical, mean, reports: [1] })
const weightsOf = (terms: { term: string; weight: number }[]) =>
  new Map(terms.map(({ term, weight }) => [term, weight]))
const sum = (terms: { weight: number }[]) => terms.reduce((all, { weight }) => all + weight, 0)

it('the rarer a word is in the corpus, the more it is looked for', async () => {
  const [one] = await sought(['坚持养老'])
  const weights = weightsOf(one?.terms ?? [])
  expect(weights.get('养老')).toBeGreaterThan(20 * (weights.get('坚持') ?? 1))
})

it('a formula among facts counts little', async () => {
  const [formula, fact] = await sought(['坚持以人民为中心', '养老事业'])
  expect(fact?.weight).toBe(1)
  expect(formula?.weight).toBeLessThan(0.1)
})

it('a single sentence counts whole, formula or not', async () => {
  const [formula] = await sought(['坚持以人民为中心'])
  expect(formula?.weight).toBe(1)
})

it('the weight of a name that nobody else has goes to the words its paragraph begins with', async () => {
  const anchor = '用好“鹤湖云”'
  const [plain] = await sought([anchor])
  const [explained] = await sought([anchor], '加强信息化应用')
  const weights = weightsOf(explained?.terms ?? [])
  expect(weights.has('湖云')).toBe(false)
  expect(weights.get('息化')).toBeGreaterThan(0)
  expect(weights.has('鹤湖')).toBe(false)
  expect(weights.get('用好')).toBe(weightsOf(plain?.terms ?? []).get('用好'))
  expect(sum(explained?.terms ?? [])).toBeCloseTo(sum(plain?.terms ?? []), 9)
})

it.each([
  ['a name that others have too', '用好“移动平台”'],
  ['no name', '用好鹤湖云'],
])('%s keeps its weight', async (_, anchor) => {
  const [plain] = await sought([anchor])
  const [same] = await sought([anchor], '加强信息化应用')
  expect(same?.terms).toEqual(plain?.terms)
})
