import type { Fused } from './fuse.js'
import { coverageOf, type WeightedTerm } from './terms.js'

/** Candidates looked at again; those behind get nothing added. */
export const RESCORED = 50
/** What full coverage of the question's terms adds to a fused score of 0..1. */
const COVERAGE_WEIGHT = 0.25
/** Keeps scores within 0..1. */
const SCALE = 1 + COVERAGE_WEIGHT

/**
 * Looks again at the best fused candidates with their texts at hand: adds the share of the
 * question's terms, by inverse document frequency, that the passage holds. BM25 saturates and
 * normalises by length; this does neither, and tells the passage that speaks of all that was
 * asked from one that repeats a part.
 */
export function rescore(
  ranked: readonly Fused[],
  terms: readonly WeightedTerm[],
  textOf: (passage: number) => string,
): Fused[] {
  const again = ranked.map((candidate, index) => {
    const coverage = index < RESCORED ? coverageOf(terms, textOf(candidate.passage)) : 0
    return { ...candidate, score: (candidate.score + COVERAGE_WEIGHT * coverage) / SCALE }
  })
  return again.sort((a, b) => b.score - a.score || a.passage - b.passage)
}
