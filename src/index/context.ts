import type { Region } from '../domain.js'
import { normalise } from '../text/normalise.js'

/** What surrounds a passage: its report, and the headings above it. */
export interface PassageContext {
  title: string
  region: Pick<Region, 'name' | 'path'> | null
  year: number | null
  /** From the report's own heading down. */
  headings: readonly string[]
}

const NUMBERING =
  /^(?:#+\s*)?(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:是|要)|\d{1,2}[.．、](?!\d))\s*/

/** The words a passage is also found by in the lexical index: title, region path, year and headings. */
export function contextWords({ title, region, year, headings }: PassageContext): string {
  return [title, ...(region?.path ?? []), year === null ? '' : `${year}年`, ...headings].join('\n')
}

/**
 * What is embedded for a whole passage: whose report it is, of which year and under which
 * headings, then its text, so that a passage means what it means where it stands ("contextual
 * retrieval"). Headings that its text repeats are left out. Only the embedding sees this; spans
 * and quotes are the passage's own.
 */
export function passageInContext(text: string, { region, year, headings }: PassageContext): string {
  const own = normalise(text)
  const above = headings
    .map((heading) => heading.replace(NUMBERING, ''))
    .filter((heading) => heading !== '' && !own.includes(normalise(heading)))
  const source = `${region?.name ?? ''}${year === null ? '' : `${year}年`}`
  const context = [source, ...above].filter((part) => part !== '').join('，')
  return context === '' ? text : `${context}。${text}`
}
