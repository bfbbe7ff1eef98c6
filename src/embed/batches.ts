/**
 * Groups texts into batches of similar length, so that little is padding. Returns indices into
 * `lengths`; every index occurs once; a batch costs `size × longest <= budget`, except that a
 * single text may exceed it alone.
 *
 * @param lengths tokens (or characters, an upper bound for Chinese), each >= 0.
 * @param budget tokens a batch, padding included.
 */
export function planBatches(lengths: readonly number[], budget: number): number[][] {
  const order = lengths.map((_, index) => index)
  order.sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b)
  const batches: number[][] = []
  let batch: number[] = []
  let longest = 0
  for (const index of order) {
    const length = lengths[index] ?? 0
    if (batch.length > 0 && (batch.length + 1) * longest > budget) {
      batches.push(batch)
      batch = []
    }
    if (batch.length === 0) longest = Math.max(1, length)
    batch.push(index)
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
