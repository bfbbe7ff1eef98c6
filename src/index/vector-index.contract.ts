import { describe, expect, it } from 'vitest'
import { normaliseLength } from '../embed/pooling.js'
import type { VectorIndex } from './vector-index.js'

/** Repeatable pseudo-random normalised vectors in clusters, as embeddings lie. mulberry32. */
export function clusteredVectors(
  count: number,
  { dimensions = 64, clusters = 40, spread = 0.6, seed = 1 } = {},
): Float32Array[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const point = () => Float32Array.from({ length: dimensions }, () => random() * 2 - 1)
  const centres = Array.from({ length: clusters }, point)
  return Array.from({ length: count }, (_, i) => {
    const centre = centres[i % clusters] ?? point()
    const noise = point()
    return normaliseLength(noise.map((value, j) => value * spread + (centre[j] ?? 0)))
  })
}

/** What every `VectorIndex` must do. */
export function vectorIndexContract(name: string, create: (dimensions: number) => VectorIndex) {
  const unit = (...values: number[]) => normaliseLength(Float32Array.from(values))
  const filled = () => {
    const index = create(3)
    index.add([
      { id: 7, vector: unit(1, 0, 0) },
      { id: 3, vector: unit(1, 1, 0) },
      { id: 900_000, vector: unit(0, 0, 1) },
    ])
    return index
  }

  describe(`VectorIndex contract: ${name}`, () => {
    it('is empty at first', () => {
      const index = create(3)
      expect(index.size).toBe(0)
      expect(index.search(unit(1, 0, 0), 5)).toEqual([])
    })

    it('gives neighbours best first, with their cosine', () => {
      const found = filled().search(unit(1, 0, 0), 10)
      expect(found.map((n) => n.id)).toEqual([7, 3, 900_000])
      expect(found[0]?.score).toBeCloseTo(1, 5)
      expect(found[1]?.score).toBeCloseTo(Math.SQRT1_2, 5)
      expect(found[2]?.score).toBeCloseTo(0, 5)
    })

    it.each([0, 1, 2, 3, 50])('gives at most k = %i', (k) => {
      expect(filled().search(unit(1, 0, 0), k)).toHaveLength(Math.min(k, 3))
    })

    it('keeps to the ids allowed', () => {
      const found = filled().search(unit(1, 0, 0), 3, (id) => id !== 7)
      expect(found.map((n) => n.id)).toEqual([3, 900_000])
      expect(filled().search(unit(1, 0, 0), 3, () => false)).toEqual([])
    })

    it('forgets what is removed, and ignores unknown ids', () => {
      const index = filled()
      index.remove([7, 12345])
      index.remove([7])
      expect(index.size).toBe(2)
      expect(index.search(unit(1, 0, 0), 3).map((n) => n.id)).toEqual([3, 900_000])
      index.remove([3, 900_000])
      expect(index.search(unit(1, 0, 0), 3)).toEqual([])
    })

    it('replaces a vector, and takes back an id that was removed', () => {
      const index = filled()
      index.add([{ id: 900_000, vector: unit(1, 0.1, 0) }])
      expect(index.size).toBe(3)
      expect(index.search(unit(1, 0.1, 0), 1)[0]?.id).toBe(900_000)
      index.remove([900_000])
      index.add([{ id: 900_000, vector: unit(0, 1, 0) }])
      expect(index.size).toBe(3)
      expect(index.search(unit(0, 1, 0), 1)[0]?.id).toBe(900_000)
    })

    it('refuses vectors of another width', () => {
      const index = filled()
      expect(() => index.add([{ id: 1, vector: unit(1, 0) }])).toThrow(/维/)
      expect(() => index.search(unit(1, 0), 1)).toThrow(/维/)
      expect(index.size).toBe(3)
    })

    it('grows past any first capacity, through removals', () => {
      const vectors = clusteredVectors(3000, { dimensions: 16 })
      const index = create(16)
      index.add(vectors.slice(0, 10).map((vector, i) => ({ id: i + 1, vector })))
      index.add(vectors.map((vector, i) => ({ id: i + 1, vector })))
      index.remove(Array.from({ length: 1000 }, (_, i) => i + 1))
      expect(index.size).toBe(2000)
      const found = index.search(vectors[2500] ?? new Float32Array(16), 5)
      expect(found[0]?.id).toBe(2501)
      expect(found.every((n) => n.id > 1000)).toBe(true)
    })
  })
}
