import type { Citation } from '../domain.js'
import type { Unit } from '../index/units.js'

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
 * quotes it whole, up to 220 characters. Units are in text order.
 */
export function wholeSentences(
  passage: number,
  citation: Citation,
  units: readonly Unit[],
): WholeSentence[] {
  const wholes: WholeSentence[] = []
  for (const { id, start, end, text } of units) {
    const last = wholes.at(-1)
    const joins =
      last !== undefined &&
      !TERMINAL.test(last.text) &&
      !between(citation, last.end, start).includes('\n') &&
      last.text.length + text.length <= MAX_CHARS
    if (joins) {
      last.text += text
      last.end = end
      last.units.push(id)
    } else {
      wholes.push({ passage, citation, text, start, end, units: [id] })
    }
  }
  return wholes
}

/** The original text between two offsets within a citation. */
function between({ start, quote }: Citation, from: number, to: number): string {
  return quote.slice(from - start, to - start)
}
