import { describe, expect, it } from 'vitest'
import { type Candidate, fuse, fuseByRank } from './fuse.js'

const candidates: Candidate[] = [
  { passage: 1, dense: 0.8, unit: 1, lexical: null },
  { passage: 2, dense: 0.6, unit: 2, lexical: 10 },
  { passage: 3, dense: null, unit: null, lexical: 20 },
  { passage: 4, dense: 0.4, unit: 4, lexical: 5 },
]

describe('fuse', () => {
  it.each([
    ['both sides', { dense: 0.5, lexical: 0.5 }, [1, 3, 2, 4]],
    ['dense alone', { dense: 1, lexical: 0 }, [1, 2, 3, 4]],
    ['lexical alone', { dense: 0, lexical: 1 }, [3, 2, 1, 4]],
  ])('ranks by %s', (_name, weights, expected) => {
    expect(fuse(candidates, weights).map(({ passage }) => passage)).toEqual(expected)
  })

  it('scales each side over what it found and keeps the trace', () => {
    const [first] = fuse(candidates, { dense: 0.5, lexical: 0.5 })
    const parts = { dense: 0.5, lexical: 0 }
    expect(first).toEqual({ ...candidates[0], parts, score: 0.5 })
  })

  it('gives nothing for nothing and full marks to a lone candidate', () => {
    expect(fuse([], { dense: 0.5, lexical: 0.5 })).toEqual([])
    const one = { passage: 7, dense: 0.1, unit: 7, lexical: 0.1 }
    const lone = fuse([one], { dense: 0.5, lexical: 0.5 })
    expect(lone[0]?.score).toBe(1)
  })
})

describe('fuseByRank', () => {
  it('scores by the sum of reciprocal ranks, first on both sides as 1', () => {
    const ranked = fuseByRank(candidates)
    // 2 is second on both sides; 1 and 3 are first on one and missing on the other.
    expect(ranked.map(({ passage }) => passage)).toEqual([2, 4, 1, 3])
    const both = fuseByRank([{ passage: 7, dense: 0.1, unit: 7, lexical: 0.1 }])
    expect(both[0]?.score).toBe(1)
    expect(fuseByRank([])).toEqual([])
  })
})
