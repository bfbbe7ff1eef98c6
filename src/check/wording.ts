import { isWithin } from '../ingest/regions.js'
import { findFigures } from '../text/figures.js'
import { chineseNumber } from '../text/numerals.js'
import { placesNamed, quotedIn, strangeName } from '../verify/names.js'
import { gainsays, negations } from '../verify/polarity.js'
import { compactText } from '../verify/words.js'
import { type Alignment, alignWithin, type Op } from './align.js'
import type { Compact } from './compact.js'
import { compareNumbers, numbersIn, redactionOf, wrongNumber } from './numbers.js'
import { cleanedRange, type PassageText } from './passage-text.js'
import type { ClaimNumber, DiffPiece } from './types.js'

/** Where a claim's words stand in a passage, or nearly. */
export interface Wording {
  passage: PassageText
  /** Of the passage's compact text. */
  start: number
  end: number
  alignment: Alignment
  /** Share of the claim that stands there in the same order, 0..1. */
  share: number
}

/** Passages with fewer of a claim's terms are not compared letter by letter. */
const MIN_SHARED = 0.35

/** Every place where the claim stands as it is. A number, or a word that turns the sense, must not go on beyond it. */
export function exactWordings(claim: Compact, passages: readonly PassageText[]): Wording[] {
  const { text } = claim
  if (text.length === 0) return []
  return passages.flatMap((passage) => {
    const found: Wording[] = []
    for (let at = passage.text.indexOf(text); at !== -1; at = passage.text.indexOf(text, at + 1)) {
      if (!isWhole(passage.text, at, at + text.length)) continue
      found.push(wordForWord(passage, at, at + text.length))
    }
    return found
  })
}

const NUMERAL = /[\d.%零一二三四五六七八九十百千万亿余多几]/
/** A stretch of a passage as the wording of a claim that is exactly it. */
export function wordForWord(passage: PassageText, start: number, end: number): Wording {
  const matched = end - start
  const ops = new Array<Op>(matched).fill('same')
  return { passage, start, end, alignment: { start, end, matched, edits: 0, ops }, share: 1 }
}

/** The end of a number before it, a decimal point's too; a full stop is none. */
const GOES_ON = /(?:[\d%零一二三四五六七八九十百千万亿余多几]|\d\.)$/
/** What turns the sense of the words after it. */
const TURNS = /(?:没有|未能|不能|不再|不得|从不|并非|禁止|严禁|防止|避免|杜绝|取消|[未不没无非])$/

/** Whether a stretch neither cuts a number nor leaves a negation out. */
export function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  const cutsBefore = NUMERAL.test(text.charAt(start)) && GOES_ON.test(before)
  const after = text.charAt(end)
  const cutsAfter =
    NUMERAL.test(text.charAt(end - 1)) &&
    NUMERAL.test(after) &&
    !/^\.(?!\d)/.test(text.slice(end, end + 2))
  return !cutsBefore && !cutsAfter && !TURNS.test(before)
}

