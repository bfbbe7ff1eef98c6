/**
 * One L2-normalised vector a text out of a model's output.
 *
 * @param output values of shape `dims`: `[batch, tokens, dimensions]`, or `[batch, dimensions]` where the graph pools by itself.
 * @param mask attention mask, `batch × tokens` of 0 and 1; read by `mean` only.
 */
export function pool(
  output: Float32Array,
  dims: readonly number[],
  mask: ArrayLike<number | bigint>,
  pooling: 'cls' | 'mean',
): Float32Array[] {
  const batch = dims[0] ?? 0
  const tokens = dims.length === 3 ? (dims[1] ?? 1) : 1
  const width = dims[dims.length - 1] ?? 0
  const vectors: Float32Array[] = []
  for (let b = 0; b < batch; b++) {
    const at = b * tokens * width
    if (pooling === 'cls' || tokens === 1) {
      vectors.push(normaliseLength(output.slice(at, at + width)))
      continue
    }
    const sum = new Float32Array(width)
    for (let t = 0; t < tokens; t++) {
      if (Number(mask[b * tokens + t] ?? 0) === 0) continue
      const from = at + t * width
      for (let i = 0; i < width; i++) sum[i] = (sum[i] ?? 0) + (output[from + i] ?? 0)
    }
    vectors.push(normaliseLength(sum))
  }
  return vectors
}

/** Scales a vector to length 1, in place; the zero vector stays. */
export function normaliseLength(vector: Float32Array): Float32Array {
  let squares = 0
  for (const value of vector) squares += value * value
  const length = Math.sqrt(squares)
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length
  return vector
}
