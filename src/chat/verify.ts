import type { Citation, Repair } from '../domain.js'
import { editView } from '../ingest/view.js'
import { normalise } from '../text/normalise.js'

const NUMBER = /\d+(?:[.,]\d+)*/g

/** A citation's quote with the mojibake repairs inside it applied: what a reader of the original can know it says. */
export function repairedQuote({ start, quote }: Citation, repairs: readonly Repair[]): string {
  const edits = repairs.map((repair) => ({
    start: repair.start - start,
    end: repair.end - start,
    to: repair.to,
  }))
  return editView(
    quote,
    edits.filter((edit) => edit.start >= 0 && edit.end <= quote.length),
  ).text
}

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
