import type { Assistant } from '../assistant.js'
import type { ChatResponse } from '../chat/types.js'
import { normalise } from '../text/normalise.js'
import type { QuestionCase } from './cases.js'
import { type CitationQuality, citationQuality, scoreCiting } from './citing.js'
import { overlaps } from './gold.js'
import { mean, percentile } from './metrics.js'
import { markOf, type RankOutcome, type RankScores, scoreTasks } from './rank-tasks.js'
import { type Originals, questionTask } from './tasks.js'

/** What one question got. */
export interface QuestionOutcome {
  id: string
  type: QuestionCase['type']
  question: string
  /** How the search did; null for unanswerable. */
  ranking: RankOutcome | null
  /** Share of the facts that stand in the answer; null where the case names none. */
  facts: number | null
  /** Whether a citation of the answer overlaps the gold; null for unanswerable. */
  goldCited: boolean | null
  refused: boolean
  /** Of the answer's sentences and citations; null where it was refused. */
  citing: CitationQuality | null
  answer: string
  reason: string | null
  /** Citations and hits whose quote is not `original.slice(start, end)`. */
  brokenOffsets: number
  searchMs: number
  chatMs: number
}

export interface QuestionScores extends RankScores {
  questions: number
  facts: number
  goldCited: number
  /** Share of the unanswerable that were refused. */
  unanswerableRefused: number
  /** Share of the answerable that were refused. */
  falseRefusals: number
  /** Share of the sentences that their citations bear out (ALCE's citation recall). */
  citationRecall: number
  /** Share of the citations that a sentence needs (ALCE's citation precision). */
  citationPrecision: number
  /** Share of the citations that overlap a gold span, of answerable questions. */
  citationsOnGold: number
  /** Share of the numbers of the answers that stand in what is cited. */
  numbersFaithful: number
  /** Share of the refusals that were of unanswerable questions. */
  refusalPrecision: number
  brokenOffsets: number
  searchP50Ms: number
  searchP95Ms: number
  chatP50Ms: number
}

/** Runs every case through search and chat of the assistant as it stands. */
export async function runQuestions(
  assistant: Pick<Assistant, 'search' | 'chat'>,
  cases: readonly QuestionCase[],
  options: {
    originals: Originals
    onProgress?: ((done: number, total: number) => void) | undefined
  },
): Promise<QuestionOutcome[]> {
  const outcomes: QuestionOutcome[] = []
  for (const [index, one] of cases.entries()) {
    outcomes.push(await runOne(assistant, one, options.originals))
    options.onProgress?.(index + 1, cases.length)
  }
  return outcomes
}

async function runOne(
  assistant: Pick<Assistant, 'search' | 'chat'>,
  one: QuestionCase,
  originals: Originals,
): Promise<QuestionOutcome> {
  const searchStarted = performance.now()
  const { hits } = await assistant.search({ query: one.question, limit: 10 })
  const chatStarted = performance.now()
  const chat = await assistant.chat({ messages: [{ role: 'user', content: one.question }] })
  const chatMs = performance.now() - chatStarted
  const found = hits.map((hit) => hit.citation)
  const task = questionTask(one, originals)
  const gold = task?.gold.flat() ?? []
  return {
    id: one.id,
    type: one.type,
    question: one.question,
    ranking: task === null ? null : markOf(task, found),
    facts: one.facts.length === 0 ? null : factsIn(chat, one.facts),
    goldCited:
      task === null
        ? null
        : !chat.refused &&
          chat.citations.some((citation) => gold.some((span) => overlaps(citation, span))),
    refused: chat.refused,
    citing: chat.refused ? null : citationQuality(chat, task === null ? null : gold),
    answer: chat.answer,
    reason: chat.reason,
    brokenOffsets: [...found, ...chat.citations].filter(
      ({ documentName, start, end, quote }) =>
        originals.get(documentName)?.slice(start, end) !== quote,
    ).length,
    searchMs: chatStarted - searchStarted,
    chatMs,
  }
}

/** Scripts, widths and thousands separators aside; a fact that is a number must stand as that whole number. */
function factsIn(chat: ChatResponse, facts: readonly string[]): number {
  const answer = chat.refused ? '' : comparable(chat.answer)
  return mean(
    facts.map((fact) => {
      const wanted = comparable(fact)
      const bounded = /^\d/.test(wanted)
        ? `(?<![\\d.])${escaped(wanted)}(?![\\d])`
        : escaped(wanted)
      return new RegExp(bounded).test(answer) ? 1 : 0
    }),
  )
}

function comparable(text: string): string {
  return normalise(text).replace(/(?<=\d),(?=\d{3})/g, '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The figures of a set of outcomes; a share of nothing is 0. */
export function scoreQuestions(outcomes: readonly QuestionOutcome[]): QuestionScores {
  const answerable = outcomes.filter(({ type }) => type !== 'unanswerable')
  const unanswerable = outcomes.filter(({ type }) => type === 'unanswerable')
  const withFacts = outcomes.flatMap(({ facts }) => (facts === null ? [] : [facts]))
  return {
    ...scoreTasks(outcomes.flatMap(({ ranking }) => ranking ?? [])),
    questions: outcomes.length,
    facts: mean(withFacts),
    goldCited: mean(answerable.map(({ goldCited }) => (goldCited ? 1 : 0))),
    unanswerableRefused: mean(unanswerable.map(({ refused }) => (refused ? 1 : 0))),
    falseRefusals: mean(answerable.map(({ refused }) => (refused ? 1 : 0))),
    ...scoreCiting(outcomes.flatMap(({ citing }) => citing ?? [])),
    refusalPrecision: mean(
      outcomes
        .filter(({ refused }) => refused)
        .map(({ type }) => (type === 'unanswerable' ? 1 : 0)),
    ),
    brokenOffsets: outcomes.reduce((sum, outcome) => sum + outcome.brokenOffsets, 0),
    searchP50Ms: percentile(
      outcomes.map(({ searchMs }) => searchMs),
      50,
    ),
    searchP95Ms: percentile(
      outcomes.map(({ searchMs }) => searchMs),
      95,
    ),
    chatP50Ms: percentile(
      outcomes.map(({ chatMs }) => chatMs),
      50,
    ),
  }
}
