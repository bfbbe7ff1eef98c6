import { misattributed } from './attribution.js'
import type { PassageText } from './passage-text.js'
import type { PassageReader } from './passages.js'
import type { Segment } from './segment.js'
import type { CheckEvidence, CheckVerdict, Claim, ClaimNumber } from './types.js'

/** What judging a piece of a draft needs. */
export interface JudgeDependencies {
  reader: PassageReader
  /** Row ids of reports that are looked in; null for all. */
  reports: readonly number[] | null
  /** Years that a report covers, by row id. */
  coveredYearsOf(report: number): readonly number[]
}

/** Evidence shown of one claim. */
const SHOWN = 3

/** A segment with its verdict. */
export function claimOf(
  { text, start, end, kind }: Segment,
  verdict: CheckVerdict,
  why: string | null,
  evidence: readonly CheckEvidence[],
  numbers: ClaimNumber[],
): Claim {
  const shown = distinct(evidence).slice(0, SHOWN)
  return { text, start, end, kind, verdict, why, evidence: shown, numbers, parts: [] }
}

function distinct(evidence: readonly CheckEvidence[]): CheckEvidence[] {
  const places = new Map<string, CheckEvidence>()
  for (const one of evidence) {
    const key = `${one.documentId} ${one.start} ${one.end}`
    if (!places.has(key)) places.set(key, one)
  }
  return [...places.values()]
}

/** Why a passage cannot be where the draft says a segment is from; null where it may be. */
export function whyNotFrom(
  { attribution }: Segment,
  { source, report }: PassageText,
  { coveredYearsOf }: Pick<JudgeDependencies, 'coveredYearsOf'>,
): string | null {
  return misattributed(attribution, source.citation, coveredYearsOf(report))
}
