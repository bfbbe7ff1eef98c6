import type { Citation, Filters, Hit } from '../domain.js'

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

export type ChatEngine = 'auto' | 'extractive' | 'llm'

export interface ChatRequest {
  /** The conversation; its last user message is the question. */
  messages: ChatMessage[]
  filters?: Filters | undefined
  engine?: ChatEngine | undefined
  signal?: AbortSignal | undefined
}

export interface AnswerSentence {
  text: string
  /** Numbers `n` of the answer's citations. */
  citations: number[]
  verdict: 'supported' | 'unsupported'
  /** Why it is not borne out, in Chinese; null for a supported one. */
  reason: string | null
}

/** Figures of one kind across regions, a row each region and year. */
export interface AnswerTable {
  /** What is told, such as 件 or %. */
  unit: string
  rows: {
    region: string
    year: number | null
    /** As the source writes it. */
    value: string
    /** Number of its citation. */
    citation: number
  }[]
}

export type NumberedCitation = { n: number } & Citation

export interface ChatResponse {
  /** What is borne out, with citation numbers; struck sentences are not in it. */
  answer: string
  /** Those of the answer, in order; then those of a language model that were struck. */
  sentences: AnswerSentence[]
  /** The evidence; of a refusal, the nearest passages. */
  citations: NumberedCitation[]
  refused: boolean
  /** Why it was refused, in Chinese; null for an answer. */
  reason: string | null
  engine: 'extractive' | 'llm'
  /** What a reader should know of how it came about, such as that the language model did not answer; Chinese, else null. */
  notice: string | null
  /** Where the answer tells one kind of figure of several regions; else null. */
  table: AnswerTable | null
  tookMs: number
}

/**
 * What a streamed answer sends, in this order; `error` instead of `done` where it fails. The
 * citations of the sentences come with `done`.
 */
export type ChatEvent =
  | { type: 'passages'; hits: Hit[] }
  | { type: 'sentence'; sentence: AnswerSentence }
  | { type: 'done'; response: ChatResponse }
