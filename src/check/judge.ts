import type { Citation } from '../domain.js'
import { weightyClauses } from '../verify/clause.js'
import { clausesOf } from '../verify/clauses.js'
import { misattributed } from './attribution.js'
import { type Compact, compacted, trimmed } from './compact.js'
import { judgeMeaning, type MeaningJudged } from './meaning.js'
import { numbersIn } from './numbers.js'
import { citeRange, type PassageText } from './passage-text.js'
import type { PassageReader } from './passages.js'
import type { Segment } from './segment.js'
import { stitchedFrom } from './stitched.js'
import type { CheckEvidence, CheckVerdict, Claim, ClaimNumber, ClaimPart } from './types.js'
import {
  diffOf,
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
  /** As passages, L2-normalised. */
  embed(texts: readonly string[]): Promise<Float32Array[]>
}

/** A quotation is an altered one down to this share of its letters in their order. */
const QUOTED_NEAR = 0.5
/** A sentence of which this share stands in its order was copied: what differs is a difference of wording. */
const COPIED = 0.8
/** Letters that a copied sentence may differ in, absolutely or as a share of it. */
const FEW_LETTERS = 4
const SMALL_SHARE = 0.25
/** Letters by which other places may differ more than the nearest and be shown as well. */
const ALSO_NEAR = 2
/** From which likeness a statement of another region's report is the same one; see `meaning.ts`. */
const ELSEWHERE = { numbersBorne: 1.05, noNumbers: 1.25 }
/** Evidence shown of one claim. */
const SHOWN = 3

/** Judges one piece of a draft: by its wording where the corpus has it, else by what it says. */
export async function judgeSegment(
  segment: Segment,
  dependencies: JudgeDependencies,
): Promise<Claim> {
  const { reader, reports } = dependencies
  const compact = trimmed(compacted(segment.statement))
  const passages = reader.holding(segment.text, reports)
  return (
    withSubject(segment, passages, dependencies) ??
    byExactWording(segment, compact, passages, dependencies) ??
    byNearWording(segment, compact, passages, dependencies) ??
    byStitching(segment, compact, dependencies) ??
    (await byMeaning(segment, dependencies)) ??
    byLooseWording(segment, compact, passages, dependencies) ??
    claimOf(segment, 'not_found', '文库中没有相关的内容。', [], numbersUnmatched(segment))
  )
}

/** A sentence whose subject the original has as well. */
function withSubject(
  segment: Segment,
  passages: readonly PassageText[],
  dependencies: JudgeDependencies,
): Claim | null {
  if (segment.joined === null) return null
  const whole: Segment = { ...segment, statement: segment.joined, joined: null }
  const compact = trimmed(compacted(whole.statement))
  const near = nearWordings(compact, passages).filter(
    ({ share, alignment }) => share >= COPIED && alignment.ops[0] === 'same',
  )
  return (
    byExactWording(whole, compact, passages, dependencies) ??
    judgeNear(whole, compact, near, dependencies)
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
    const verdict = segment.joined === null ? 'exact' : 'supported'
    return claimOf(segment, verdict, null, right.map(cite), numbers)
  }
  const why = whyNotFrom(segment, found[0] as Wording, dependencies)
  return claimOf(segment, 'conflict', why, found.map(cite), numbers)
}

function byNearWording(
  segment: Segment,
  compact: Compact,
  passages: readonly PassageText[],
  dependencies: JudgeDependencies,
): Claim | null {
  const near = nearWordings(compact, passages).filter(({ share }) => share >= COPIED)
  return judgeNear(segment, compact, near, dependencies)
}

/** A quotation much altered; a sentence is no quotation. */
function byLooseWording(
  segment: Segment,
  compact: Compact,
  passages: readonly PassageText[],
  dependencies: JudgeDependencies,
): Claim | null {
  if (segment.kind !== 'quotation') return null
  const near = nearWordings(compact, passages).filter(({ share }) => share >= QUOTED_NEAR)
  return judgeNear(segment, compact, near, dependencies)
}

function judgeNear(
  segment: Segment,
  compact: Compact,
  near: readonly Wording[],
  dependencies: JudgeDependencies,
): Claim | null {
  const right = near.filter((one) => whyNotFrom(segment, one, dependencies) === null)
  const best = right[0] ?? near[0]
  if (best === undefined) return null
  const judged = judgeWording(segment.statement, compact, best)
  const alike = (right.length > 0 ? right : near).filter(
    ({ alignment }) => alignment.edits <= best.alignment.edits + ALSO_NEAR,
  )
  const evidence = alike.map((one) => ({
    ...cite(one),
    diff: diffOf(segment.statement, compact, one),
  }))
  const { fault, numbers } = judged
  if (fault?.redacted) return claimOf(segment, 'not_found', fault.why, evidence, numbers)
  if (fault !== null) return claimOf(segment, 'conflict', fault.why, evidence, numbers)
  if (right.length === 0) {
    return claimOf(segment, 'conflict', whyNotFrom(segment, best, dependencies), evidence, numbers)
  }
  if (segment.kind === 'claim' && !isSmall(judged, compact)) return null
  if (segment.joined !== null) return claimOf(segment, 'supported', null, evidence, numbers)
  return claimOf(segment, 'close', '与原文略有出入，不同之处已标出。', evidence, numbers)
}

function isSmall({ changed }: WordingJudged, { text }: Compact): boolean {
  return changed <= Math.max(FEW_LETTERS, SMALL_SHARE * text.length)
}

