import type { Citation } from '../domain.js'
import { narrowed } from '../index/narrowed.js'
import type { Store } from '../index/store.js'
import type { Source } from './types.js'
import { type WholeSentence, wholeSentences } from './whole-sentences.js'

/** A passage as a source of an answer: what the verifier reads, and the citation it narrows. */
export interface PassageSource extends Source {
  /** Row id. */
  passage: number
  sentences: readonly WholeSentence[]
  citation: Citation
}

/** Passages as sources, in the order given; row ids that are not there are left out. */
export function passageSources(
  passages: readonly number[],
  store: Pick<Store, 'citations' | 'passageSentences'>,
): PassageSource[] {
  const found = store.citations(passages)
  const units = store.passageSentences(passages)
  return passages.flatMap((passage) => {
    const citation = found.get(passage)?.citation
    if (citation === undefined) return []
    const { region, year } = citation
    return {
      passage,
      citation,
      sentences: wholeSentences(passage, citation, units.get(passage) ?? []),
      heads: headsOf(citation),
      region,
      year,
    }
  })
}

/** The citation of some neighbouring sentences of a source: exactly their characters of the original. */
export function citeSentences(
  { citation, sentences }: PassageSource,
  first: number,
  last: number,
): Citation {
  const start = sentences[first]?.start ?? citation.start
  const end = sentences[last]?.end ?? citation.end
  return narrowed(citation, start, end)
}

/** Title, institution and headings: what names the subject of a passage. */
export function headsOf({ title, institution, headings }: Citation): string[] {
  return [title, ...(institution === null ? [] : [institution]), ...headings]
}
