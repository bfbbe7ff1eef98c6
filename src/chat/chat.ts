import type { Citation } from '../domain.js'
import { XiezhengError } from '../errors.js'
import { type Retrieval, type RetrieveDependencies, retrieve } from '../search/retrieve.js'
import { checkQuery, LONGEST_QUERY, toHits } from '../search/search.js'
import { readAsked } from './asked.js'
import { backgroundOf } from './background.js'
import type { Everyday } from './everyday.js'
import { type Evidence, gatherEvidence } from './evidence.js'
import { chooseSentences } from './extractive.js'
import { resolveQuestion } from './follow-up.js'
import { reasonToRefuse } from './refuse.js'
import type {
  AnswerSentence,
  ChatEvent,
  ChatRequest,
  ChatResponse,
  NumberedCitation,
} from './types.js'
import { repairedQuote, verifyVerbatim } from './verify.js'

/** Passages shown beside a refusal. */
const NEAREST = 3
const SHOWN_HITS = 10

export interface ChatDependencies extends RetrieveDependencies {
  everyday: Everyday
}

/**
 * Answers the last user message from the corpus: the sentences that answer it, verbatim, each
 * with a citation it was checked against; or a refusal with the nearest passages. Yields the
 * passages first, then each sentence, then the whole.
 *
 * @throws XiezhengError `invalid_input` without a question, or for an engine that is not configured.
 */
export async function* chat(
  request: ChatRequest,
  dependencies: ChatDependencies,
): AsyncGenerator<ChatEvent> {
  const started = performance.now()
  const question = questionOf(request)
  const retrieval = await retrieve(
    { query: question, mode: 'hybrid', filters: request.filters, signal: request.signal },
    dependencies,
  )
  yield { type: 'passages', hits: toHits(retrieval, SHOWN_HITS, dependencies) }
  const response = await answer(question, retrieval, dependencies)
  for (const sentence of response.sentences) yield { type: 'sentence', sentence }
  const tookMs = Math.round((performance.now() - started) * 10) / 10
  yield { type: 'done', response: { ...response, tookMs } }
}

function questionOf({ messages, engine }: ChatRequest): string {
  if (engine === 'llm') {
    throw new XiezhengError(
      'unavailable',
      '没有配置大模型。请改用 engine: "auto" 或 "extractive"，仍会得到带出处的原文回答。',
    )
  }
  const question = resolveQuestion(messages)
  checkQuery(messages.findLast(({ role }) => role === 'user')?.content ?? '', 'question')
  return question.slice(0, LONGEST_QUERY)
}

type Answer = Omit<ChatResponse, 'tookMs'>

async function answer(
  question: string,
  retrieval: Retrieval,
  dependencies: ChatDependencies,
): Promise<Answer> {
  const asked = readAsked(question)
  const evidence = gatherEvidence(retrieval, asked, dependencies)
  const everyday = await dependencies.everyday.likeness(retrieval.queryVector)
  const background = await backgroundOf(retrieval.queryVector, dependencies.index)
  const reason = reasonToRefuse({ retrieval, background, asked, evidence, everyday })
  if (reason !== null) return refusal(reason, retrieval, dependencies)
  const borneOut = chooseSentences(evidence, retrieval, asked)
    .map(cite)
    .filter(({ text, citation }) => {
      const { documentId, start, end } = citation
      const repairs = dependencies.store.repairsIn(documentId, start, end)
      return verifyVerbatim(text, repairedQuote(citation, repairs))
    })
  if (borneOut.length === 0) {
    return refusal('相近的段落经核对不能支持回答。', retrieval, dependencies)
  }
  const sentences: AnswerSentence[] = borneOut.map(({ text }, index) => ({
    text,
    citations: [index + 1],
    verdict: 'supported',
  }))
  return {
    answer: borneOut
      .map(({ text, citation }, index) => {
        const from = retrieval.understanding.across ? `${sourceOf(citation)}：` : ''
        return `${from}${text}[${index + 1}]`
      })
      .join('\n'),
    sentences,
    citations: borneOut.map(({ citation }, index) => ({ n: index + 1, ...citation })),
    refused: false,
    reason: null,
    engine: 'extractive',
  }
}

/** Where a sentence comes from, for answers across regions: 白城市（2023年）. */
function sourceOf({ region, title, year }: Citation): string {
  return `${region?.name ?? title}${year === null ? '' : `（${year}年）`}`
}

/** A sentence with a citation of exactly its own characters of the original. */
function cite({ text, start, end, citation }: Evidence) {
  const quote = citation.quote.slice(start - citation.start, end - citation.start)
  return { text, citation: { ...citation, start, end, quote } }
}

function refusal(reason: string, retrieval: Retrieval, dependencies: RetrieveDependencies): Answer {
  const nearest = toHits(retrieval, NEAREST, dependencies)
  const citations: NumberedCitation[] = nearest.map(({ rank, citation }) => ({
    n: rank,
    ...citation,
  }))
  return {
    answer: `本库中没有依据。${reason}`,
    sentences: [],
    citations,
    refused: true,
    reason,
    engine: 'extractive',
  }
}
