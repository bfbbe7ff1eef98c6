import type { Citation } from '../domain.js'
import type { NumberedCitation } from './types.js'

/** The citations of one answer, numbered from 1 in the order of their first use. */
export interface References {
  /** The number of a citation; one and the same span is cited under one number. */
  cite(citation: Citation): number
  list(): NumberedCitation[]
}

export function createReferences(): References {
  const numbered = new Map<string, NumberedCitation>()
  return {
    cite(citation) {
      const key = `${citation.documentId} ${citation.start} ${citation.end}`
      const known = numbered.get(key)
      if (known) return known.n
      const n = numbered.size + 1
      numbered.set(key, { n, ...citation })
      return n
    },
    list: () => [...numbered.values()],
  }
}