/** Words of two places put together as if they stood so. */
function byStitching(
  segment: Segment,
  compact: Compact,
  dependencies: JudgeDependencies,
): Claim | null {
  const { reader, reports } = dependencies
  const isRight = (passage: PassageText) => whyNotFrom(segment, { passage }, dependencies) === null
  const found = passagesOfClauses(segment.statement, reader, reports)
  const pieces = stitchedFrom(compact, found.filter(isRight)) ?? stitchedFrom(compact, found)
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

/** What holds any clause of a text. */
function passagesOfClauses(
  text: string,
  reader: PassageReader,
  reports: readonly number[] | null,
): PassageText[] {
  return [...new Set(clausesOf(text).flatMap((clause) => reader.holding(clause.text, reports)))]
}

/** As a whole; where that fails, each clause by itself. */
async function byMeaning(segment: Segment, dependencies: JudgeDependencies): Promise<Claim | null> {
  if (segment.kind === 'quotation') return null
  const { start, text, statement, attribution } = segment
  const clauses = weightyClauses(statement).map((clause) => ({
    clause,
    at: statement.indexOf(clause),
  }))
  const texts = [statement, ...clauses.map(({ clause }) => clause)]
  const passages = await dependencies.telling(text)
  const vectors = await dependencies.embed(texts)
  const judge = (said: string, at: number) => {
    const vector = vectors[at] ?? new Float32Array(0)
    const places = attribution.places
    const one = { text: said, vector, places }
    const judged = judgeMeaning(one, passages, dependencies.reader.vectorsOf)
    return judged.verdict === 'supported' ? ofItsYear(segment, judged, dependencies) : judged
  }
  const whole = judge(statement, 0)
  if (whole.verdict === 'supported') return meant(segment, whole, [], [])
  if (whole.verdict === 'not_found') {
    const elsewhere = await toldElsewhere(segment, vectors[0] ?? new Float32Array(0), dependencies)
    if (elsewhere !== null) return elsewhere
  }
  if (clauses.length < 2) return meant(segment, whole, [], [])
  const judged = clauses.map(({ clause }, at) => judge(clause, at + 1))
  const parts = judged.map((one, at): ClaimPart => {
    const { clause = '', at: from = 0 } = clauses[at] ?? {}
    const { verdict, why } = one
    return { text: clause, start: start + from, end: start + from + clause.length, verdict, why }
  })
  const verdict = worstOf(parts.map((part) => part.verdict))
  const decisive = judged[parts.findIndex((part) => part.verdict === verdict)] ?? whole
  if (whole.verdict === 'conflict' && verdict === 'not_found')
    return meant(segment, whole, parts, [])
  return meant(segment, decisive, parts, judged)
}

/** What is said of another year than the one told is gainsaid. */
function ofItsYear(
  { attribution: { years } }: Segment,
  judged: MeaningJudged,
  { coveredYearsOf }: JudgeDependencies,
): MeaningJudged {
  const { citation, passage } = judged
  if (citation === null || passage === null) return judged
  const told = numbersIn(citation.quote).map(({ value }) => value)
  const left = { places: [], years: years.filter((year) => !told.includes(year)), body: null }
  const why = misattributed(left, citation, coveredYearsOf(passage))
  return why === null ? judged : { ...judged, verdict: 'conflict', why }
}

/** A statement of one region that another one's report makes, and its own does not. */
async function toldElsewhere(
  segment: Segment,
  vector: Float32Array,
  { telling, reader }: JudgeDependencies,
): Promise<Claim | null> {
  const { statement, attribution } = segment
  if (attribution.places.length === 0) return null
  const passages = await telling(statement)
  const judged = judgeMeaning({ text: statement, vector, places: [] }, passages, reader.vectorsOf)
  const { verdict, likeness, numbers, citation } = judged
  const least = numbers.length > 0 ? ELSEWHERE.numbersBorne : ELSEWHERE.noNumbers
  if (verdict !== 'supported' || likeness < least || citation === null) return null
  const why = misattributed(attribution, citation, [])
  return why === null ? null : claimOf(segment, 'conflict', why, [citation], numbers)
}

function meant(
  segment: Segment,
  { verdict, why, citation, numbers }: MeaningJudged,
  parts: ClaimPart[],
  others: readonly MeaningJudged[],
): Claim {
  const cited = [citation, ...others.map((one) => one.citation)].flatMap((one) => one ?? [])
  const all = others.length > 0 ? others.flatMap((one) => one.numbers) : numbers
  return { ...claimOf(segment, verdict, why, distinct(cited), all), parts }
}

const ORDER: readonly CheckVerdict[] = ['conflict', 'not_found', 'close', 'supported', 'exact']

/** A statement is as good as its worst part. */
export function worstOf(verdicts: readonly CheckVerdict[]): CheckVerdict {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'not_found'
}

function distinct(cited: readonly Citation[]): Citation[] {
  const places = new Map(cited.map((one) => [`${one.documentId} ${one.start} ${one.end}`, one]))
  return [...places.values()]
}

function whyNotFrom(
  { attribution }: Segment,
  { passage }: Pick<Wording, 'passage'>,
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

function numbersOf({ statement }: Segment, matched: boolean): ClaimNumber[] {
  return numbersIn(statement).map(({ text: own, value, unit }) => ({
    text: own,
    value,
    unit,
    matched,
  }))
}
