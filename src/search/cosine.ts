/** Cosine of two L2-normalised vectors, -1..1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/**
 * A query's vector with a share of the corpus's mean embedding taken off; see `Ranking.hubness`.
 *
 * @param share 0..1; 0 leaves the vector as it is.
 */
export function withoutMean(vector: Float32Array, mean: Float32Array, share: number): Float32Array {
  return vector.map((value, i) => value - share * (mean[i] ?? 0))
}
