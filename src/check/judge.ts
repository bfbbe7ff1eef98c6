import type { Citation } from '../domain.js'
import { misattributed } from './attribution.js'
import { type Compact, compacted, trimmed } from './compact.js'
import { judgeMeaning, type PartJudged } from './meaning.js'
import { numbersIn } from './numbers.js'
import { citeRange, type PassageText } from './passage-text.js'
import type { PassageReader } from './passages.js'
import type { Segment } from './segment.js'
import { stitchedFrom } from './stitched.js'
import type { CheckEvidence, CheckVerdict, Claim, ClaimNumber } from './types.js'
import {
  exactWordings,
  judgeWording,
  nearWordings,
  type Wording,
  type WordingJudged,
} from './wording.js'

export interface JudgeDependencies {
  reader: PassageReader
  /** Row ids of reports that are looked in; null for all. */
  reports: readonly number[] | null
  /** Years the report of a passage covers. */
  coveredYearsOf(passage: number): readonly number[]
  /** Passages that may tell a statement in other words, best first. */
  telling(statement: string): Promise<PassageText[]>
}

/** A quotation is an altered one down to this share of its letters in their order. */
const QUOTED_NEAR = 0.5
/** A sentence of which this share stands in its order was copied: what differs is a difference of wording. */
const COPIED = 0.8
/** Letters that a copied sentence may differ in, absolutely or as a share of it. */
const FEW_LETTERS = 4
const SMALL_SHARE = 0.25
/** Evidence shown of one claim. */
const SHOWN = 3

/** Judges one piece of a draft: by its wording where the corpus has it, else by what it says. */
export async function judgeSegment(
  segment: Segment,
  dependencies: JudgeDependencies,
): Promise<Claim> {
  const { reader, reports } = dependencies
  const core = segment.text.slice(segment.core.start, segment.core.end)
  const compact = trimmed(compacted(core))
  const passages = reader.holding(core, reports)
  return (
    byExactWording(segment, compact, passages, dependencies) ??
    byNearWording(segment, core, compact, passages, dependencies) ??
    byStitching(segment, core, compact, dependencies) ??
    (await byMeaning(segment, core, dependencies)) ??
    byLooseWording(segment, core, compact, passages, dependencies) ??
    claimOf(segment, 'not_found', '文库中没有相关的内容。', [], numbersUnmatched(segment))
  )
}

function byExactWording(
  segment: Segment,
  compact: Compact,
  passages: readonly PassageText[],
  dependencies: JudgeDependencies,
): Claim | null {
  const found = exactWordings(compact, passages)
  if (found.length === 0) return null
  const numbers = allMatched(segment)
  const right = found.filter((one) => whyNotFrom(segment, one, dependencies) === null)
  if (right.length > 0) {
    const verdict = segment.joined ? 'supported' : 'exact'
    return claimOf(segment, verdict, null, right.map(cite), numbers)
  }
  const why = whyNotFrom(segment, found[0] as Wording, dependencies)
  return claimOf(segment, 'conflict', why, found.map(cite), numbers)
}

function byNearWording(
  segment: Segment,
  core: string,
  compact: Compact,
  passages: readonly PassageText[],
  dependencies: JudgeDependencies,
): Claim | null {
  const near = nearWordings(compact, passages).filter(({ share }) => share >= COPIED)
  return judgeNear(segment, core, compact, near, dependencies)
}

/** A quotation much altered; a sentence is no quotation. */
function byLooseWording(
  segment: Segment,
  core: string,
  compact: Compact,
  passages: readonly PassageText[],
  dependencies: JudgeDependencies,
): Claim | null {
  if (segment.kind !== 'quotation') return null
  const near = nearWordings(compact, passages).filter(({ share }) => share >= QUOTED_NEAR)
  return judgeNear(segment, core, compact, near, dependencies)
}

