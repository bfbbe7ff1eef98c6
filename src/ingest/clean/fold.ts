import { normalise } from '../../text/normalise.js'

const cache = new Map<string, string>()

/**
 * `normalise`, one character at a time with a memory: Simplified, half-width, lower case, with
 * stops, quotation marks and dashes folded; `fold(s).length === s.length`. Phrases are not
 * looked at, which matching short furniture can do without.
 */
export function fold(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    let folded = cache.get(character)
    if (folded === undefined) {
      folded = normalise(character)
      cache.set(character, folded)
    }
    out += folded
  }
  return out
}
