import type { Repair } from '../../domain.js'
import { hanRank } from '../read/common-han.js'
import { gbkBytes, gbkCharacter, isUsual } from './gbk.js'
import { type ListMark, listMarkAt } from './lost-byte-marks.js'

const MAX_RUN = 16

/** A run being read: what is known so far, the byte still open, and where the text goes on. */
interface Run {
  to: string
  carry: number
  /** Index of the next displayed character. */
  at: number
  /** Where the displayed character that holds `carry` begins. */
  carryAt: number
}

/**
 * Repairs runs of GBK text that lost a byte. Such a page shows `?` for the byte and reads the
 * rest of the run one byte off (`?。ㄒ唬妼W習` for （一）強學習) until an ASCII letter ends a
 * pair; pairs without a character were dropped. The bytes are put back one byte on, and what
 * was dropped is supplied only from structure that leaves one reading: the number of a list
 * mark, and the one usual character that fits. The rest of a run stays untouched.
 */
export function lostByteRepairs(text: string): Repair[] {
  if (!/[?\ufffd]/.test(text)) return []
  const marked: Repair[] = []
  const open: number[] = []
  for (const match of text.matchAll(/[?\ufffd](?=[^\sa-z\d])/g)) {
    const repair = repairMark(text, match.index)
    if (repair) marked.push(repair)
    else open.push(match.index)
  }
  // A `?` before punctuation is common in honest text: only a page with garbled marks is read further.
  if (marked.length === 0) return []
  const within = open.flatMap((index) => repairWithin(text, index) ?? [])
  return [...marked, ...within].sort((a, b) => a.start - b.start)
}

/** `?。ㄒ唬…` at the start of a line: a list mark and the heading behind it. */
function repairMark(text: string, index: number): Repair | null {
  if (text.charAt(index + 1) !== '。') return null
  if (!/(?:^|[\n\r。！!;；])[ \t\u3000]*$/.test(text.slice(Math.max(0, index - 12), index)))
    return null
  const mark = listMarkAt(text, index + 1)
  if (mark === null) return null
  const run = afterMark(text, mark)
  if (run === null) return null
  const sure = run.to.length
  const reading = { ...run, ends: [] as number[] }
  if (readOn(text, reading)) return repairOf(text, index, reading.at, reading.to)
  // Out of step to its end: a pair may have been dropped anywhere, so only words the page knows.
  const known = knownPrefix(text, reading.to, sure)
  const end = known > sure ? (reading.ends[known - sure - 1] ?? run.carryAt) : run.carryAt
  return repairOf(text, index, end, reading.to.slice(0, known))
}

/** The first character behind a mark, whose lead byte went with the closing bracket's last. */
function afterMark(text: string, mark: ListMark): Run | null {
  const next = text.charAt(mark.end)
  // A mark shown as a lone stop needs a garbled character behind it to be believed.
  if (mark.weak && !isRareHan(next)) return null
  const shown = gbkBytes(next)
  if (shown === null) return null
  const [high, low] = shown
  if (high === mark.carry) {
    return { to: mark.text, carry: low, at: mark.end + 1, carryAt: mark.end }
  }
  const fits: string[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    if (gbkCharacter(mark.carry, lead) !== null) continue
    const character = gbkCharacter(lead, high)
    if (character !== null && isHan(character) && isUsual(character)) fits.push(character)
  }
  if (fits.length !== 1) return { to: mark.text, carry: low, at: text.length, carryAt: mark.end }
  return { to: mark.text + fits[0], carry: low, at: mark.end + 1, carryAt: mark.end }
}

/** A run in the middle of a line; only one that falls back into step is believed. */
function repairWithin(text: string, index: number): Repair | null {
  const before = text.charAt(index - 1)
  const shown = gbkBytes(text.charAt(index + 1))
  if (shown === null || !/[\u3400-\u9fff]/.test(before)) return null
  const run: Run = { to: '', carry: shown[1], at: index + 2, carryAt: index + 1 }
  if (!readOn(text, run) || run.to === '') return null
  const first = firstCharacter(shown[0], run.to)
  return repairOf(text, index, run.at, (first ?? text.charAt(index)) + run.to)
}

/**
 * The character whose lead byte became `?`, from its other byte and what follows: 省 in the
 * set phrase 省（区、市）; a full stop before a Han character, twenty times as frequent as
 * everything else that ends in A3. Null when unknown.
 */
function firstCharacter(low: number, following: string): string | null {
  if (low === 0xa1 && /^（[區区]/.test(following)) return '省'
  if (low === 0xa3 && /^[\u3400-\u9fff]/.test(following)) return '。'
  return null
}

/** Reads pairs one byte on while they are usual characters; true when the run fell back into step. */
function readOn(text: string, run: Run & { ends?: number[] }): boolean {
  for (let step = 0; step < MAX_RUN && run.at < text.length; step++) {
    const shown = text.charAt(run.at)
    const code = shown.charCodeAt(0)
    const single = code >= 0x40 && code <= 0x7e
    const bytes = single ? null : gbkBytes(shown)
    const low = single ? code : bytes?.[0]
    const character = low === undefined ? null : gbkCharacter(run.carry, low)
    if (character === null || !isUsual(character)) return false
    run.to += character
    run.at++
    if (single) return true
    run.carry = bytes?.[1] ?? 0
    run.carryAt = run.at - 1
    run.ends?.push(run.carryAt)
  }
  return false
}

/** How much of `to` is believed: `sure` characters, and those behind them that make words found elsewhere in the text. */
function knownPrefix(text: string, to: string, sure: number): number {
  let known = sure
  while (known < to.length) {
    const word = to.slice(known, known + 2)
    const withLast = to.slice(known - 1, known + 1)
    const isWord = (word.length === 2 && text.includes(word)) || text.includes(withLast)
    if (!isWord) break
    known++
  }
  return known
}

function repairOf(text: string, start: number, end: number, to: string): Repair | null {
  const from = text.slice(start, end)
  return /\p{N}/u.test(from + to) ? null : { start, end, from, to }
}

function isHan(character: string): boolean {
  return /[\u3400-\u9fff]/.test(character)
}

function isRareHan(character: string): boolean {
  return isHan(character) && hanRank(character) === null
}
