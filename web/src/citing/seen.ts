import type { Citation } from '../../../src/domain'

const seen = new Map<string, string[]>()

const keyOf = ({ documentId, start, end }: Pick<Citation, 'documentId' | 'start' | 'end'>) =>
  `${documentId}.${start}.${end}`

/** Remembers under which headings a shown citation stands, for the original's outline. */
export function remember(citations: readonly Citation[]): void {
  for (const citation of citations) {
    if (citation.headings.length > 0) seen.set(keyOf(citation), citation.headings)
  }
}

/** The headings above a place, where a shown citation told them. */
export function headingsAt(place: Pick<Citation, 'documentId' | 'start' | 'end'>): string[] {
  return seen.get(keyOf(place)) ?? []
}
