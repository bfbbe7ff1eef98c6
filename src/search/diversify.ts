import type { Fused } from './fuse.js'

/** A report's best passage must score at least this share of the first one's to be moved up. */
const MIN_SHARE = 0.5

/**
 * For a question across regions: the best passage of each report first, in order of score, then
 * the rest, so that five reports do not hide behind one. Scores stay as they are; reports whose
 * best passage is far off stay where they were.
 */
export function oneReportAfterAnother(
  ranked: readonly Fused[],
  reportOf: (passage: number) => number | undefined,
): Fused[] {
  const floor = MIN_SHARE * (ranked[0]?.score ?? 0)
  const seen = new Set<number | undefined>()
  const first: Fused[] = []
  const rest: Fused[] = []
  for (const candidate of ranked) {
    const report = reportOf(candidate.passage)
    const leads = !seen.has(report) && candidate.score >= floor
    seen.add(report)
    ;(leads ? first : rest).push(candidate)
  }
  return [...first, ...rest]
}
