import type { Assistant } from '../assistant.js'
import type { ChatResponse } from '../chat/types.js'
import type { Citation, Hit } from '../domain.js'
import { normalise } from '../text/normalise.js'
import { type GoldSpan, locateGold, type QuestionCase } from './cases.js'
import { mean, percentile, reciprocalRank } from './metrics.js'

/** What one question got. */
export interface QuestionOutcome {
  id: string
  type: QuestionCase['type']
  question: string
  /** Share of the gold found in the first 1, 5, 10 hits: any one gold suffices; for `cross`, gold files of min(k, gold files). */
  recall: { at1: number; at5: number; at10: number }
  reciprocalRank: number
  /** Share of the facts that stand in the answer; null where the case names none. */
  facts: number | null
  /** Whether a citation of the answer overlaps the gold; null for unanswerable. */
  goldCited: boolean | null
  refused: boolean
  answer: string
  reason: string | null
  /** Citations and hits whose quote is not `original.slice(start, end)`. */
  brokenOffsets: number
  searchMs: number
  chatMs: number
}

export interface QuestionScores {
  questions: number
  recallAt1: number
  recallAt5: number
  recallAt10: number
  mrr: number
  facts: number
  goldCited: number
  /** Share of the unanswerable that were refused. */
  unanswerableRefused: number
  /** Share of the answerable that were refused. */
  falseRefusals: number
  brokenOffsets: number
  searchP50Ms: number
  searchP95Ms: number
  chatP50Ms: number
}

/** Runs every case through search and chat of the assistant as it stands. Gold files are looked up by name in the library. */
export async function runQuestions(
  assistant: Assistant,
  cases: readonly QuestionCase[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<QuestionOutcome[]> {
  const originals = originalsByName(assistant)
  const outcomes: QuestionOutcome[] = []
  for (const [index, one] of cases.entries()) {
    outcomes.push(await runOne(assistant, one, originals))
    onProgress(index + 1, cases.length)
  }
  return outcomes
}

async function runOne(
  assistant: Assistant,
  one: QuestionCase,
  originals: ReadonlyMap<string, string>,
): Promise<QuestionOutcome> {
  const golds = one.gold.map((gold) => locateGold(gold, originals.get(gold.file)))
  const searchStarted = performance.now()
  const { hits } = await assistant.search({ query: one.question, limit: 10 })
  const chatStarted = performance.now()
  const chat = await assistant.chat({ messages: [{ role: 'user', content: one.question }] })
  const chatMs = performance.now() - chatStarted
  const cited = [...hits.map((hit) => hit.citation), ...chat.citations]
  return {
    id: one.id,
    type: one.type,
    question: one.question,
    recall: {
      at1: recallAt(1, one, hits, golds),
      at5: recallAt(5, one, hits, golds),
      at10: recallAt(10, one, hits, golds),
    },
    reciprocalRank: reciprocalRank(hits.map(({ citation }) => overlapsAny(citation, golds.flat()))),
    facts: one.facts.length === 0 ? null : factsIn(chat, one.facts),
    goldCited:
      one.type === 'unanswerable'
        ? null
        : !chat.refused && chat.citations.some((citation) => overlapsAny(citation, golds.flat())),
    refused: chat.refused,
    answer: chat.answer,
    reason: chat.reason,
    brokenOffsets: cited.filter(
      ({ documentName, start, end, quote }) =>
        originals.get(documentName)?.slice(start, end) !== quote,
    ).length,
    searchMs: chatStarted - searchStarted,
    chatMs,
  }
}

function originalsByName(assistant: Assistant): Map<string, string> {
  const { documents } = assistant.listDocuments({ limit: 100_000, offset: 0 })
  return new Map(documents.map(({ id, name }) => [name, assistant.getOriginal(id)]))
}

function recallAt(
  k: number,
  one: QuestionCase,
  hits: readonly Hit[],
  golds: readonly GoldSpan[][],
): number {
  const top = hits.slice(0, k).map((hit) => hit.citation)
  const spans = golds.flat()
  if (one.type !== 'cross') return top.some((citation) => overlapsAny(citation, spans)) ? 1 : 0
  const files = [...new Set(spans.map(({ file }) => file))]
  const found = files.filter((file) =>
    top.some((citation) =>
      overlapsAny(
        citation,
        spans.filter((span) => span.file === file),
      ),
    ),
  )
  return files.length === 0 ? 0 : found.length / Math.min(k, files.length)
}

function overlapsAny(citation: Citation, spans: readonly GoldSpan[]): boolean {
  return spans.some(
    ({ file, start, end }) =>
      citation.documentName === file && citation.start < end && start < citation.end,
  )
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
    questions: outcomes.length,
    recallAt1: mean(answerable.map(({ recall }) => recall.at1)),
    recallAt5: mean(answerable.map(({ recall }) => recall.at5)),
    recallAt10: mean(answerable.map(({ recall }) => recall.at10)),
    mrr: mean(answerable.map((outcome) => outcome.reciprocalRank)),
    facts: mean(withFacts),
    goldCited: mean(answerable.map(({ goldCited }) => (goldCited ? 1 : 0))),
    unanswerableRefused: mean(unanswerable.map(({ refused }) => (refused ? 1 : 0))),
    falseRefusals: mean(answerable.map(({ refused }) => (refused ? 1 : 0))),
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
