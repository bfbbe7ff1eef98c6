import { XiezhengError } from '../errors.js'
import { type RetrieveDependencies, retrieve } from '../search/retrieve.js'
import { checkQuery, LONGEST_QUERY, toHits } from '../search/search.js'
import { tookSince } from '../took.js'
import { passageSources } from '../verify/sources.js'
import { readAsked } from './asked.js'
import { backgroundOf } from './background.js'
import {
  type Answer,
  drawSentences,
  extractiveAnswer,
  isWhole,
  modelAnswer,
  refusal,
} from './compose.js'
import type { Everyday } from './everyday.js'
import { type Evidence, gatherEvidence } from './evidence.js'
import { asksForSource, questionsBefore, resolveQuestion } from './follow-up.js'
import { generate } from './generate.js'
import type { LanguageModel } from './language-model.js'
import { noticeOf } from './notices.js'
import { createReferences } from './references.js'
import { reasonToRefuse } from './refuse.js'
import type { ChatEvent, ChatRequest } from './types.js'

const SHOWN_HITS = 10
/** Passages a language model is given. */
const MODEL_PASSAGES = 8

export interface ChatDependencies extends RetrieveDependencies {
  everyday: Everyday
  /** Null where none is configured. */
  model: LanguageModel | null
}

/**
 * Answers the last user message from the corpus: the sentences that answer it, verbatim, each
 * with a citation it was checked against, or a language model's, each verified before it counts;
 * or a refusal with the nearest passages. Yields the passages first, then each sentence that is
 * borne out, then the whole.
 *
 * @throws XiezhengError `invalid_input` without a question, `unavailable` for a language model that is not configured, `aborted`.
 */
export async function* chat(
  request: ChatRequest,
  dependencies: ChatDependencies,
): AsyncGenerator<ChatEvent> {
  const started = performance.now()
  const { messages, filters, signal } = request
  const model = modelFor(request, dependencies)
  const question = questionOf(request)
  const retrieval = await retrieve(
    { query: question, mode: 'hybrid', filters, signal },
    dependencies,
  )
  yield { type: 'passages', hits: toHits(retrieval, SHOWN_HITS, dependencies) }
  const done = (answer: Answer): ChatEvent => {
    const tookMs = tookSince(started)
    return { type: 'done', response: { ...answer, tookMs } }
  }
  const asked = readAsked(question)
  const evidence = gatherEvidence(retrieval, asked, dependencies)
  const [everyday, background] = await Promise.all([
    dependencies.everyday.likeness(retrieval.queryVector),
    backgroundOf(retrieval.queryVector, dependencies.index),
  ])
  const reason = reasonToRefuse({ retrieval, background, asked, evidence, everyday })
  if (reason !== null) {
    yield done(refusal(reason, retrieval, dependencies))
    return
  }
  const references = createReferences()
  const generation =
    model === null
      ? null
      : yield* generate({
          question,
          before: questionsBefore(messages),
          sources: passageSources(passagesOf(evidence), dependencies.store),
          references,
          model,
          signal,
        })
  if (generation !== null && isWhole(generation)) {
    yield done(modelAnswer(generation, references))
    return
  }
  const kept = generation?.kept ?? []
  const drawn = drawSentences({ evidence, retrieval, asked, references }, dependencies)
  if (drawn.length === 0 && kept.length === 0) {
    yield done(refusal('相近的段落经核对不能支持回答。', retrieval, dependencies))
    return
  }
  const { across, years } = retrieval.understanding
  const notice = generation === null ? null : noticeOf(generation)
  const answer = extractiveAnswer({
    kept,
    drawn,
    asked,
    across,
    year: years !== null && years.from === years.to ? years.from : null,
    withSource: asksForSource(messages),
    references,
  })
  for (const { sentence } of drawn) yield { type: 'sentence', sentence }
  yield done({
    ...answer,
    sentences: [...answer.sentences, ...(generation?.struck ?? [])],
    notice,
  })
}

function modelFor({ engine }: ChatRequest, { model }: ChatDependencies): LanguageModel | null {
  if (engine === 'llm' && model === null) {
    throw new XiezhengError(
      'unavailable',
      '没有配置大模型。请改用 engine: "auto" 或 "extractive"，仍会得到带出处的原文回答。',
    )
  }
  return engine === 'extractive' ? null : model
}

function questionOf({ messages }: ChatRequest): string {
  const question = resolveQuestion(messages)
  checkQuery(messages.findLast(({ role }) => role === 'user')?.content ?? '', 'question')
  return question.slice(0, LONGEST_QUERY)
}

/** The passages of the best sentences, best first. */
function passagesOf(evidence: readonly Evidence[]): number[] {
  return [...new Set(evidence.map(({ passage }) => passage))].slice(0, MODEL_PASSAGES)
}
