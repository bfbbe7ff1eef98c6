import { describe, expect, it } from 'vitest'
import { type Candidate, fuse } from './fuse.js'

const candidates: Candidate[] = [
  { passage: 1, dense: 0.8, lexical: null },
  { passage: 2, dense: 0.6, lexical: 10 },
  { passage: 3, dense: null, lexical: 20 },
  { passage: 4, dense: 0.4, lexical: 5 },
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
    expect(first).toEqual({ passage: 1, dense: 0.8, lexical: null, score: 0.5 })
  })

  it('gives nothing for nothing and full marks to a lone candidate', () => {
    expect(fuse([], { dense: 0.5, lexical: 0.5 })).toEqual([])
    const lone = fuse([{ passage: 7, dense: 0.1, lexical: 0.1 }], { dense: 0.5, lexical: 0.5 })
    expect(lone[0]?.score).toBe(1)
  })
})
