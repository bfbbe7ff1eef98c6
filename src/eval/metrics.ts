/** Ranked-retrieval metrics over the relevances of one query's results, best first. */

/**
 * nDCG@k with gain 2^rel − 1 and discount log2(rank + 1) (Järvelin and Kekäläinen 2002; the form
 * BEIR reports). `ideal` holds the relevances of all judged passages, in any order. 0..1.
 */
export function ndcgAt(k: number, relevances: readonly number[], ideal: readonly number[]): number {
  const best = dcg([...ideal].sort((a, b) => b - a).slice(0, k))
  return best === 0 ? 0 : dcg(relevances.slice(0, k)) / best
}

function dcg(relevances: readonly number[]): number {
  return relevances.reduce((sum, rel, index) => sum + (2 ** rel - 1) / Math.log2(index + 2), 0)
}

/** 1 over the rank of the first relevant result; 0 where there is none. */
export function reciprocalRank(relevant: readonly boolean[]): number {
  const index = relevant.indexOf(true)
  return index === -1 ? 0 : 1 / (index + 1)
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The p-th percentile (0..100) by nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? 0
}

/**
 * A 95 % confidence interval of the mean by the percentile bootstrap (Efron 1979), 1,000
 * resamples, with a fixed seed so that a run can be repeated.
 */
export function bootstrapInterval(values: readonly number[]): [low: number, high: number] {
  if (values.length === 0) return [0, 0]
  let state = 0x9e3779b9
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0
    return sum / values.length
  })
  return [percentile(means, 2.5), percentile(means, 97.5)]
}
