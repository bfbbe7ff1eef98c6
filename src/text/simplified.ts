import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })
const byCharacter = new Map<string, string>()

/**
 * Traditional to Simplified, one code unit for one: `toSimplified(s).length === s.length`, so
 * offsets hold. Phrases are respected (乾隆 stays, 乾燥 becomes 干燥) wherever OpenCC keeps the
 * length; where it does not (a simplified form outside the BMP), characters are mapped singly
 * and those few are left as they are.
 */
export function toSimplified(text: string): string {
  const whole = convert(text)
  if (whole.length === text.length) return whole
  let out = ''
  for (const character of text) {
    out += simplifiedCharacter(character)
  }
  return out
}

/** Whether the text is written in Traditional characters: more than 3 % of its Han characters change. */
export function isTraditional(text: string): boolean {
  const simplified = toSimplified(text)
  let han = 0
  let changed = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x3400 || code > 0x9fff) continue
    han++
    if (simplified.charCodeAt(i) !== code) changed++
  }
  return han > 0 && changed / han > 0.03
}

function simplifiedCharacter(character: string): string {
  const known = byCharacter.get(character)
  if (known !== undefined) return known
  const converted = convert(character)
  const mapped = converted.length === character.length ? converted : character
  byCharacter.set(character, mapped)
  return mapped
}
