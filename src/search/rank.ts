import { featuresOf, type PassageFeatures, type QuestionFeatures } from './features.js'
import { type Candidate, type Fused, type FusionWeights, fuse, fuseByRank, sorted } from './fuse.js'
import { FEATURES, type Ranking } from './ranking.js'
import { shareOf } from './terms.js'
import type { SearchMode } from './types.js'

const DENSE_WEIGHT = 0.5
/** Weight of the lexical side where its best passage holds none of the question's terms, and where it holds `ENOUGH` of them or more. */
const LEXICAL_WEIGHT = { least: 0.1, most: 0.5 }
/** Share of the question's terms, by weight, that makes the lexical side trustworthy. */
const ENOUGH = 0.4
/** Candidates looked at again; those behind get nothing added. */
export const RESCORED = 50

export interface RankOptions {
  mode: SearchMode
  ranking: Ranking
  question: QuestionFeatures
  /** Those that exist, by row id. */
  passages: (rowids: readonly number[]) => ReadonlyMap<number, PassageFeatures>
}

export interface Ranked {
  /** Best first. */
  ranked: Fused[]
  /** What each side weighed in this question. */
  weights: FusionWeights
}

/**
 * Candidates in order, best first: fused by weights that follow the evidence, then the best
 * looked at again with their texts. One side alone is ranked by its own scores.
 */
export function rank(candidates: readonly Candidate[], options: RankOptions): Ranked {
  const { mode, ranking } = options
  const weights = weigh(candidates, options)
  const fused =
    ranking.fusion === 'rrf' && mode === 'hybrid'
      ? fuseByRank(candidates)
      : fuse(candidates, weights)
  return { ranked: mode === 'hybrid' ? rescore(fused, options) : fused, weights }
}

/**
 * A question that shares no word with its passage is found by the dense side alone, and a fixed
 * lexical weight buries it: the weight falls with how little of the question even the best
 * lexical passage holds.
 */
export function weigh(
  candidates: readonly Candidate[],
  { mode, ranking, question, passages }: RankOptions,
): FusionWeights {
  if (mode === 'dense') return { dense: 1, lexical: 0 }
  if (mode === 'lexical') return { dense: 0, lexical: 1 }
  const { least, most } = LEXICAL_WEIGHT
  if (ranking.fusion !== 'evidence') return { dense: DENSE_WEIGHT, lexical: most }
  const best = candidates.reduce<Candidate | null>(
    (top, candidate) => ((candidate.lexical ?? 0) > (top?.lexical ?? 0) ? candidate : top),
    null,
  )
  const held = best === null ? undefined : passages([best.passage]).get(best.passage)?.terms
  const share = shareOf(question.terms, (term) => held?.has(term) ?? false)
  const trust = Math.min(1, share / ENOUGH)
  return { dense: DENSE_WEIGHT, lexical: least + (most - least) * trust }
}

/** Adds to the best candidates what their texts say; scores stay within 0..1. */
function rescore(fused: readonly Fused[], { ranking, question, passages }: RankOptions): Fused[] {
  const used = FEATURES.filter((feature) => ranking.features[feature] > 0)
  const whole = 1 + used.reduce((sum, feature) => sum + ranking.features[feature], 0)
  const known = passages(fused.slice(0, RESCORED).map(({ passage }) => passage))
  return sorted(
    fused.map((candidate) => {
      const found = known.get(candidate.passage)
      const marks = found === undefined ? null : featuresOf(question, found)
      const added =
        marks === null ? [] : used.map((one) => [one, ranking.features[one] * marks[one]] as const)
      const parts = [...Object.entries(candidate.parts), ...added]
        .filter(([, part]) => part > 0)
        .map(([name, part]) => [name, part / whole])
      return { ...candidate, parts: Object.fromEntries(parts) as Record<string, number> }
    }),
  )
}
