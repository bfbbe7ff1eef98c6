import type { Facets, Hit } from '../domain.js'
import { XiezhengError } from '../errors.js'
import { type RetrieveDependencies, retrieve } from './retrieve.js'
import type { SearchRequest, SearchResponse, Understood } from './types.js'
import type { Understanding } from './understand.js'

const DEFAULT_LIMIT = 10

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
  if (request.query.trim() === '') {
    throw new XiezhengError('invalid_input', '请输入要检索的问题或词语。', {
      details: { field: 'query' },
    })
  }
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
