import type { Facets, Hit } from '../domain.js'
import { XiezhengError } from '../errors.js'
import type { StoredPassage } from '../index/passages.js'
import type { Store } from '../index/store.js'
import { tookSince } from '../took.js'
import { cosine } from './cosine.js'
import { type Retrieval, type RetrieveDependencies, retrieve } from './retrieve.js'
import type { SearchRequest, SearchResponse, Understood } from './types.js'
import type { Understanding } from './understand.js'

const DEFAULT_LIMIT = 10
/** UTF-16 code units of a query or question. */
export const LONGEST_QUERY = 2000

/** @throws XiezhengError `invalid_input` for a query that is empty or too long; `field` names it. */
export function checkQuery(query: string, field: string): void {
  if (query.trim() === '') {
    throw new XiezhengError('invalid_input', '请输入要检索的问题或词语。', { details: { field } })
  }
  if (query.length > LONGEST_QUERY) {
    throw new XiezhengError('invalid_input', `最多 ${LONGEST_QUERY} 字，请缩短后再试。`, {
      details: { field, limit: LONGEST_QUERY },
    })
  }
}

/**
 * The search use case: passages for a query, with facets over everything found.
 *
 * @throws XiezhengError `invalid_input` for an empty query or an unknown region in a filter.
 */
export async function search(
  request: SearchRequest,
  dependencies: RetrieveDependencies,
): Promise<SearchResponse> {
  const started = performance.now()
  checkQuery(request.query, 'query')
  const { mode = 'hybrid', limit = DEFAULT_LIMIT } = request
  const retrieval = await retrieve({ ...request, mode }, dependencies)
  const everything = retrieval.ranked.flatMap(({ joined, copies }) => [...joined, ...copies])
  const facets: Facets = dependencies.store.facets(everything)
  return {
    hits: toHits(retrieval, limit, dependencies),
    facets,
    understood: toUnderstood(retrieval.understanding),
    tookMs: tookSince(started),
  }
}

/** The first results of a retrieval with their texts and citations. */
export function toHits(
  { ranked, weights, queryVector }: Pick<Retrieval, 'ranked' | 'weights' | 'queryVector'>,
  limit: number,
  { store, embedder }: Pick<RetrieveDependencies, 'store' | 'embedder'>,
): Hit[] {
  const shown = ranked.slice(0, limit)
  const vectors = store.vectorsOf(
    embedder.id,
    shown.flatMap(({ unit }) => unit ?? []),
  )
  const passages = store.citations(shown.flatMap(({ joined, copies }) => [...joined, ...copies]))
  const known = (rowids: readonly number[]) => rowids.flatMap((id) => passages.get(id) ?? [])
  return shown
    .flatMap(({ passage, joined, copies, score, unit, lexical, parts }) => {
      const own = passages.get(passage)
      if (own === undefined) return []
      const vector = vectors.get(unit ?? -1)
      const dense = vector === undefined ? null : cosine(queryVector, vector)
      const trace = { dense, lexical, weights, parts: { ...parts } }
      const { text, citation } = joinedText(own, known(joined), store)
      return [
        { rank: 0, score, text, trace, citation, copies: known(copies).map((one) => one.citation) },
      ]
    })
    .map((hit, index) => ({ ...hit, rank: index + 1 }))
}

/** Neighbours as one piece: cited from the first one's start to the last one's end, whatever stands between. */
function joinedText(
  own: StoredPassage,
  pieces: readonly StoredPassage[],
  { quote }: Pick<Store, 'quote'>,
): Pick<StoredPassage, 'text' | 'citation'> {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined || first === last) return own
  const { documentId } = own.citation
  const { start } = first.citation
  const { end } = last.citation
  const between = quote(documentId, first.citation.end, last.citation.start)
  const text = pieces.map((piece) => piece.text).join(between.includes('\n') ? '\n' : '')
  return { text, citation: { ...own.citation, start, end, quote: quote(documentId, start, end) } }
}

function toUnderstood(understanding: Understanding): Understood {
  const { text, script, regions, absentRegions, years, body } = understanding
  const { asking, numbers, narrowedBy, favouredBy } = understanding
  return {
    text,
    script,
    regions,
    absentRegions,
    years,
    body,
    asking,
    numbers,
    narrowedBy,
    favouredBy,
  }
}
