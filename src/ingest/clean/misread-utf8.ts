import iconv from 'iconv-lite'
import type { Repair } from '../../domain.js'
import { chineseScore } from '../read/encoding-score.js'
import { gbkBytes } from './gbk.js'

/** How much more Chinese a text must look than what stands there. */
const MIN_GAIN = 0.7
const MIN_SCORE = 0.5
const MIN_HAN = 2
const MAX_RUN = 4000

/** GBK characters whose bytes open a UTF-8 sequence of Chinese: lead E2–E9 or EF, trail 80–BF. */
const OPENERS = openers()
const WINDOWS_1252 = windows1252()
const GBK_RUN = new RegExp(`[${OPENERS}][^\\x00-\\x7f]{1,${MAX_RUN}}`, 'g')
const LATIN_RUN =
  /[\u00e2-\u00e9\u00ef][\u0080-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]{5,4000}/g

/**
 * Runs of UTF-8 that were once read as GBK (`鏀垮崗`, 政协) or as Windows-1252 (`æ”¿å…±`):
 * turned back into bytes and decoded strictly, up to the first byte that was lost. A run is
 * repaired only when the result is plainly better Chinese; what was lost stays as it is.
 */
export function misreadUtf8Repairs(text: string): Repair[] {
  return [...inRuns(text, GBK_RUN, gbkUnits), ...inRuns(text, LATIN_RUN, latinUnits)]
}

function inRuns(
  text: string,
  pattern: RegExp,
  bytesOf: (run: string) => (readonly number[])[],
): Repair[] {
  const repairs: Repair[] = []
  for (const match of text.matchAll(pattern)) {
    const bytes = bytesOf(match[0])
    const { to, characters } = decodePrefix(bytes)
    const from = match[0].slice(0, characters)
    const han = to.match(/[\u4e00-\u9fff]/g)?.length ?? 0
    if (han < MIN_HAN || /\p{N}/u.test(to)) continue
    const score = chineseScore(to)
    if (score < MIN_SCORE || score - chineseScore(from) < MIN_GAIN) continue
    repairs.push({ start: match.index, end: match.index + from.length, from, to })
  }
  return repairs
}

/** The longest prefix of whole characters, at one list of bytes each, that is strict UTF-8. */
function decodePrefix(units: readonly (readonly number[])[]): { to: string; characters: number } {
  const bytes: number[] = []
  const boundary = new Map<number, number>([[0, 0]])
  for (const [i, unit] of units.entries()) {
    if (unit.length === 0) break
    bytes.push(...unit)
    boundary.set(bytes.length, i + 1)
  }
  let at = 0
  let valid = 0
  while (at < bytes.length) {
    const size = sequenceLength(bytes, at)
    if (size === 0) break
    at += size
    if (boundary.has(at)) valid = at
  }
  return {
    to: new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes.slice(0, valid))),
    characters: boundary.get(valid) ?? 0,
  }
}

function sequenceLength(bytes: readonly number[], at: number): number {
  const lead = bytes[at] ?? 0
  const trail = (i: number) => ((bytes[at + i] ?? 0) & 0xc0) === 0x80
  if (lead >= 0xc2 && lead <= 0xdf) return trail(1) ? 2 : 0
  if (lead < 0xe1 || lead > 0xef || lead === 0xed) return 0
  return trail(1) && trail(2) ? 3 : 0
}

const NONE: readonly number[] = []

function gbkUnits(run: string): (readonly number[])[] {
  return [...run].map((character) => gbkBytes(character) ?? (character === '€' ? [0x80] : NONE))
}

function latinUnits(run: string): (readonly number[])[] {
  return [...run].map((character) => {
    const code = character.charCodeAt(0)
    return [code <= 0xff ? code : (WINDOWS_1252.get(character) ?? 0)]
  })
}

function windows1252(): Map<string, number> {
  const table = new Map<string, number>()
  for (let byte = 0x80; byte <= 0x9f; byte++) {
    table.set(iconv.decode(Buffer.from([byte]), 'windows-1252'), byte)
  }
  return table
}

function openers(): string {
  let all = ''
  for (const lead of [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef]) {
    for (let trail = 0x80; trail <= 0xbf; trail++) {
      const character = iconv.decode(Buffer.from([lead, trail]), 'gbk')
      if (character.length === 1 && character !== '\ufffd') all += character
    }
  }
  return all
}
