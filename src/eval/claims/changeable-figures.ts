import { type Figure, findFigures } from '../../text/figures.js'
import type { Range } from '../../text/sentences.js'
import type { CorpusText } from './corpus-text.js'

/** Dates, grades and the like: another digit makes another name, not another count. */
const NAMING = new Set(['年', '月', '日', '级', '天', '小时', '季度', '周年', '类', '型', '期'])
/** So much beside a number must not be in the corpus with the altered number. */
const BESIDE = { before: 5, after: 3 }

/**
 * Quantities in Arabic digits that a careless writer might get wrong: exactly meant (not 超300件),
 * with a unit, outside of quotation marks, titles and brackets.
 */
export function changeableFigures(text: string): Figure[] {
  const named = [...text.matchAll(/“[^”]*”|‘[^’]*’|《[^》]*》|[（(][^）)]*[)）]/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  return findFigures(text).filter((figure) => {
    if (figure.kind !== 'quantity' || figure.precision !== 'exact') return false
    if (!/^\d/.test(figure.text) || NAMING.has(figure.unit)) return false
    if (figure.unit === '' && (figure.tail === '' || NAMING.has(figure.tail))) return false
    if (/[\dA-Za-z.+＋/-]$/.test(text.slice(0, figure.start))) return false
    if (/^(?:[强便号]|热线)/.test(text.slice(figure.end))) return false
    return !named.some((one) => one.start < figure.end && figure.start < one.end)
  })
}

/** Whether neither the altered wording nor its number with the words beside it is anywhere in the corpus. */
export function isNowhere(altered: string, { start, end }: Range, corpus: CorpusText): boolean {
  const beside = altered.slice(Math.max(0, start - BESIDE.before), end + BESIDE.after)
  return !corpus.has(altered) && !corpus.has(beside)
}
