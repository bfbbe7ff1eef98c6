import type { Store } from '../index/store.js'
import { contentTerms } from '../search/terms.js'
import { passageSources } from '../verify/sources.js'
import { type PassageText, passageText } from './passage-text.js'

/** The rarest terms of a text find the passages it may stand in. */
const RAREST = 7
/** Passages that are compared with it letter by letter. */
const COMPARED = 8

/** The corpus as a check reads it: passages by the words they hold, each read once a check. */
export interface PassageReader {
  /** Passages that hold the rarest words of a text, best first; `reports` as in a search. Asked again, the same. */
  holding(text: string, reports: readonly number[] | null): PassageText[]
  /** By row id, in the order given. */
  read(passages: readonly number[]): PassageText[]
  /** Of each sentence of a passage, the embeddings of what it was cut into. */
  vectorsOf(passage: PassageText): readonly (readonly Float32Array[])[]
}

export type ReaderStore = Pick<
  Store,
  'lexical' | 'citations' | 'passageSentences' | 'vectorsOf' | 'reportsOfPassages'
>

/** @see PassageReader */
export function createPassageReader(store: ReaderStore, embedderId: string): PassageReader {
  const known = new Map<number, PassageText>()
  const vectors = new Map<PassageText, readonly (readonly Float32Array[])[]>()
  const read = (passages: readonly number[]) => {
    const missing = passages.filter((passage) => !known.has(passage))
    const reports = store.reportsOfPassages(missing)
    for (const source of passageSources(missing, store)) {
      known.set(source.passage, passageText(source, reports.get(source.passage) ?? -1))
    }
    return passages.flatMap((passage) => known.get(passage) ?? [])
  }
  const asked = new Map<string, PassageText[]>()
  const frequencies = new Map<string, number>()
  const rarestOf = (terms: readonly string[]) => {
    const unknown = terms.filter((term) => !frequencies.has(term))
    for (const [term, frequency] of store.lexical.documentFrequency(unknown)) {
      frequencies.set(term, frequency)
    }
    const frequency = (term: string) => frequencies.get(term) ?? 0
    return terms
      .filter((term) => frequency(term) > 0)
      .sort((a, b) => frequency(a) - frequency(b))
      .slice(0, RAREST)
  }
  return {
    read,
    holding(text, reports) {
      const key = `${reports?.join(' ') ?? ''}\n${text}`
      const before = asked.get(key)
      if (before) return before
      const found = store.lexical.search(rarestOf(contentTerms(text)), COMPARED, reports)
      const passages = read(found.map(({ passage }) => passage))
      asked.set(key, passages)
      return passages
    },
    vectorsOf(passage) {
      const cached = vectors.get(passage)
      if (cached) return cached
      const { sentences } = passage.source
      const all = store.vectorsOf(
        embedderId,
        sentences.flatMap(({ units }) => units),
      )
      const own = sentences.map(({ units }) => units.flatMap((unit) => all.get(unit) ?? []))
      vectors.set(passage, own)
      return own
    },
  }
}