/** The nearest wording of each passage that shares enough, nearest first. */
export function nearWordings(claim: Compact, passages: readonly PassageText[]): Wording[] {
  const grams = new Set(pairsOf(claim.text))
  return passages
    .flatMap((passage) => {
      const held = [...grams].filter((pair) => passage.text.includes(pair)).length
      if (grams.size === 0 || held / grams.size < MIN_SHARED) return []
      const alignment = alignWithin(claim.text, passage.text)
      const { start, end } = withWhatBelongs(passage, alignment)
      return [{ passage, start, end, alignment, share: alignment.matched / claim.text.length }]
    })
    .sort((a, b) => a.alignment.edits - b.alignment.edits)
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

/** The stretch, with all of a number that it cuts, and what turns its sense right before it. */
function withWhatBelongs({ text }: PassageText, { start, end }: Alignment) {
  let from = start - (TURNS.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0)
  let to = end
  for (const figure of findFigures(text)) {
    if (figure.start < from && from < figure.end) from = figure.start
    // 3900 that goes on 余万元.
    if (figure.start < to && to < figure.end) to = figure.end
  }
  return { start: from, end: to }
}

/** A fault of wording: what makes it say another thing. */
export interface WordingFault {
  why: string
  /** Whether the original has a redaction there: then it says nothing of it. */
  redacted: boolean
}

export interface WordingJudged {
  fault: WordingFault | null
  numbers: ClaimNumber[]
  diff: DiffPiece[]
  /** Letters and digits that differ, punctuation aside. */
  changed: number
}

/** What the difference between a claim and a near wording comes to. */
export function judgeWording(claim: string, compact: Compact, wording: Wording): WordingJudged {
  const { passage, start, end, alignment } = wording
  const told = cleanedRange(passage, start, end)
  const diff = diffOf(claim, compact, wording)
  const { numbers, wrong } = compareNumbers(claim, numbersIn(told), { inOrder: true })
  const changed = diff
    .filter(({ op }) => op !== 'same')
    .reduce((sum, { text }) => sum + text.replace(/[^\p{L}\p{N}]/gu, '').length, 0)
  const fault =
    numberFault(wrong, told) ??
    senseFault(claim, told) ??
    placeFault(claim, told) ??
    (alignment.edits === 0 ? null : nameFault(claim, passage)) ??
    numeralFault(diff)
  return { fault, numbers, diff, changed }
}

function numberFault(wrong: ClaimNumber | undefined, told: string): WordingFault | null {
  if (wrong === undefined) return null
  const redacted = redactionOf(wrong, told)
  if (redacted !== null) return { why: redacted, redacted: true }
  return { why: wrongNumber(wrong), redacted: false }
}

function senseFault(claim: string, told: string): WordingFault | null {
  const isTurned = negations(claim) !== negations(told) || gainsays(claim, told)
  return isTurned ? { why: '与原文的意思相反。', redacted: false } : null
}

function placeFault(claim: string, told: string): WordingFault | null {
  const there = placesNamed(told)
  const other = placesNamed(claim).find(
    ({ region }) =>
      !there.some((one) => isWithin(one.region, region) || isWithin(region, one.region)),
  )
  if (other === undefined || there.length === 0) return null
  return {
    why: `原文说的是${there.map(({ region }) => region.name).join('、')}，不是${other.region.name}。`,
    redacted: false,
  }
}

function nameFault(claim: string, { source }: PassageText): WordingFault | null {
  const around = compactText(
    [
      ...source.sentences.map(({ text }) => text),
      ...source.heads,
      ...(source.region?.path ?? []),
    ].join('\n'),
  )
  const places = placesNamed(claim)
  const quoted = quotedIn(claim).find((one) => one.length > 1 && !around.includes(one))
  if (quoted !== undefined) return { why: `原文没有提到“${quoted}”。`, redacted: false }
  const name = strangeName(
    claim,
    (word) => around.includes(word),
    ({ start, end }) => places.some((place) => start < place.end && place.start < end),
  )
  return name === null ? null : { why: `原文没有提到“${name}”。`, redacted: false }
}

const NUMERALS = /^[\d零一二三四五六七八九十百千万亿]+$/

/** One numeral in place of another within a word that counts nothing: 十三五, 十四五. */
function numeralFault(diff: readonly DiffPiece[]): WordingFault | null {
  for (const [index, { op, text }] of diff.entries()) {
    const next = diff[index + 1]
    if (next === undefined || op === 'same' || next.op === 'same' || op === next.op) continue
    if (!NUMERALS.test(text) || !NUMERALS.test(next.text)) continue
    if (numeralValue(text) === numeralValue(next.text)) continue
    const [said, told] = op === 'del' ? [text, next.text] : [next.text, text]
    return { why: `原文是“${told}”，不是“${said}”。`, redacted: false }
  }
  return null
}

function numeralValue(numeral: string): number | null {
  return /^\d+$/.test(numeral) ? Number(numeral) : chineseNumber(numeral)
}

/** From the claim's words to the original's, in the scripts of each. */
export function diffOf(claim: string, compact: Compact, wording: Wording): DiffPiece[] {
  const { passage, start, end, alignment } = wording
  const pieces: DiffPiece[] = []
  const push = (op: DiffPiece['op'], text: string) => {
    const last = pieces.at(-1)
    if (last?.op === op) last.text += text
    else pieces.push({ op, text })
  }
  const original = (from: number, to: number) => cleanedRange(passage, from, to)
  if (start < alignment.start) push('ins', original(start, alignment.start))
  let said = 0
  let told = alignment.start
  for (const op of alignment.ops) {
    if (op === 'ins') push(op, original(told, told + 1))
    else push(op, claim.charAt(compact.at[said] ?? 0))
    if (op !== 'ins') said++
    if (op !== 'del') told++
  }
  if (alignment.end < end) push('ins', original(alignment.end, end))
  return pieces
}
