import type { Citation } from '../domain.js'

/** A citation of a part of what one cites; offsets in the original. */
export function narrowed(citation: Citation, start: number, end: number): Citation {
  const quote = citation.quote.slice(start - citation.start, end - citation.start)
  return { ...citation, start, end, quote }
}
