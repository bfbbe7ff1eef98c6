import { describe, expect, it } from 'vitest'
import { shortfalls } from './floors.js'
import { bootstrapInterval, mean, ndcgAt, percentile, reciprocalRank } from './metrics.js'

describe('ndcgAt', () => {
  it.each([
    ['first', [1, 0, 0], [1], 1],
    ['second', [0, 1], [1], 1 / Math.log2(3)],
    ['not found', [0, 0], [1], 0],
    ['beyond k', [0, 0, 1], [1], 0],
    ['nothing judged', [0], [], 0],
  ])('%s', (_name, relevances, ideal, expected) => {
    expect(ndcgAt(2, relevances, ideal)).toBeCloseTo(expected, 10)
  })

  it('orders graded relevance', () => {
    expect(ndcgAt(10, [2, 1], [1, 2])).toBe(1)
    expect(ndcgAt(10, [1, 2], [1, 2])).toBeLessThan(1)
  })
})

describe('small statistics', () => {
  it('reciprocal rank, mean, percentile', () => {
    expect(reciprocalRank([false, true, true])).toBe(0.5)
    expect(reciprocalRank([false])).toBe(0)
    expect(mean([])).toBe(0)
    expect(percentile([5, 1, 3], 50)).toBe(3)
    expect(percentile([5, 1, 3], 95)).toBe(5)
  })

  it('gives the same interval for the same values, around their mean', () => {
    const values = Array.from({ length: 200 }, (_, index) => (index % 4 === 0 ? 0 : 1))
    const [low, high] = bootstrapInterval(values)
    expect(bootstrapInterval(values)).toEqual([low, high])
    expect(low).toBeLessThan(0.75)
    expect(high).toBeGreaterThan(0.75)
  })
})

describe('shortfalls', () => {
  const floors = { set: { digest: 'd', atLeast: { recall: 0.9 }, atMost: { refusals: 0.1 } } }
  it.each([
    ['all hold', 'set', 'd', { recall: 0.9, refusals: 0.1 }, 0],
    ['one below', 'set', 'd', { recall: 0.89, refusals: 0 }, 1],
    ['one above', 'set', 'd', { recall: 1, refusals: 0.2 }, 1],
    ['a figure that is missing', 'set', 'd', { recall: 1 }, 1],
    ['other data', 'set', 'e', { recall: 1, refusals: 0 }, 1],
    ['an unknown set', 'other', 'd', { recall: 1, refusals: 0 }, 1],
  ])('%s', (_name, set, digest, figures, misses) => {
    expect(shortfalls(set, digest, figures, floors)).toHaveLength(misses)
  })
})
