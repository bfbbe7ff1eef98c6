import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planBatches } from './batches.js'

it('covers every text once, within the budget', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(600), { maxLength: 200 }),
      fc.integer({ min: 1, max: 4000 }),
      (lengths, budget) => {
        const batches = planBatches(lengths, budget)
        const order = (a: number, b: number) => a - b
        expect(batches.flat().sort(order)).toEqual(lengths.map((_, i) => i))
        for (const batch of batches) {
          const longest = Math.max(...batch.map((i) => lengths[i] ?? 0))
          expect(batch.length === 1 || batch.length * longest <= budget).toBe(true)
        }
      },
    ),
  )
})

it('puts like lengths together', () => {
  expect(planBatches([10, 500, 12, 480], 1000)).toEqual([
    [1, 3],
    [2, 0],
  ])
})
