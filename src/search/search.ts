import type { Facets, Hit } from '../domain.js'
import { XiezhengError } from '../errors.js'
import { type RetrieveDependencies, retrieve } from './retrieve.js'
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
  const { ranked, understanding } = await retrieve({ ...request, mode }, dependencies)
  const facets: Facets = dependencies.store.facets(ranked.map(({ passage }) => passage))
  return {
    hits: toHits(ranked.slice(0, limit), dependencies),
    facets,
    understood: toUnderstood(understanding),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  }
}

type Ranked = Awaited<ReturnType<typeof retrieve>>['ranked']

/** Ranked passages with their texts and citations. */
export function toHits(ranked: Ranked, { store }: Pick<RetrieveDependencies, 'store'>): Hit[] {
  const passages = store.citations(ranked.map(({ passage }) => passage))
  return ranked
    .flatMap(({ passage, score, dense, lexical }) => {
      const found = passages.get(passage)
      return found
        ? [
            {
              rank: 0,
              score,
              text: found.text,
              trace: { dense, lexical },
              citation: found.citation,
            },
          ]
        : []
    })
    .map((hit, index) => ({ ...hit, rank: index + 1 }))
}

function toUnderstood(understanding: Understanding): Understood {
  const { text, script, regions, absentRegions, years, body, narrowedBy } = understanding
  return { text, script, regions, absentRegions, years, body, narrowedBy }
}
