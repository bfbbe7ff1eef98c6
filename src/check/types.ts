import type { Citation, Filters, Span } from '../domain.js'

/**
 * `exact`: stands in the corpus character for character, script, spacing and full-width forms
 * aside; `close`: with small differences; `supported`: in other words, with all content and
 * numbers; `conflict`: the corpus speaks of the same thing and says otherwise; `not_found`: it
 * says nothing of it.
 */
export const CHECK_VERDICTS = ['exact', 'close', 'supported', 'conflict', 'not_found'] as const
export type CheckVerdict = (typeof CHECK_VERDICTS)[number]

const WORST_FIRST: readonly CheckVerdict[] = [
  'conflict',
  'not_found',
  'close',
  'supported',
  'exact',
]

/** What is made of parts is as good as its worst part; nothing is not found. */
export function worstOf(verdicts: readonly CheckVerdict[]): CheckVerdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'not_found'
}

export interface CheckRequest {
  text: string
  filters?: Filters | undefined
  signal?: AbortSignal | undefined
  /** Called as claims are judged. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

/** A step from the draft's words to the original's: `del` stands in the draft alone, `ins` in the original alone. */
export interface DiffPiece {
  op: 'same' | 'ins' | 'del'
  text: string
}

export type CheckEvidence = Citation & { diff?: DiffPiece[] | undefined }

/** A number of a claim. */
export interface ClaimNumber {
  text: string
  /** In the unit: 2.5万件 is 25000 of 件, 两成 is 20 of %. */
  value: number
  /** Measure word; '' where none is known. */
  unit: string
  /** Whether the evidence has it. */
  matched: boolean
  /** What the evidence has in its place, as written there. */
  found?: string | undefined
}

/** A clause of a claim, judged by itself. */
export interface ClaimPart extends Span {
  text: string
  verdict: CheckVerdict
  /** Chinese; null where nothing is wrong. */
  why: string | null
}

/** A quotation or a sentence of the draft; offsets in the draft, UTF-16 code units. */
export interface Claim extends Span {
  text: string
  kind: 'quotation' | 'claim'
  verdict: CheckVerdict
  /** Chinese; null for an exact one. */
  why: string | null
  evidence: CheckEvidence[]
  numbers: ClaimNumber[]
  /** Its clauses, where they were judged one by one. */
  parts: ClaimPart[]
}

export interface CheckResponse {
  claims: Claim[]
  summary: Record<CheckVerdict, number>
  tookMs: number
}
