import type { Embedder } from '../../embed/embedder.js'
import { normaliseLength } from '../../embed/pooling.js'
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

/** In how many passages a term may stand and still be one report's own. */
const RARE = 5
/** What a head counts in the embedding, beside 1, where all the words of a sentence are its report's own. */
const HEAD_WEIGHT = 0.5

/** What to look for of each sentence of an anchor, in one batch of embeddings. */
export async function soughtOf(
  { sentences, head }: Pick<Anchor, 'sentences' | 'head'>,
  { embedder, lexical, mean, reports, signal }: SoughtDependencies,
): Promise<Sought[]> {
  const texts = head === null ? sentences : [...sentences, head]
  const vectors = await embedder.embed(texts, { kind: 'query', signal })
  const headVector = vectors[sentences.length]
  const weighed = sentences.map((text) => squared(weighTerms(contentTerms(text), lexical)))
  const telling = weighed.map((terms) => total(terms) / Math.max(1, terms.length))
  const most = Math.max(...telling)
  return sentences.map((text, at) => {
    const terms = weighed[at] ?? []
    const vector = vectors[at] ?? new Float32Array(0)
    const own = head === null ? [] : ownWords(text, terms, lexical, reports)
    const share = total(own) / Math.max(total(terms), Number.MIN_VALUE)
    const leaning =
      headVector === undefined || own.length === 0
        ? vector
        : normaliseLength(vector.map((x, i) => x + HEAD_WEIGHT * share * (headVector[i] ?? 0)))
    return {
      text,
      vector: withoutMean(leaning, mean, RANKING.hubness),
      terms: explained(terms, own, head ?? '', lexical),
      weight: most === 0 ? 1 : (telling[at] ?? 0) / most,
    }
  })
}

/**
 * The words of a sentence that no other report has, where it names something of its own in
 * quotation marks; none where it does not.
 */
function ownWords(
  text: string,
  terms: readonly WeightedTerm[],
  lexical: LexicalIndex,
  reports: readonly number[],
): WeightedTerm[] {
  const names = [...normalise(text).matchAll(/"([^"]{2,20})"/g)].map(([, name = '']) => name)
  if (names.length === 0) return []
  const own = terms.filter(
    ({ term, frequency }) => frequency <= RARE && lexical.search([term], 1, reports).length === 0,
  )
  return own.some(({ term }) => names.some((name) => name.includes(term))) ? own : []
}

/**
 * A name of one region's own means nothing to the others, who call the same thing otherwise. The
 * weight of the words that it alone has goes to those its paragraph opens with, which say what
 * it is.
 */
function explained(
  terms: readonly WeightedTerm[],
  own: readonly WeightedTerm[],
  head: string,
  lexical: LexicalIndex,
): WeightedTerm[] {
  const known = new Set(terms.map(({ term }) => term))
  const heads = squared(weighTerms(contentTerms(head), lexical)).filter(
    ({ term }) => !known.has(term),
  )
  if (own.length === 0 || heads.length === 0) return [...terms]
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
