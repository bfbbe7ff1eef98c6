import type { Citation } from '../domain.js'

/** An embedded sentence unit as the store has it. */
export interface SentenceUnit {
  unit: number
  start: number
  end: number
  text: string
}

/** A whole sentence of a passage: what an answer quotes. */
export interface WholeSentence {
  passage: number
  citation: Citation
  text: string
  start: number
  end: number
  units: number[]
}

const TERMINAL = /[。！？!?；;…][”’』」）)"']*$/
/** Longer sentences are quoted in parts. */
const MAX_CHARS = 220

/**
 * The whole sentences of a passage. Embedding cuts a long sentence at its commas; an answer
 * quotes it whole, up to 220 characters. Units are in text order; `original` is the document's.
 */
export function wholeSentences(
  passage: number,
  citation: Citation,
  units: readonly SentenceUnit[],
  original: string,
): WholeSentence[] {
  const wholes: WholeSentence[] = []
  for (const { unit, start, end, text } of units) {
    const last = wholes.at(-1)
    const joins =
      last !== undefined &&
      !TERMINAL.test(last.text) &&
      !original.slice(last.end, start).includes('\n') &&
      last.text.length + text.length <= MAX_CHARS
    if (joins) {
      last.text += text
      last.end = end
      last.units.push(unit)
    } else {
      wholes.push({ passage, citation, text, start, end, units: [unit] })
    }
  }
  return wholes
}
