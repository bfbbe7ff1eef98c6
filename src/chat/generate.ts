import { randomBytes } from 'node:crypto'
import { bigrams } from '../text/bigrams.js'
import { sameWords } from '../text/same-words.js'
import { citeSentences, type PassageSource } from '../verify/sources.js'
import type { Segment, Strike } from '../verify/types.js'
import { verifySentence } from '../verify/verify-sentence.js'
import { type DraftSentence, readSentences } from './cited-sentences.js'
import { type LanguageModel, ModelFailure, type ModelFault } from './language-model.js'
import { buildPrompt } from './prompt.js'
import type { References } from './references.js'
import { solicits } from './soliciting.js'
import type { AnswerSentence, ChatEvent } from './types.js'
import { visibleText } from './visible-text.js'

/** A model that says the same so often goes round in circles. */
const MAX_REPEATS = 3
/** A sentence that does not end is none. */
const LONGEST_SENTENCE = 500
/** Struck sentences shown. */
const MAX_STRUCK = 20

/** A sentence of a model that is borne out. */
export interface KeptSentence {
  sentence: AnswerSentence
  /** Whether it begins a paragraph or an item of a list. */
  opens: boolean
}

export interface Generation {
  /** In the order written. */
  kept: KeptSentence[]
  /** Not borne out, each with its reason. */
  struck: AnswerSentence[]
  /** Why the model did not finish; null where it did. */
  fault: ModelFault | 'circles' | null
}

export interface GenerateInput {
  question: string
  before: readonly string[]
  sources: readonly PassageSource[]
  references: References
  model: LanguageModel
  signal: AbortSignal | undefined
}

/**
 * Has the model answer from the sources and verifies each sentence as soon as it is finished:
 * yields those that are borne out as events, returns all. What fails in the model is told in `fault`, not
 * thrown; leaving early stops the model.
 *
 * @throws XiezhengError `aborted` where the signal fires.
 */
export async function* generate(input: GenerateInput): AsyncGenerator<ChatEvent, Generation> {
  const { question, before, model, signal, references } = input
  const { messages, sources } = buildPrompt({
    question,
    before,
    sources: input.sources,
    fence: randomBytes(6).toString('hex'),
    tokens: model.promptTokens,
  })
  const generation: Generation = { kept: [], struck: [], fault: null }
  const said: { terms: Set<string>; times: number }[] = []
  for await (const draft of drafts(model, messages, signal, generation)) {
    const terms = new Set(bigrams(draft.text))
    const former = said.find((one) => sameWords(one.terms, terms))
    if (former !== undefined) {
      if (++former.times < MAX_REPEATS) continue
      generation.fault = 'circles'
      break
    }
    said.push({ terms, times: 1 })
    const judged = judge(draft, sources, references)
    if (judged.verdict === 'supported') {
      generation.kept.push({ sentence: judged, opens: draft.opens })
      yield { type: 'sentence', sentence: judged }
    } else if (generation.struck.length < MAX_STRUCK) generation.struck.push(judged)
  }
  return generation
}

/** The finished sentences as the model writes them; what goes wrong is left in `outcome`. */
async function* drafts(
  model: LanguageModel,
  messages: Parameters<LanguageModel['write']>[0],
  signal: AbortSignal | undefined,
  outcome: Generation,
): AsyncGenerator<DraftSentence> {
  let raw = ''
  let read = ''
  const next = (ended: boolean) => {
    const text = visibleText(raw, ended)
    // What was read turned out to be reasoning: begin anew.
    const from = text.startsWith(read) ? read.length : 0
    if (from < read.length) outcome.struck = []
    const found = readSentences(text, from, ended)
    read = text.slice(0, found.next)
    return { sentences: found.sentences, pending: text.length - found.next }
  }
  try {
    for await (const piece of model.write(messages, signal)) {
      raw += piece
      const { sentences, pending } = next(false)
      yield* sentences
      if (pending > LONGEST_SENTENCE) {
        outcome.fault = 'circles'
        return
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown
    outcome.fault = thrown.fault
    return
  }
  yield* next(true).sentences
}

function judge(
  draft: DraftSentence,
  sources: readonly PassageSource[],
  references: References,
): AnswerSentence {
  const strike = (one: Strike): AnswerSentence => ({
    text: draft.text,
    citations: [],
    verdict: 'unsupported',
    reason: one.message,
  })
  if (draft.citations.length === 0) {
    return strike({ code: 'uncited', message: '没有注明出处。' })
  }
  const unknown = draft.citations.find((n) => sources[n - 1] === undefined)
  if (unknown !== undefined) {
    return strike({ code: 'unknown_citation', message: `引用了不存在的资料[${unknown}]。` })
  }
  const solicited = solicits(draft.text)
  if (solicited !== null) return strike(solicited)
  const segments: Segment[] = draft.segments.map(({ text, citations }) => ({
    text,
    sources: citations.flatMap((n) => sources[n - 1] ?? []),
  }))
  const verdict = verifySentence(segments)
  if (!verdict.supported) return strike(verdict.strike)
  const cited = verdict.by.flatMap(({ source, first, last }) => {
    const own = sources.find((one) => one === source)
    return own === undefined ? [] : [references.cite(citeSentences(own, first, last))]
  })
  return {
    text: draft.text,
    citations: [...new Set(cited)],
    verdict: 'supported',
    reason: null,
  }
}
