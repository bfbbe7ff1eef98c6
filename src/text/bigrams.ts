import { normalise } from './normalise.js'
import { chineseNumber } from './numerals.js'

const RUNS = /[\u3400-\u9fff\uf900-\ufaff]+|[\ud840-\udbff][\udc00-\udfff]|[a-z0-9]+(?:\.[0-9]+)?/g

const DIGIT = '[0-9０-９]'
/** Commas of lists (、，) are no thousands separators: 100、200 stays two numbers. */
const SEPARATED = new RegExp(`(?<![0-9０-９.,])${DIGIT}{1,3}(?:,${DIGIT}{3})+(?![0-9０-９,])`, 'g')
const NUMERALS = /[〇○零一二三四五六七八九十百千两]{2,}/g

/**
 * The lexical terms of a text, in order, repeats kept: overlapping bigrams of each run of Han
 * characters (a lone character stands for itself), and whole words of Latin letters and digits;
 * of Chinese numerals the Arabic number too. Over the normalised text, so scripts, widths,
 * thousands separators and numerals (三十七, 37) meet.
 */
export function bigrams(text: string): string[] {
  return termsOf(searchable(text))
}

/** A text normalised, its thousands separators dropped: offsets do not hold. */
export function searchable(text: string): string {
  return normalise(text.replace(SEPARATED, (number) => number.replaceAll(',', '')))
}

/** The terms of a text that went through `searchable`; see `bigrams`. */
export function termsOf(plain: string): string[] {
  const terms: string[] = []
  for (const [run] of plain.matchAll(RUNS)) {
    const first = run.charCodeAt(0)
    if (first < 0x3400 || run.length === 1 || first >= 0xd840) {
      terms.push(run)
      continue
    }
    for (let i = 0; i + 1 < run.length; i++) terms.push(run.slice(i, i + 2))
    for (const [numeral] of run.matchAll(NUMERALS)) {
      const value = chineseNumber(numeral)
      if (value !== null) terms.push(String(value))
    }
  }
  return terms
}
