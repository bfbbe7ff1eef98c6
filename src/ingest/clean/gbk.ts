import iconv from 'iconv-lite'
import { Converter } from 'opencc-js/cn2t'
import { toSimplified } from '../../text/simplified.js'
import { hanRank } from '../read/common-han.js'

const toTraditional = Converter({ from: 'cn', to: 't' })
const PUNCTUATION = '（）、，。；：《》“”'
/** Sites that normalise punctuation wrote these for the full-width ones of the bytes. */
const WIDENED: ReadonlyMap<string, string> = new Map(
  [...',()!?:;'].map((c, i) => [c, '，（）！？：；'.charAt(i)]),
)

const encoded = new Map<string, readonly [number, number] | null>()
const decoded = new Map<number, string | null>()

/** The two bytes a character has in GBK; null when it has not two. `,` and its like count as full-width. */
export function gbkBytes(character: string): readonly [number, number] | null {
  let bytes = encoded.get(character)
  if (bytes === undefined) {
    const [high, low, ...more] = iconv.encode(WIDENED.get(character) ?? character, 'gbk')
    bytes = high !== undefined && low !== undefined && more.length === 0 ? [high, low] : null
    encoded.set(character, bytes)
  }
  return bytes
}

/**
 * The character two bytes stand for in code page 936; null where it has none. A converter that
 * met such a pair wrote nothing. Private-use characters and those GB18030 added in 2000 count
 * as none, for the code page did not have them.
 */
export function gbkCharacter(high: number, low: number): string | null {
  const key = high * 256 + low
  let character = decoded.get(key)
  if (character === undefined) {
    const text = iconv.decode(Buffer.from([high, low]), 'gbk')
    const none =
      text.length !== 1 || /[\ufffd\ue000-\uf8ff\u2ff0-\u2fff\u303e\u01f9\ufe10-\ufe1f]/.test(text)
    character = none ? null : text
    decoded.set(key, character)
  }
  return character
}

/** Whether a character is one a report may hold: a frequent Han character in its usual form, or punctuation. */
export function isUsual(character: string): boolean {
  if (PUNCTUATION.includes(character)) return true
  const simplified = toSimplified(character)
  if (hanRank(simplified) === null) return false
  return simplified === character || toTraditional(simplified) === character
}
