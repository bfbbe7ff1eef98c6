import { describe, expect, it } from 'vitest'
import { readAsked } from './asked.js'
import { type Entry, tableMarkdown, tableOf } from './table.js'

const entry = (region: string, text: string, citation: number): Entry => ({
  region,
  year: 2024,
  text,
  citation,
})

const valuesOf = (question: string, ...texts: string[]) =>
  tableOf(
    texts.map((text, index) => entry(`省${index + 1}`, text, index + 1)),
    readAsked(question),
  )?.rows.map(({ region, value }) => [region, value]) ?? null

describe('tableOf', () => {
  it.each<[string, string, string[], [string, string][] | null]>([
    [
      'the unit asked for',
      '各地立案提案多少件？',
      ['立案提案102件，重点提案20件。', '立案提案540件，办复率100%。'],
      [
        ['省1', '102件'],
        ['省2', '540件'],
      ],
    ],
    [
      'the unit most tell it in, where none is asked for',
      '各地粮食产量是多少？',
      ['粮食产量259.2亿斤。', '粮食产量836.9亿斤，增长2%。', '粮食产量110万吨。'],
      [
        ['省1', '259.2亿斤'],
        ['省2', '836.9亿斤'],
      ],
    ],
    [
      'not the contrary direction',
      '各地能耗增长多少？',
      ['能耗增长3%。', '能耗下降4%。', '能耗增长5%。'],
      [
        ['省1', '3%'],
        ['省3', '5%'],
      ],
    ],
    ['one place alone', '各地立案提案多少件？', ['立案提案102件。', '提案办得好。'], null],
    ['two figures that fit alike', '各地办了多少件？', ['办了3件、又办了5件。', '办了4件。'], null],
    ['no quantity', '各地有哪些做法？', ['建了3个。', '建了5个。'], null],
    ['two quantities', '各地立案多少件、建室多少个？', ['立案3件。', '立案5件。'], null],
  ])('%s', (_, question, texts, expected) => {
    expect(valuesOf(question, ...texts)).toEqual(expected)
  })

  it('is told as Markdown with its citations', () => {
    const table = tableOf(
      [entry('甲省', '立案3件。', 1), { ...entry('乙省', '立案5件。', 2), year: null }],
      readAsked('各地立案多少件？'),
    )
    expect(table && tableMarkdown(table).split('\n').slice(2)).toEqual([
      '| 甲省 | 2024 | 3件 | [1] |',
      '| 乙省 | — | 5件 | [2] |',
    ])
  })
})