function judgeNear(
  segment: Segment,
  core: string,
  compact: Compact,
  near: readonly Wording[],
  dependencies: JudgeDependencies,
): Claim | null {
  const right = near.filter((one) => whyNotFrom(segment, one, dependencies) === null)
  const best = right[0] ?? near[0]
  if (best === undefined) return null
  const judged = judgeWording(core, compact, best)
  const evidence = [{ ...cite(best), diff: judged.diff }]
  const { fault, numbers } = judged
  if (fault?.redacted) return claimOf(segment, 'not_found', fault.why, evidence, numbers)
  if (fault !== null) return claimOf(segment, 'conflict', fault.why, evidence, numbers)
  if (right.length === 0) {
    return claimOf(segment, 'conflict', whyNotFrom(segment, best, dependencies), evidence, numbers)
  }
  if (segment.kind === 'claim' && !isSmall(judged, compact)) return null
  if (segment.joined) return claimOf(segment, 'supported', null, evidence, numbers)
  return claimOf(segment, 'close', '与原文略有出入，不同之处已标出。', evidence, numbers)
}

function isSmall({ changed }: WordingJudged, { text }: Compact): boolean {
  return changed <= Math.max(FEW_LETTERS, SMALL_SHARE * text.length)
}

/** Words of two places put together as if they stood so. */
function byStitching(
  segment: Segment,
  core: string,
  compact: Compact,
  dependencies: JudgeDependencies,
): Claim | null {
  const { reader, reports } = dependencies
  const pieces = stitchedFrom(core, compact, (text) => reader.holding(text, reports))
  if (pieces === null) return null
  const evidence = pieces.map(cite)
  const numbers = allMatched(segment)
  const wrong = pieces.find((one) => whyNotFrom(segment, one, dependencies) !== null)
  if (wrong !== undefined) {
    return claimOf(segment, 'conflict', whyNotFrom(segment, wrong, dependencies), evidence, numbers)
  }
  return claimOf(
    segment,
    'close',
    '由原文不同地方的文字拼接而成，出处分别列出。',
    evidence,
    numbers,
  )
}

async function byMeaning(
  segment: Segment,
  core: string,
  { telling }: JudgeDependencies,
): Promise<Claim | null> {
  if (segment.kind === 'quotation') return null
  const { start, text, attribution } = segment
  const passages = await telling(text)
  const at = segment.core.start
  const judged = judgeMeaning(core, start + at, attribution.places, passages)
  if (judged.length === 0) return null
  const parts = judged.map(({ part }) => part)
  const verdict = worstOf(parts.map((part) => part.verdict))
  const why = parts.find((part) => part.verdict === verdict)?.why ?? null
  const numbers = judged.flatMap((one) => one.numbers)
  return { ...claimOf(segment, verdict, why, citationsOf(judged, verdict), numbers), parts }
}

const ORDER: readonly CheckVerdict[] = ['conflict', 'not_found', 'close', 'supported', 'exact']

/** A statement is as good as its worst part. */
export function worstOf(verdicts: readonly CheckVerdict[]): CheckVerdict {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'not_found'
}

/** Those of the parts that decided come first. */
function citationsOf(judged: readonly PartJudged[], verdict: CheckVerdict): Citation[] {
  const cited = [...judged]
    .sort((a, b) => Number(b.part.verdict === verdict) - Number(a.part.verdict === verdict))
    .flatMap(({ citation }) => citation ?? [])
  return cited.filter(
    (one, at) =>
      cited.findIndex(
        ({ documentId, start, end }) =>
          documentId === one.documentId && start === one.start && end === one.end,
      ) === at,
  )
}

function whyNotFrom(
  { attribution }: Segment,
  { passage }: Wording,
  { coveredYearsOf }: JudgeDependencies,
): string | null {
  const { source } = passage
  return misattributed(attribution, source.citation, coveredYearsOf(source.passage))
}

function cite({ passage, start, end }: Wording): CheckEvidence {
  return citeRange(passage, start, end)
}

function claimOf(
  { text, start, end, kind }: Segment,
  verdict: CheckVerdict,
  why: string | null,
  evidence: readonly CheckEvidence[],
  numbers: ClaimNumber[],
): Claim {
  return {
    text,
    start,
    end,
    kind,
    verdict,
    why,
    evidence: evidence.slice(0, SHOWN),
    numbers,
    parts: [],
  }
}

function allMatched(segment: Segment): ClaimNumber[] {
  return numbersOf(segment, true)
}

function numbersUnmatched(segment: Segment): ClaimNumber[] {
  return numbersOf(segment, false)
}

function numbersOf({ text, core }: Segment, matched: boolean): ClaimNumber[] {
  return numbersIn(text.slice(core.start, core.end)).map(({ text: own, value, unit }) => ({
    text: own,
    value,
    unit,
    matched,
  }))
}
