import type { UnitHit } from '../index/build.js'

/** A passage scores as its best unit: its best sentence, or itself as a whole. */
export function bestByPassage(hits: readonly UnitHit[]): Map<number, number> {
  const best = new Map<number, number>()
  for (const { passage, score } of hits) {
    if (score > (best.get(passage) ?? Number.NEGATIVE_INFINITY)) best.set(passage, score)
  }
  return best
}

/** Cosine of two L2-normalised vectors, -1..1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
