import type { Citation } from '../../src/domain'

export const VERDICTS = ['exact', 'close', 'supported', 'conflict', 'not_found'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface DiffPart {
  op: 'same' | 'ins' | 'del'
  text: string
}

export interface CheckedNumber {
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
  verdict: Verdict
  why: string | null
  evidence: (Citation & { diff?: DiffPart[] })[]
  numbers: CheckedNumber[]
}

export interface CheckResponse {
  claims: Claim[]
  summary: Record<Verdict, number>
  tookMs: number
}
