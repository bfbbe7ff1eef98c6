import { clausesOf } from '../verify/clauses.js'
import { claimOf, type JudgeDependencies, whyNotFrom } from './claim.js'
import { type Compact, compacted, trimmed } from './compact.js'
import { numbersAll } from './numbers.js'
import { citeRange, type PassageText } from './passage-text.js'
import type { Segment } from './segment.js'
import { stitchedFrom } from './stitched.js'
import type { CheckEvidence, Claim } from './types.js'
import {
  diffOf,
  exactWordings,
  judgeWording,
  nearWordings,
  type Wording,
  type WordingJudged,
} from './wording.js'

/** A quotation is an altered one down to this share of its letters in their order. */
const QUOTED_NEAR = 0.5
/** A sentence of which this share stands in its order was copied: what differs is a difference of wording. */
const COPIED = 0.8
/** Letters that a copied sentence may differ in, absolutely or as a share of it. */
const FEW_LETTERS = 4
const SMALL_SHARE = 0.25
/** Letters by which other places may differ more than the nearest and be shown as well. */
const ALSO_NEAR = 2
/** And the share of it that they may lack more. */
const ALSO_SHARE = 0.1

/** A segment held against the passages that have its rarest words. */
interface Held {
  segment: Segment
  compact: Compact
  passages: readonly PassageText[]
}

/** Judges a segment by its wording; null where the corpus does not have it, or only in other words. */
export function judgeByWording(segment: Segment, dependencies: JudgeDependencies): Claim | null {
  const passages = dependencies.reader.holding(segment.text, dependencies.reports)
  const held = heldAgainst(segment, passages)
  return (
    withSubject(held, dependencies) ??
    byExact(held, dependencies) ??
    byNear(held, COPIED, dependencies) ??
    (segment.kind === 'quotation'
      ? (byStitching(held, dependencies) ?? byNear(held, QUOTED_NEAR, dependencies))
      : null)
  )
}

function heldAgainst(segment: Segment, passages: readonly PassageText[]): Held {
  return { segment, compact: trimmed(compacted(segment.statement)), passages }
}

/** A sentence whose subject the original has as well. */
function withSubject({ segment, passages }: Held, dependencies: JudgeDependencies): Claim | null {
  if (segment.joined === null) return null
  const whole = heldAgainst({ ...segment, statement: segment.joined, joined: null }, passages)
  const near = nearWordings(whole.compact, passages).filter(
    ({ share, alignment }) => share >= COPIED && alignment.ops[0] === 'same',
  )
  return byExact(whole, dependencies) ?? judgeNear(whole, near, dependencies)
}

function byExact({ segment, compact, passages }: Held, dependencies: JudgeDependencies) {
  const found = exactWordings(compact, passages)
  const [first] = found
  if (first === undefined) return null
  const numbers = numbersAll(segment.statement, true)
  const right = found.filter(({ passage }) => whyNotFrom(segment, passage, dependencies) === null)
  if (right.length > 0) {
    const verdict = segment.joined === null ? 'exact' : 'supported'
    return claimOf(segment, verdict, null, right.map(cite), numbers)
  }
  const why = whyNotFrom(segment, first.passage, dependencies)
  return claimOf(segment, 'conflict', why, found.map(cite), numbers)
}

function byNear(held: Held, least: number, dependencies: JudgeDependencies): Claim | null {
  const near = nearWordings(held.compact, held.passages)
  if (!near.some(({ share }) => share >= least)) return null
  return judgeNear(
    held,
    near.filter(({ share }) => share >= least - ALSO_SHARE),
    dependencies,
  )
}

function judgeNear(
  { segment, compact }: Held,
  near: readonly Wording[],
  dependencies: JudgeDependencies,
): Claim | null {
  const right = near.filter(({ passage }) => whyNotFrom(segment, passage, dependencies) === null)
  const best = right[0] ?? near[0]
  if (best === undefined) return null
  const judged = judgeWording(segment.statement, compact, best)
  // Of a text much altered nobody can say which place it was taken from: all are shown.
  const margin = best.share < COPIED ? Number.POSITIVE_INFINITY : ALSO_NEAR
  const alike = (right.length > 0 ? right : near).filter(
    ({ alignment }) => alignment.edits <= best.alignment.edits + margin,
  )
  const evidence = alike.map((one) => ({
    ...cite(one),
    diff: diffOf(segment.statement, compact, one),
  }))
  const { fault, numbers } = judged
  if (fault?.redacted) return claimOf(segment, 'not_found', fault.why, evidence, numbers)
  const why = fault?.why ?? whyNotFrom(segment, best.passage, dependencies)
  if (why !== null) return claimOf(segment, 'conflict', why, evidence, numbers)
  if (segment.kind === 'claim' && !isSmall(judged, compact)) return null
  if (segment.joined !== null) return claimOf(segment, 'supported', null, evidence, numbers)
  return claimOf(segment, 'close', '与原文略有出入，不同之处已标出。', evidence, numbers)
}

function isSmall({ changed }: WordingJudged, { text }: Compact): boolean {
  return changed <= Math.max(FEW_LETTERS, SMALL_SHARE * text.length)
}

/** Words of two places put together as if they stood so. */
function byStitching({ segment, compact }: Held, dependencies: JudgeDependencies): Claim | null {
  const isRight = (passage: PassageText) => whyNotFrom(segment, passage, dependencies) === null
  const found = passagesOfClauses(segment.statement, dependencies)
  const pieces = stitchedFrom(compact, found.filter(isRight)) ?? stitchedFrom(compact, found)
  if (pieces === null) return null
  const evidence = pieces.map(cite)
  const numbers = numbersAll(segment.statement, true)
  const wrong = pieces.find(({ passage }) => !isRight(passage))
  if (wrong !== undefined) {
    const why = whyNotFrom(segment, wrong.passage, dependencies)
    return claimOf(segment, 'conflict', why, evidence, numbers)
  }
  if (pieces.every((piece, at) => at === 0 || follows(pieces[at - 1], piece))) {
    return claimOf(segment, 'exact', null, evidence, numbers)
  }
  const why = '由原文不同地方的文字拼接而成，出处分别列出。'
  return claimOf(segment, 'close', why, evidence, numbers)
}

/** Whether a piece goes on where another ended: the text runs over from one passage to the next. */
function follows(before: Wording | undefined, { passage, start }: Wording): boolean {
  if (before === undefined || start > 0) return false
  const rest = before.passage.text.slice(before.end)
  const [here, there] = [before.passage.source, passage.source]
  return (
    there.passage === here.passage + 1 &&
    there.citation.reportId === here.citation.reportId &&
    !/[\p{L}\p{N}]/u.test(rest)
  )
}

/** What holds any clause of a text. */
function passagesOfClauses(text: string, { reader, reports }: JudgeDependencies): PassageText[] {
  return [...new Set(clausesOf(text).flatMap((clause) => reader.holding(clause.text, reports)))]
}

function cite({ passage, start, end }: Wording): CheckEvidence {
  return citeRange(passage, start, end)
}
