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
}

export type NumberedCitation = { n: number } & Citation

export interface ChatResponse {
  answer: string
  sentences: AnswerSentence[]
  /** The evidence; of a refusal, the nearest passages. */
  citations: NumberedCitation[]
  refused: boolean
  /** Why it was refused, in Chinese; null for an answer. */
  reason: string | null
  engine: 'extractive' | 'llm'
  tookMs: number
}

/** What a streamed answer sends, in this order; `error` instead of `done` where it fails. */
export type ChatEvent =
  | { type: 'passages'; hits: Hit[] }
  | { type: 'sentence'; sentence: AnswerSentence }
  | { type: 'done'; response: ChatResponse }
