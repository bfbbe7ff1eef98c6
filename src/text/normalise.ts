import { toSimplified } from './simplified.js'

const FOLDED: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['「', '"'],
  ['」', '"'],
  ['『', '"'],
  ['』', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['。', '.'],
  ['、', ','],
  ['〔', '('],
  ['〕', ')'],
  ['【', '['],
  ['】', ']'],
  ['〇', '零'],
  ['○', '零'],
  ['—', '-'],
  ['–', '-'],
  ['　', ' '],
  [' ', ' '],
])

/**
 * The one search space in which texts meet: Simplified, half-width, lower case, with quotation
 * marks, stops and dashes folded. Length-preserving, code unit for code unit, so offsets hold.
 * For comparing only; what is shown is always the original.
 */
export function normalise(text: string): string {
  let out = ''
  const simplified = toSimplified(text)
  for (let i = 0; i < simplified.length; i++) {
    const character = simplified.charAt(i)
    const code = simplified.charCodeAt(i)
    if (code >= 0xff01 && code <= 0xff5e) {
      out += String.fromCharCode(code - 0xfee0).toLowerCase()
    } else if (code < 0x80) {
      out += character.toLowerCase()
    } else {
      out += FOLDED.get(character) ?? character
    }
  }
  return out
}
