import type { Citation } from '../../src/domain'

export const CHECK_VERDICTS = ['exact', 'close', 'supported', 'conflict', 'not_found'] as const
export type CheckVerdict = (typeof CHECK_VERDICTS)[number]

export interface DiffPiece {
  op: 'same' | 'ins' | 'del'
  text: string
}

export interface ClaimNumber {
  text: string
  value: number | null
  unit: string | null
  matched: boolean
  found?: string
}

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

export interface CheckResponse {
  claims: Claim[]
  summary: Record<CheckVerdict, number>
  tookMs: number
}
