import type { Citation } from '../../src/domain'

/** From best to worst. */
export const CHECK_VERDICTS = ['exact', 'close', 'supported', 'conflict', 'not_found'] as const
/** What a check says of a claim. */
export type CheckVerdict = (typeof CHECK_VERDICTS)[number]

/** `del` stands in the draft alone, `ins` in the original alone. */
export interface DiffPiece {
  op: 'same' | 'ins' | 'del'
  text: string
}

/** A number of a claim, and whether the evidence has it. */
export interface ClaimNumber {
  text: string
  value: number | null
  unit: string | null
  matched: boolean
  found?: string
}

/** A quotation or statement of the draft, judged. */
export interface Claim {
  text: string
  /** In the draft. */
  start: number
  end: number
  kind: 'quotation' | 'claim'
  verdict: CheckVerdict
  why: string | null
  evidence: (Citation & { diff?: DiffPiece[] })[]
  numbers: ClaimNumber[]
}

/** What `POST /api/check` gives. */
export interface CheckResponse {
  claims: Claim[]
  summary: Record<CheckVerdict, number>
  tookMs: number
}
