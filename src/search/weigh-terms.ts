import type { LexicalIndex } from '../index/lexical-index.js'
import { idf, type WeightedTerm } from './terms.js'

/** Terms with how telling each is in the corpus: by BM25's inverse document frequency. */
export function weighTerms(
  words: readonly string[],
  lexical: Pick<LexicalIndex, 'documentFrequency' | 'size'>,
): WeightedTerm[] {
  const total = lexical.size()
  const counts = lexical.documentFrequency(words)
  return words.map((term) => {
    const frequency = counts.get(term) ?? 0
    return { term, frequency, weight: idf(frequency, total) }
  })
}
