/** A passage with what each side said of it; null where that side did not find it. */
export interface Candidate {
  passage: number
  /** Inner product of the question with its best unit; the cosine where hubness is left in. */
  dense: number | null
  /** That unit's id. */
  unit: number | null
  /** BM25, 0 or more. */
  lexical: number | null
}

export interface Fused extends Candidate {
  /** The sum of its parts, 0..1. */
  score: number
  /** What each part of the ranking gave: `dense`, `lexical`, later the features. */
  parts: Readonly<Record<string, number>>
}

export interface FusionWeights {
  /** 0..1. */
  dense: number
  /** 0..1. */
  lexical: number
}

/**
 * Min-max score fusion (the convex combination of Bruch et al., "An Analysis of Fusion Functions
 * for Hybrid Retrieval", TOIS 2023): each side's scores are scaled to 0..1 over the candidates it
 * found, a side that did not find a candidate gives it 0, and the weighted sum ranks. Ties keep
 * the smaller passage id first, so that results are stable. Weight 0 switches a side off without
 * dropping its candidates.
 */
export function fuse(candidates: readonly Candidate[], weights: FusionWeights): Fused[] {
  const dense = scaler(candidates.map((candidate) => candidate.dense))
  const lexical = scaler(candidates.map((candidate) => candidate.lexical))
  return sorted(
    candidates.map((candidate) => ({
      ...candidate,
      parts: {
        dense: weights.dense * dense(candidate.dense),
        lexical: weights.lexical * lexical(candidate.lexical),
      },
    })),
  )
}

/** Ranks this far down still count: the constant of Cormack et al. */
const RRF_K = 60

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a passage scores the sum of
 * 1 / (60 + rank) over the sides that found it, here scaled so that first on both is 1.
 */
export function fuseByRank(candidates: readonly Candidate[]): Fused[] {
  const dense = ranks(candidates, (candidate) => candidate.dense)
  const lexical = ranks(candidates, (candidate) => candidate.lexical)
  const part = (rank: number | undefined) =>
    rank === undefined ? 0 : (RRF_K + 1) / (2 * (RRF_K + rank))
  return sorted(
    candidates.map((candidate) => ({
      ...candidate,
      parts: {
        dense: part(dense.get(candidate.passage)),
        lexical: part(lexical.get(candidate.passage)),
      },
    })),
  )
}

/** Best first, scored by the sum of the parts. */
export function sorted(scored: readonly Omit<Fused, 'score'>[]): Fused[] {
  return scored
    .map((one) => ({
      ...one,
      score: Object.values(one.parts).reduce((sum, part) => sum + part, 0),
    }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
}

/** From 1, by passage, of those that have a score. */
function ranks(
  candidates: readonly Candidate[],
  scoreOf: (candidate: Candidate) => number | null,
): Map<number, number> {
  const found = candidates
    .filter((candidate) => scoreOf(candidate) !== null)
    .sort((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) || a.passage - b.passage)
  return new Map(found.map(({ passage }, index) => [passage, index + 1]))
}

function scaler(scores: readonly (number | null)[]): (score: number | null) => number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const score of scores) {
    if (score === null) continue
    low = Math.min(low, score)
    high = Math.max(high, score)
  }
  const range = high - low
  return (score) => {
    if (score === null) return 0
    return range > 0 ? (score - low) / range : 1
  }
}
