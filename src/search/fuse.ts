/** A passage with what each side said of it; null where that side did not find it. */
export interface Candidate {
  passage: number
  /** Cosine of its best sentence, -1..1. */
  dense: number | null
  /** BM25, 0 or more. */
  lexical: number | null
}

export interface Fused extends Candidate {
  /** 0..1 when the weights sum to 1. */
  score: number
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
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: weights.dense * dense(candidate.dense) + weights.lexical * lexical(candidate.lexical),
    }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
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
