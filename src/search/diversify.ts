import type { Fused } from './fuse.js'

/** A region's best passage must score at least this share of the first one's to be moved up. */
const MIN_SHARE = 0.5

/**
 * For a question across regions: the best passage of each region first, in order of score, then
 * the rest, so that five regions do not hide behind one. Scores stay as they are; regions whose
 * best passage is far off stay where they were.
 *
 * @param regionOf what counts as one region, for a passage.
 */
export function oneRegionAfterAnother<T extends Pick<Fused, 'passage' | 'score'>>(
  ranked: readonly T[],
  regionOf: (passage: number) => string | undefined,
): T[] {
  const floor = MIN_SHARE * (ranked[0]?.score ?? 0)
  const seen = new Set<string | undefined>()
  const first: T[] = []
  const rest: T[] = []
  for (const candidate of ranked) {
    const region = regionOf(candidate.passage)
    const leads = !seen.has(region) && candidate.score >= floor
    seen.add(region)
    ;(leads ? first : rest).push(candidate)
  }
  return [...first, ...rest]
}
