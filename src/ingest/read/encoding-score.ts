import { toSimplified } from '../../text/simplified.js'
import { hanRank } from './common-han.js'

const SAMPLE = 6000
const VERY_COMMON = 500

/**
 * How much a decoded text looks like Chinese, from about -3 (the wrong encoding) to 1: the mean
 * over its non-ASCII characters of what each says. Frequent Han speak for the decoding; rare
 * Han, kana, symbols, private-use and replacement characters against it. Traditional characters
 * count as their Simplified forms. Looks at the first 6,000 code units; 0 for pure ASCII.
 */
export function chineseScore(text: string): number {
  const sample = toSimplified(text.slice(0, SAMPLE))
  let seen = 0
  let points = 0
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x20 && code < 0x7f) continue
    if (code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c) continue
    seen++
    points += pointsFor(character, code)
  }
  return seen === 0 ? 0 : points / seen
}

function pointsFor(character: string, code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) {
    const rank = hanRank(character)
    if (rank === null) return -0.4
    return rank < VERY_COMMON ? 1 : 0.6
  }
  if (isChinesePunctuation(code)) return 0.6
  if (code === 0xfffd || isPrivateUse(code) || code < 0x20 || (code >= 0x7f && code < 0xa0)) {
    return -3
  }
  return -0.6
}

function isChinesePunctuation(code: number): boolean {
  return (
    (code >= 0x3000 && code <= 0x3017) ||
    (code >= 0xff01 && code <= 0xff5e) ||
    (code >= 0x2014 && code <= 0x2026) ||
    code === 0xa0 ||
    code === 0xb7
  )
}

function isPrivateUse(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000
}
