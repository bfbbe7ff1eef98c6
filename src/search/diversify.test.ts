import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneRegionAfterAnother } from './diversify.js'

const passage = (id: number, score: number) => ({ passage: id, score })
const ids = (ranked: readonly { passage: number }[]) => ranked.map((one) => one.passage)
const regions = new Map([
  [1, '白城市'],
  [2, '白城市'],
  [3, '湖州市'],
  [4, '白城市'],
  [5, '长春市'],
])
const regionOf = (id: number) => regions.get(id)

describe('oneRegionAfterAnother', () => {
  it.each([
    ['nothing', [], []],
    [
      'one region stays as it was',
      [
        [1, 0.9],
        [2, 0.8],
        [4, 0.1],
      ],
      [1, 2, 4],
    ],
    [
      'the best of each region first',
      [
        [1, 0.9],
        [2, 0.8],
        [3, 0.7],
        [4, 0.6],
        [5, 0.5],
      ],
      [1, 3, 5, 2, 4],
    ],
    [
      'a region that is far off stays behind',
      [
        [1, 0.9],
        [2, 0.8],
        [3, 0.4],
      ],
      [1, 2, 3],
    ],
    [
      'half the first score is near enough',
      [
        [1, 0.8],
        [2, 0.7],
        [3, 0.4],
      ],
      [1, 3, 2],
    ],
  ] as [string, [number, number][], number[]][])('%s', (_, ranked, expected) => {
    const given = ranked.map(([id, score]) => passage(id, score))
    expect(ids(oneRegionAfterAnother(given, regionOf))).toEqual(expected)
  })

  it('loses nothing, adds nothing, keeps the first, changes no score', () => {
    const ranked = fc
      .array(
        fc.tuple(
          fc.constantFrom('甲', '乙', '丙', '丁'),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
      )
      .map((rows) => rows.map(([region, score], id) => ({ ...passage(id, score), region })))
      .map((rows) => rows.sort((a, b) => b.score - a.score))
    fc.assert(
      fc.property(ranked, (rows) => {
        const places = new Map(rows.map((row) => [row.passage, row.region]))
        const out = oneRegionAfterAnother(rows, (id) => places.get(id))
        expect(out[0]).toEqual(rows[0])
        expect(new Set(out)).toEqual(new Set(rows))
        expect(out).toHaveLength(rows.length)
      }),
    )
  })
})
