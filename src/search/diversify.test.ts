import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneReportAfterAnother } from './diversify.js'
import type { Fused } from './fuse.js'

const passage = (id: number, score: number): Fused => ({
  passage: id,
  score,
  dense: score,
  lexical: null,
})
const ids = (ranked: readonly Fused[]) => ranked.map((one) => one.passage)
const reports = new Map([
  [1, 10],
  [2, 10],
  [3, 20],
  [4, 10],
  [5, 30],
])
const reportOf = (id: number) => reports.get(id)

describe('oneReportAfterAnother', () => {
  it.each([
    ['nothing', [], []],
    [
      'one report stays as it was',
      [
        [1, 0.9],
        [2, 0.8],
        [4, 0.1],
      ],
      [1, 2, 4],
    ],
    [
      'the best of each report first',
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
      'a report that is far off stays behind',
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
    expect(ids(oneReportAfterAnother(given, reportOf))).toEqual(expected)
  })

  it('loses nothing, adds nothing, keeps the first, changes no score', () => {
    const ranked = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true })))
      .map((rows) => rows.map(([report, score], id) => ({ ...passage(id, score), report })))
      .map((rows) => rows.sort((a, b) => b.score - a.score))
    fc.assert(
      fc.property(ranked, (rows) => {
        const places = new Map(rows.map((row) => [row.passage, row.report]))
        const out = oneReportAfterAnother(rows, (id) => places.get(id))
        expect(out[0]).toEqual(rows[0])
        expect(new Set(out)).toEqual(new Set(rows))
        expect(out).toHaveLength(rows.length)
      }),
    )
  })
})
