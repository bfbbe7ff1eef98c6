import { describe, expect, it } from 'vitest'
import { citation } from '../../test/support/evidence.js'
import { createFakeAssistant } from '../api/testing/fake-assistant.js'
import type { ChatResponse } from '../chat/types.js'
import type { Citation, Hit } from '../domain.js'
import type { QuestionCase } from './cases.js'
import { runQuestions, scoreQuestions } from './questions.js'

const ORIGINALS: Record<string, string> = {
  '甲.txt': '全年立案提案1,102件。委员读书成风。',
  '乙.txt': '建成書房九處。會客廳十間。',
}

const originals = new Map(Object.entries(ORIGINALS))

/** The characters of a file as a citation. */
function cited(name: string, quote: string): Citation {
  const start = ORIGINALS[name]?.indexOf(quote) ?? -1
  return citation(quote, { documentId: name, documentName: name, start })
}

const hit = (one: Citation, index: number): Hit => ({
  rank: index + 1,
  score: 1 / (index + 1),
  text: one.quote,
  trace: { dense: null, lexical: null, weights: { dense: 0.5, lexical: 0.5 }, parts: {} },
  citation: one,
  copies: [],
})

function assistantWith(found: Citation[], answer: Partial<ChatResponse>) {
  const fake = createFakeAssistant()
  return {
    ...fake,
    search: async () => ({ ...(await fake.search({ query: '提案' })), hits: found.map(hit) }),
    chat: async (): Promise<ChatResponse> => ({
      answer: '',
      sentences: [],
      citations: [],
      refused: false,
      reason: null,
      engine: 'extractive',
      notice: null,
      table: null,
      tookMs: 1,
      ...answer,
    }),
  }
}

const fact: QuestionCase = {
  id: 'q1',
  type: 'fact',
  question: '立案多少件？',
  gold: [{ file: '甲.txt', contains: '1,102件' }],
  facts: ['1102'],
}
const cross: QuestionCase = {
  ...fact,
  type: 'cross',
  gold: [
    { file: '甲.txt', contains: '读书' },
    { file: '乙.txt', contains: '書房' },
  ],
  facts: [],
}
const A = cited('甲.txt', '全年立案提案1,102件。')
const B = cited('甲.txt', '委员读书成风。')
const C = cited('乙.txt', '建成書房九處。')
const D = cited('乙.txt', '會客廳十間。')

const run = async (one: QuestionCase, found: Citation[], answer: Partial<ChatResponse> = {}) => {
  const [outcome] = await runQuestions(assistantWith(found, answer), [one], { originals })
  if (outcome === undefined) throw new Error('no outcome')
  return outcome
}

describe('runQuestions', () => {
  it.each<[string, QuestionCase, Citation[], number[], number]>([
    ['the gold first', fact, [A, B], [1, 1, 1], 1],
    ['the gold second', fact, [B, A], [0, 1, 1], 0.5],
    ['no gold', fact, [B, C, D], [0, 0, 0], 0],
    ['nothing', fact, [], [0, 0, 0], 0],
    ['one of two files of a question across', cross, [B, A], [1, 0.5, 0.5], 1],
    ['both files', cross, [C, B], [1, 1, 1], 1],
  ])('recall and reciprocal rank: %s', async (_, one, found, recall, rr) => {
    const { ranking } = await run(one, found)
    expect(Object.values(ranking?.recall ?? {})).toEqual(recall)
    expect(ranking?.reciprocalRank).toBe(rr)
  })

  it.each([
    ['as it is', '立案1102件', 1],
    ['with a thousands separator', '立案1,102件', 1],
    ['full-width', '立案１１０２件', 1],
    ['within a longer number', '立案21102件', 0],
    ['at the head of a longer number', '立案11025件', 0],
    ['not at all', '立案很多件', 0],
  ])('a fact %s', async (_, answer, expected) => {
    expect((await run(fact, [A], { answer })).facts).toBe(expected)
  })

  it('a refused answer tells no fact and cites no gold', async () => {
    const citations = [{ n: 1, ...A }]
    const refused = await run(fact, [A], { answer: '1102件', refused: true, citations })
    expect(refused).toMatchObject({ facts: 0, goldCited: false, refused: true })
    expect(await run(fact, [A], { citations })).toMatchObject({ goldCited: true })
  })

  it('counts every quote that is not its original’s', async () => {
    const broken = { ...A, start: A.start + 1, end: A.end + 1 }
    const elsewhere = { ...A, documentName: '丙.txt' }
    const outcome = await run(fact, [A, broken], { citations: [{ n: 1, ...elsewhere }] })
    expect(outcome.brokenOffsets).toBe(2)
  })
})

describe('scoreQuestions', () => {
  it('keeps answerable and unanswerable apart', async () => {
    const none: QuestionCase = { ...fact, type: 'unanswerable', gold: [], facts: [] }
    const outcomes = [
      await run(fact, [A], { answer: '1102', citations: [{ n: 1, ...A }] }),
      await run(fact, [B], { refused: true }),
      await run(none, [B], { refused: true }),
      await run(none, [B], { answer: '九' }),
    ]
    expect(scoreQuestions(outcomes)).toMatchObject({
      questions: 4,
      recallAt1: 0.5,
      mrr: 0.5,
      facts: 0.5,
      goldCited: 0.5,
      unanswerableRefused: 0.5,
      falseRefusals: 0.5,
      brokenOffsets: 0,
    })
  })

  it('of nothing is zero, not NaN', () => {
    for (const value of Object.values(scoreQuestions([])).flat()) expect(value).toBe(0)
  })
})
