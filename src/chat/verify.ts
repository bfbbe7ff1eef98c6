import { normalise } from '../text/normalise.js'

const NUMBER = /\d+(?:[.,]\d+)*/g

/**
 * Whether a verbatim sentence is borne out by the original characters it cites: every character
 * of it stands in the quote in the same order (the quote may hold removed dirt between them), and
 * every number of it stands in the quote as that whole number.
 */
export function verifyVerbatim(sentence: string, quote: string): boolean {
  const text = compact(sentence)
  const source = compact(quote)
  let at = 0
  for (const character of text) {
    const found = source.indexOf(character, at)
    if (found === -1) return false
    at = found + character.length
  }
  const numbers = new Set(normalise(quote).match(NUMBER))
  return (normalise(sentence).match(NUMBER) ?? []).every((number) => numbers.has(number))
}

function compact(text: string): string {
  return normalise(text).replace(/\s/g, '')
}
