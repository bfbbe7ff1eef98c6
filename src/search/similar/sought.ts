import type { Embedder } from '../../embed/embedder.js'
import type { LexicalIndex } from '../../index/lexical-index.js'
import { normalise } from '../../text/normalise.js'
import { withoutMean } from '../cosine.js'
import { RANKING } from '../ranking.js'
import { contentTerms, type WeightedTerm } from '../terms.js'
import { weighTerms } from '../weigh-terms.js'
import type { Anchor } from './anchor.js'

/** One sentence of an anchor, as it is looked for. */
export interface Sought {
  text: string
  /** The corpus's mean taken off. */
  vector: Float32Array
  /**
   * What is looked for in words, by squared inverse document frequency: the product of two tf·idf
   * vectors (Salton and Buckley 1988), in which what every report says weighs next to nothing.
   */
  terms: WeightedTerm[]
  /** How telling its terms are beside those of the anchor's most telling sentence, 0..1: a formula among facts is not what is looked for. */
  weight: number
}

export interface SoughtDependencies {
  embedder: Embedder
  lexical: LexicalIndex
  /** The corpus's mean embedding. */
  mean: Float32Array
  /** Row ids of reports that are looked in. */
  reports: readonly number[]
  signal?: AbortSignal | undefined
}

/** What to look for of each sentence of an anchor, in one batch of embeddings. */
export async function soughtOf(
  { sentences, head }: Pick<Anchor, 'sentences' | 'head'>,
  { embedder, lexical, mean, reports, signal }: SoughtDependencies,
): Promise<Sought[]> {
  const vectors = await embedder.embed(sentences, { kind: 'query', signal })
  const sought = sentences.map((text, at) => ({
    text,
    vector: withoutMean(vectors[at] ?? new Float32Array(0), mean, RANKING.hubness),
    terms: squared(weighTerms(contentTerms(text), lexical)),
  }))
  const telling = sought.map(({ terms }) => total(terms) / Math.max(1, terms.length))
  const most = Math.max(...telling)
  return sought.map((one, at) => ({
    ...one,
    terms: explained(one, head, lexical, reports),
    weight: most === 0 ? 1 : (telling[at] ?? 0) / most,
  }))
}

/**
 * A name of one region's own in quotation marks means nothing to the others, who call the same
 * thing otherwise. The weight of the words it alone has goes to those its paragraph opens with,
 * which say what it is.
 */
function explained(
  { text, terms }: Pick<Sought, 'text' | 'terms'>,
  head: string | null,
  lexical: LexicalIndex,
  reports: readonly number[],
): WeightedTerm[] {
  const names = [...normalise(text).matchAll(/"([^"]{2,20})"/g)].map(([, name = '']) => name)
  if (head === null || names.length === 0) return terms
  const inName = ({ term }: WeightedTerm) => names.some((name) => name.includes(term))
  const isOwn = ({ term }: WeightedTerm) => lexical.search([term], 1, reports).length === 0
  const own = terms.filter((one) => inName(one) && isOwn(one))
  const known = new Set(terms.map(({ term }) => term))
  const heads = squared(weighTerms(contentTerms(head), lexical)).filter(
    ({ term }) => !known.has(term),
  )
  if (own.length === 0 || heads.length === 0) return terms
  const share = total(own) / total(heads)
  return [
    ...terms.filter((one) => !own.includes(one)),
    ...heads.map((one) => ({ ...one, weight: share * one.weight })),
  ]
}

function squared(terms: readonly WeightedTerm[]): WeightedTerm[] {
  return terms.map((one) => ({ ...one, weight: one.weight ** 2 }))
}

function total(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0)
}
