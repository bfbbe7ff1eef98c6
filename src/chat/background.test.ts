import { describe, expect, it } from 'vitest'
import type { UnitHit } from '../index/build.js'
import { backgroundOf } from './background.js'

const withScores = (...scores: number[]) => ({
  search: async (): Promise<UnitHit[]> =>
    scores.map((score, unit) => ({ unit, kind: 'sentence', passage: unit, score })),
})

describe('backgroundOf', () => {
  it('is mean and deviation of the nearest cosines', async () => {
    const told = await backgroundOf(new Float32Array(2), withScores(0.2, 0.4, 0.6))
    expect(told.mean).toBeCloseTo(0.4, 10)
    expect(told.deviation).toBeCloseTo(Math.sqrt(0.08 / 3), 10)
  })

  it('of an empty corpus is zero', async () => {
    expect(await backgroundOf(new Float32Array(2), withScores())).toEqual({ mean: 0, deviation: 0 })
  })
})
