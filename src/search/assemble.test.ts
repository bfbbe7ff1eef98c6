import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regionByCode } from '../ingest/regions.js'
import { searchable, termsOf } from '../text/bigrams.js'
import { alone, assemble } from './assemble.js'
import type { Fused } from './fuse.js'
import type { Holding } from './holdings.js'
import type { PassageView } from './passage-views.js'
import { contentTerms } from './terms.js'

const LONG = '全年立案提案一百零二件，选定重点提案二十件，办复率百分之百，委员满意率百分之百。'

const holding = (report: number, code: string | null, coveredYears: number[]): Holding => ({
  title: '',
  report,
  region: code === null ? null : regionByCode(code),
  coveredYears,
  body: null,
})
const holdings = new Map(
  [
    holding(1, '220800', [2023]),
    holding(2, '220800', [2023]),
    holding(3, '310000', [2023]),
    holding(4, '220800', [2022]),
    holding(5, null, [2023]),
  ].map((one) => [one.report, one]),
)

interface Given {
  text: string
  report: number
  ordinal?: number
  headings?: string[]
}

function run(given: Given[], question = '立案提案'): { joined: number[]; copies: number[] }[] {
  const views = new Map(
    given.map(({ text, report, ordinal = 0, headings = [] }, index): [number, PassageView] => {
      const plain = searchable(text)
      return [
        index + 1,
        {
          text: plain,
          terms: new Set(termsOf(plain)),
          headingYears: [],
          coveredYears: [],
          report,
          ordinal,
          headings,
        },
      ]
    }),
  )
  const terms = contentTerms(question).map((term) => ({ term, weight: 1, frequency: 1 }))
  return assemble(ranked(given.length), { question: { terms }, views, holdings }).map(
    ({ joined, copies }) => ({ joined, copies }),
  )
}

const ranked = (count: number): Fused[] =>
  Array.from({ length: count }, (_, index) => ({
    passage: index + 1,
    score: 1 - index / 100,
    dense: null,
    unit: null,
    lexical: null,
    parts: {},
  }))

describe('assemble', () => {
  it.each<[string, Given, boolean]>([
    ['the same report in another file', { text: LONG, report: 2 }, true],
    ['a report whose region is not known', { text: LONG, report: 5 }, true],
    ['the same wording of another region', { text: LONG, report: 3 }, false],
    ['the same wording of another year', { text: LONG, report: 4 }, false],
    ['another number', { text: LONG.replace('二十件', '二十三件'), report: 2 }, false],
    [
      'a passage that holds much more',
      { text: LONG + '会风良好委员读书'.repeat(3), report: 2 },
      false,
    ],
    ['the same report itself', { text: LONG, report: 1, ordinal: 7 }, false],
  ])('folds copies: %s', (_, other, folded) => {
    const found = run([{ text: LONG, report: 1 }, other])
    expect(found).toHaveLength(folded ? 1 : 2)
    expect(found[0]?.copies).toEqual(folded ? [2] : [])
  })

  it.each<[string, Given, Given, number[][]]>([
    [
      'neighbours that hold a half each, in text order',
      { text: '重点提案', report: 1, ordinal: 3 },
      { text: '全年立案', report: 1, ordinal: 2 },
      [[2, 1]],
    ],
    [
      'not where one holds all',
      { text: '立案提案', report: 1, ordinal: 3 },
      { text: '全年立案', report: 1, ordinal: 2 },
      [[1], [2]],
    ],
    [
      'not across a heading',
      { text: '重点提案', report: 1, ordinal: 3, headings: ['甲'] },
      { text: '全年立案', report: 1, ordinal: 2, headings: ['乙'] },
      [[1], [2]],
    ],
    [
      'not across a gap',
      { text: '重点提案', report: 1, ordinal: 4 },
      { text: '全年立案', report: 1, ordinal: 2 },
      [[1], [2]],
    ],
    [
      'not of two reports',
      { text: '重点提案', report: 1, ordinal: 3 },
      { text: '全年立案', report: 3, ordinal: 2 },
      [[1], [2]],
    ],
  ])('joins %s', (_, one, other, expected) => {
    expect(run([one, other]).map(({ joined }) => joined)).toEqual(expected)
  })

  it('joins two, not a chain', () => {
    const text = (ordinal: number) => ['重点提案', '全年立案'][ordinal % 2] ?? ''
    const given = [0, 1, 2, 3].map((ordinal) => ({ text: text(ordinal), report: 1, ordinal }))
    for (const { joined } of run(given)) expect(joined.length).toBeLessThanOrEqual(2)
  })

  it('loses no passage and gives none twice', () => {
    const one = fc.record({
      text: fc.constantFrom(LONG, '重点提案', '全年立案', '委员读书'),
      report: fc.integer({ min: 1, max: 5 }),
      ordinal: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (given) => {
        const all = run(given).flatMap(({ joined, copies }) => [...joined, ...copies])
        expect(all.sort((a, b) => a - b)).toEqual(given.map((_, index) => index + 1))
      }),
    )
  })
})

describe('alone', () => {
  it('leaves every passage by itself', () => {
    expect(
      ranked(2)
        .map(alone)
        .map(({ joined, copies }) => [joined, copies]),
    ).toEqual([
      [[1], []],
      [[2], []],
    ])
  })
})
