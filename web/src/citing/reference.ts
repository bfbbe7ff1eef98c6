import type { Citation, Report } from '../../../src/domain'

/** What a reference is made of. */
export type Cited = Pick<Citation, 'title' | 'institution' | 'year' | 'documentName' | 'quote'> & {
  /** Where in the report, in words: its headings, or a paragraph. */
  place: string
}

/**
 * A reference in the manner of GB/T 7714—2015 for an electronic report: body. title[R/OL]. year
 * [day of citing]. file, place. The quote follows.
 */
export function referenceOf(cited: Cited, today: Date = new Date()): string {
  const { title, institution, year, documentName, quote, place } = cited
  const day = new Date(today.getTime() - today.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 10)
  const author = institution === null ? '' : `${institution}. `
  const where = [documentName, place].filter((part) => part !== '').join('，')
  return `${author}${title}[R/OL]. ${year === null ? '' : `(${year})`}[${day}]. ${where}. “${oneLine(quote)}”`
}

/** The reference of a citation of the API. */
export function citationReference(citation: Citation): string {
  return referenceOf({ ...citation, place: citation.headings.join(' › ') })
}

/** Which paragraph of its report an offset stands in, from 1. */
export function paragraphOf(original: string, report: Report | null, offset: number): number {
  const before = original.slice(report?.start ?? 0, offset + 1)
  return Math.max(1, before.split('\n').filter((line) => line.trim() !== '').length)
}

/** Where a citation comes from, in few words: region and year, else title. */
export function whereOf({ region, year, title }: Citation): string {
  const name = region?.name ?? title
  return year === null ? name : `${name} ${year}年`
}

function oneLine(quote: string): string {
  return quote.replace(/\s*\n\s*/g, ' ').trim()
}
