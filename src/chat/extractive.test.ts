import { describe, expect, it } from 'vitest'
import { BAICHENG, evidence, retrieval } from '../../test/support/evidence.js'
import type { Region } from '../domain.js'
import { readAsked } from './asked.js'
import { chooseSentences } from './extractive.js'

const HUZHOU: Region = { code: '330500', name: '湖州市', level: 'city', path: ['浙江省', '湖州市'] }
const one = retrieval()
const across = retrieval({ across: true, asksPlace: true })
const open = readAsked('做了什么工作')
const texts = (chosen: { text: string }[]) => chosen.map(({ text }) => text)

describe('chooseSentences', () => {
  it('takes the best and those nearly as good, no more than the kind of question needs', () => {
    const many = [
      '甲办了夜校。',
      '乙修了水渠。',
      '丙种了树木。',
      '丁建了书屋。',
      '戊开了食堂。',
    ].map((text, n) => evidence(text, { citation: { start: n * 10 } }))
    expect(chooseSentences(many, one, open)).toHaveLength(3)
    expect(chooseSentences(many, one, readAsked('有哪些工作'))).toHaveLength(4)
  })

  it('leaves out what is much weaker than the best', () => {
    const chosen = chooseSentences(
      [
        evidence('甲办了夜校。', { relevance: 0.9 }),
        evidence('乙修了水渠。', { relevance: 0.6, citation: { start: 10 } }),
      ],
      one,
      open,
    )
    expect(texts(chosen)).toEqual(['甲办了夜校。'])
  })

  it('keeps a weaker one that covers what the best does not', () => {
    const asked = retrieval(
      {},
      {
        terms: [
          { term: '立案', weight: 1, frequency: 1 },
          { term: '办复', weight: 1, frequency: 1 },
        ],
      },
    )
    const chosen = chooseSentences(
      [
        evidence('全年立案提案九件。', { relevance: 0.9 }),
        evidence('办复情况良好。', { relevance: 0.6, citation: { start: 20 } }),
      ],
      asked,
      open,
    )
    expect(chosen).toHaveLength(2)
  })

  it('reads in the order of the document, documents in the order chosen', () => {
    const chosen = chooseSentences(
      [
        evidence('乙修了水渠。', { citation: { documentId: 'd2', start: 50 } }),
        evidence('甲办了夜校。', { citation: { documentId: 'd1', start: 5 } }),
        evidence('丙种了树木。', { citation: { documentId: 'd2', start: 1 } }),
      ],
      one,
      open,
    )
    expect(texts(chosen)).toEqual(['丙种了树木。', '乙修了水渠。', '甲办了夜校。'])
  })

  it.each([
    ['the same words', '2023年，共立案提案540件，全部办复。', 1],
    ['the same in the other script and width', '2023年，共立案提案５４０件，全部辦復。', 1],
    ['another number', '2023年，共立案提案126件，全部办复。', 2],
  ])('%s in another document: told as often as it is new', (_, text, expected) => {
    const chosen = chooseSentences(
      [
        evidence('2023年，共立案提案540件，全部办复。'),
        evidence(text, { citation: { documentId: 'd2', reportId: 'r2' } }),
      ],
      one,
      open,
    )
    expect(chosen).toHaveLength(expected)
  })

  it('never overlaps within a document', () => {
    const chosen = chooseSentences(
      [
        evidence('甲办了夜校。', { citation: { start: 10 } }),
        evidence('了夜校。乙修', { citation: { start: 12 } }),
      ],
      one,
      open,
    )
    expect(chosen).toHaveLength(1)
  })

  it('across regions takes the best of each report, best report first', () => {
    const chosen = chooseSentences(
      [
        evidence('甲办了夜校。', { relevance: 0.9, citation: { reportId: 'r1', start: 40 } }),
        evidence('乙修了水渠。', { relevance: 0.85, citation: { reportId: 'r1', start: 5 } }),
        evidence('丙种了树木。', { relevance: 0.8, citation: { reportId: 'r2' } }),
        evidence('丁建了书屋。', { relevance: 0.3, citation: { reportId: 'r3' } }),
      ],
      across,
      open,
    )
    expect(texts(chosen)).toEqual(['甲办了夜校。', '丙种了树木。'])
  })

  it.each([
    ['in one region', BAICHENG, BAICHENG, 1],
    ['where one names no region', BAICHENG, null, 1],
    ['in two regions', BAICHENG, HUZHOU, 2],
  ])(
    'across regions tells the same words %s as often as they say something',
    (_, a, b, expected) => {
      const chosen = chooseSentences(
        [
          evidence('建成委员读书屋九处。', { citation: { reportId: 'r1', region: a } }),
          evidence('建成委员读书屋九处。', {
            citation: { reportId: 'r2', documentId: 'd2', region: b },
          }),
        ],
        across,
        open,
      )
      expect(chosen).toHaveLength(expected)
    },
  )

  it('across regions stops at eight reports', () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      evidence(`第${n}家做了第${n}件事。`, {
        citation: { reportId: `r${n}`, documentId: `d${n}` },
      }),
    )
    expect(chooseSentences(many, across, open)).toHaveLength(8)
  })
})
