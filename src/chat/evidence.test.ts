import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BAICHENG, retrieval } from '../../test/support/evidence.js'
import { createFakeEmbedder } from '../embed/testing/fake-embedder.js'
import { openStore, type Store } from '../index/store.js'
import { addSample, sampleDocument } from '../index/testing/sample-document.js'
import type { Retrieval } from '../search/retrieve.js'
import { contentTerms } from '../search/terms.js'
import { readAsked } from './asked.js'
import { answersKind, gatherEvidence } from './evidence.js'

const fake = createFakeEmbedder()
let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

interface Given {
  understanding?: Partial<Retrieval['understanding']>
  headings?: string[]
}

/** Evidence of one report's paragraphs, each a passage, in the order found. */
async function gather(question: string, paragraphs: string[], given: Given = {}) {
  const document = sampleDocument('甲.txt', [{ paragraphs, region: BAICHENG, title: '工作报告' }])
  if (given.headings) {
    for (const report of document.reports) {
      for (const passage of report.passages) passage.headings = given.headings
    }
  }
  await addSample(store, fake, document)
  const passages = [...new Set(store.unitPlaces().map(({ passage }) => passage))]
  const [queryVector = new Float32Array(0)] = await fake.embed([question], { kind: 'query' })
  const ranked = passages.map((passage) => ({
    passage,
    score: 1,
    dense: 1,
    unit: null,
    lexical: null,
    parts: {},
    joined: [passage],
    copies: [],
  }))
  const terms = contentTerms(question).map((term) => ({ term, weight: 1, frequency: 1 }))
  const found = retrieval(given.understanding, { ranked, terms, queryVector })
  return gatherEvidence(found, readAsked(question), { store, embedder: fake })
}
const texts = (evidence: { text: string }[]) => evidence.map(({ text }) => text)

describe('gatherEvidence', () => {
  it('ranks the sentence that says it above its neighbours', async () => {
    const evidence = await gather('立案提案多少件', ['会风良好。全年立案提案102件。队伍过硬。'])
    expect(evidence[0]?.text).toBe('全年立案提案102件。')
    expect(evidence).toHaveLength(3)
    const relevance = evidence.map((one) => one.relevance)
    expect(relevance).toEqual([...relevance].sort((a, b) => b - a))
  })

  it('prefers the sentence with a number, for a quantity', async () => {
    const evidence = await gather('立案提案多少件', ['立案提案工作有序。', '立案提案共九十件。'])
    expect(evidence[0]?.text).toBe('立案提案共九十件。')
  })

  it('cites each sentence by its own characters', async () => {
    const evidence = await gather('立案提案', ['会风良好。全年立案提案102件。'])
    for (const { text, start, end, citation } of evidence) {
      expect(store.getOriginal(citation.documentId)?.slice(start, end)).toBe(text)
    }
  })

  it('coverage and cosine lie within their ranges', async () => {
    const evidence = await gather('立案提案102件', ['全年立案提案102件。', '会风良好。'])
    expect(evidence[0]?.coverage).toBe(1)
    for (const { coverage, context, dense } of evidence) {
      expect(coverage).toBeLessThanOrEqual(context)
      expect(Math.abs(dense)).toBeLessThanOrEqual(1.0001)
    }
  })

  const named = [{ region: BAICHENG, matched: '白城' }]
  const year = { years: { from: 2023, to: 2023 } }
  it.each<[string, string, Given, string, number]>([
    ['no condition', '提案', {}, '全年立案提案九件。', 1],
    [
      'an unmet region, unnamed here',
      '提案',
      { understanding: { named, unmet: ['region'] } },
      '立案提案九件。',
      0,
    ],
    [
      'an unmet region, named here',
      '提案',
      { understanding: { named, unmet: ['region'] } },
      '白城立案提案九件。',
      1,
    ],
    [
      'an unmet year, unnamed here',
      '提案',
      { understanding: { ...year, unmet: ['year'] } },
      '立案提案九件。',
      0,
    ],
    [
      'an unmet year, named here',
      '提案',
      { understanding: { ...year, unmet: ['year'] } },
      '2023年立案提案九件。',
      1,
    ],
    [
      'a heading of the year asked',
      '提案',
      { understanding: year, headings: ['二、2023年回顾'] },
      '提案九件。',
      1,
    ],
    [
      'a heading of another year',
      '提案',
      { understanding: year, headings: ['二、2024年安排'] },
      '提案九件。',
      0,
    ],
    [
      'the same, naming the year',
      '提案',
      { understanding: year, headings: ['二、2024年安排'] },
      '2023年提案九件。',
      1,
    ],
    [
      'another body',
      '提案',
      { understanding: { body: 'court', unmet: ['body'] } },
      '提案九件。',
      0,
    ],
    ['a quoted name that stands here', '“夜谈”提案', {}, '“夜谈”收到提案九件。', 1],
    ['one in the other script and marks', '「夜談」提案', {}, '“夜谈”收到提案九件。', 1],
    ['a quoted name that does not', '“晨读”提案', {}, '“夜谈”收到提案九件。', 0],
  ])('%s', async (_, question, given, text, expected) => {
    expect(texts(await gather(question, [text], given))).toHaveLength(expected)
  })

  it('finds nothing in nothing', () => {
    const none = gatherEvidence(retrieval(), readAsked('提案'), { store, embedder: fake })
    expect(none).toEqual([])
  })
})

describe('answersKind', () => {
  it.each([
    ['立案提案多少件？', '全年立案102件。', true],
    ['立案提案多少件？', '立案三十余件。', true],
    ['立案提案多少件？', '立案xx件。', false],
    ['什么时候成立？', '2021年5月成立。', true],
    ['什么时候成立？', '早已成立。', false],
    ['怎样办理？', '办理102件。', false],
  ])('%s %s', (question, text, expected) => {
    expect(answersKind(readAsked(question), text)).toBe(expected)
  })
})
