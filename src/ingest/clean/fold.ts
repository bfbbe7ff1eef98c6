import { normalise } from '../../text/normalise.js'

/** Code unit → folded code unit; 0 where not asked for yet. */
const table = new Uint16Array(0x10000)

/**
 * `normalise`, one code unit at a time with a memory: Simplified, half-width, lower case, with
 * stops, quotation marks and dashes folded; `fold(s).length === s.length`. Phrases are not
 * looked at, which matching short furniture can do without.
 */
export function fold(text: string): string {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    units[i] = table[code] || remember(code)
  }
  return Buffer.from(units.buffer).toString('utf16le')
}

function remember(code: number): number {
  const folded = normalise(String.fromCharCode(code)).charCodeAt(0)
  table[code] = folded
  return folded
}
