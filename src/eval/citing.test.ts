import { describe, expect, it } from 'vitest'
import { citation } from '../../test/support/evidence.js'
import type { ChatResponse } from '../chat/types.js'
import { citationQuality, scoreCiting } from './citing.js'

const QUOTES = ['全年立案提案102件。', '办复率100%。', '开展专题视察。']

function answer(...sentences: [string, number[]][]): ChatResponse {
  return {
    answer: '',
    sentences: sentences.map(([text, citations]) => ({
      text,
      citations,
      verdict: 'supported',
      reason: null,
    })),
    citations: QUOTES.map((quote, index) => ({
      n: index + 1,
      ...citation(quote, { start: 100 * index }),
    })),
    refused: false,
    reason: null,
    engine: 'llm',
    notice: null,
    table: null,
    tookMs: 0,
  }
}

describe('citationQuality', () => {
  it.each<[string, [string, number[]][], { recall: number; precision: number; numbers: number }]>([
    ['right', [['立案提案102件。', [1]]], { recall: 1, precision: 1, numbers: 1 }],
    ['of another passage', [['立案提案102件。', [2]]], { recall: 0, precision: 0, numbers: 0 }],
    [
      'with one that adds nothing',
      [['立案提案102件。', [1, 3]]],
      { recall: 1, precision: 0.5, numbers: 1 },
    ],
    [
      'with two that are needed together',
      [['立案提案102件，办复率100%。', [1, 2]]],
      { recall: 1, precision: 1, numbers: 1 },
    ],
    [
      'half of them wrong',
      [
        ['立案提案102件。', [1]],
        ['立案提案120件。', [1]],
      ],
      { recall: 0.5, precision: 0.5, numbers: 0.5 },
    ],
  ])('of citations %s', (_, sentences, expected) => {
    const scores = scoreCiting([citationQuality(answer(...sentences), null)])
    expect({
      recall: scores.citationRecall,
      precision: scores.citationPrecision,
      numbers: scores.numbersFaithful,
    }).toEqual(expected)
  })

  it('counts the citations on gold', () => {
    const gold = [{ file: '甲.txt', start: 3, end: 6 }]
    const { citationsOnGold } = scoreCiting([citationQuality(answer(['办复率100%。', [2]]), gold)])
    expect(citationsOnGold).toBeCloseTo(1 / 3)
  })

  it('leaves struck sentences out', () => {
    const response = answer(['立案提案999件。', []])
    const [struck] = response.sentences
    if (struck) struck.verdict = 'unsupported'
    expect(citationQuality(response, null)).toMatchObject({ sentences: 0, numbers: 0 })
  })
})
