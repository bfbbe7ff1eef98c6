import { describe, expect, it } from 'vitest'
import { MeanVector } from './mean-vector.js'

/** Unit n has the vector (n, 1). Counts how many were read. */
function storeOf() {
  const read: number[] = []
  return {
    read,
    vectorsOf(_: string, ids: readonly number[]) {
      read.push(...ids)
      return new Map(ids.map((id) => [id, Float32Array.of(id, 1)]))
    },
  }
}
const upTo = (size: number) => Array.from({ length: size }, (_, index) => index + 1)

describe('MeanVector', () => {
  it('is the mean of a small corpus, zero of an empty one', () => {
    const of = (size: number) => [...new MeanVector(storeOf(), 'm', 2).of(size, () => upTo(size))]
    expect(of(0)).toEqual([0, 0])
    expect(of(3)).toEqual([2, 1])
  })

  it('reads a sample of a large one, near its mean', () => {
    const store = storeOf()
    const [first = 0] = new MeanVector(store, 'm', 2).of(50_000, () => upTo(50_000))
    expect(store.read.length).toBeLessThanOrEqual(2048)
    expect(new Set(store.read).size).toBe(store.read.length)
    expect(Math.abs(first / 25_000 - 1)).toBeLessThan(0.01)
  })

  it('is taken again only when the corpus has changed by more than a twentieth', () => {
    const store = storeOf()
    const mean = new MeanVector(store, 'm', 2)
    const kept = mean.of(100, () => upTo(100))
    expect(mean.of(105, () => upTo(105))).toBe(kept)
    expect(mean.of(106, () => upTo(106))).not.toBe(kept)
  })

  it('leaves vectors of another width out', () => {
    expect([...new MeanVector(storeOf(), 'm', 3).of(2, () => upTo(2))]).toEqual([0, 0, 0])
  })
})
