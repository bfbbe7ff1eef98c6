import { type Candidate, type Fused, type FusionWeights, fuse } from './fuse.js'
import { RESCORED, rescore } from './rescore.js'
import { coverageOf, type WeightedTerm } from './terms.js'
import type { SearchMode } from './types.js'

const DENSE_WEIGHT = 0.5
/** Weight of the lexical side where its best passage holds none of the question's terms, and where it holds `ENOUGH` of them or more. */
const LEXICAL_WEIGHT = { least: 0.15, most: 0.5 }
/** Share of the question's terms, by weight, that makes the lexical side trustworthy. */
const ENOUGH = 0.4

export interface RankOptions {
  mode: SearchMode
  terms: readonly WeightedTerm[]
  texts: (passages: readonly number[]) => Map<number, string>
}

/**
 * Candidates in order, best first: fused by weights that follow the evidence, then looked at
 * again. One side alone is ranked by its own scores.
 */
export function rank(candidates: readonly Candidate[], options: RankOptions): Fused[] {
  const { mode, terms, texts } = options
  if (mode === 'dense') return fuse(candidates, { dense: 1, lexical: 0 })
  if (mode === 'lexical') return fuse(candidates, { dense: 0, lexical: 1 })
  const fused = fuse(candidates, weigh(candidates, options))
  const best = texts(fused.slice(0, RESCORED).map(({ passage }) => passage))
  return rescore(fused, terms, (passage) => best.get(passage) ?? '')
}

/**
 * A question that shares no word with its passage is found by the dense side alone, and a fixed
 * lexical weight buries it: the weight falls with how little of the question even the best
 * lexical passage holds.
 */
export function weigh(
  candidates: readonly Candidate[],
  { terms, texts }: Pick<RankOptions, 'terms' | 'texts'>,
): FusionWeights {
  const best = candidates.reduce<Candidate | null>(
    (top, candidate) => ((candidate.lexical ?? 0) > (top?.lexical ?? 0) ? candidate : top),
    null,
  )
  const text = best === null ? '' : (texts([best.passage]).get(best.passage) ?? '')
  const trust = Math.min(1, coverageOf(terms, text) / ENOUGH)
  const { least, most } = LEXICAL_WEIGHT
  return { dense: DENSE_WEIGHT, lexical: least + (most - least) * trust }
}
