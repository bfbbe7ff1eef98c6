import type { Filters } from '../domain.js'
import type { Embedder } from '../embed/embedder.js'
import type { UnitIndex } from '../index/build.js'
import type { Store } from '../index/store.js'
import { bestByPassage } from './dense.js'
import { oneReportAfterAnother } from './diversify.js'
import { resolveFilters } from './filters.js'
import type { Candidate, Fused } from './fuse.js'
import type { Holding } from './holdings.js'
import { rank } from './rank.js'
import { contentTerms, idf, type WeightedTerm } from './terms.js'
import type { SearchMode } from './types.js'
import { type Understanding, understand } from './understand.js'

/** Neighbours asked of the vector index: sentences, several of which fall in one passage. */
const DENSE_UNITS = 300
/** Passages asked of the lexical index. */
const LEXICAL_PASSAGES = 150

/** Everything later steps need to rank, answer and refuse. */
export interface Retrieval {
  understanding: Understanding
  /** Passages, best first. */
  ranked: Fused[]
  terms: WeightedTerm[]
  queryVector: Float32Array
  /** Mean and standard deviation of the cosines of the nearest units of the whole corpus: what an unremarkable neighbour of this question scores. */
  background: { mean: number; deviation: number }
}

export interface RetrieveRequest {
  query: string
  mode: SearchMode
  filters?: Filters | undefined
  signal?: AbortSignal | undefined
}

export interface RetrieveDependencies {
  store: Store
  index: UnitIndex
  /** What the corpus holds now. */
  holdingsOf: () => readonly Holding[]
  embedder: Embedder
}

/**
 * Finds passages for a question: understand, narrow, ask both sides, fuse. One embedding a call.
 *
 * @throws XiezhengError `invalid_input` for a filter that names no known division.
 */
export async function retrieve(
  { query, mode, filters, signal }: RetrieveRequest,
  { store, index, embedder, holdingsOf }: RetrieveDependencies,
): Promise<Retrieval> {
  const allowed = resolveFilters(filters, store)
  const holdings = holdingsOf()
  const visible = allowed === null ? holdings : holdings.filter(({ report }) => allowed.has(report))
  const understanding = understand(query, visible)
  const reports = understanding.reports ?? (allowed === null ? null : [...allowed])
  const { lexical } = store

  const words = contentTerms(understanding.text)
  const total = lexical.size()
  const counts = lexical.documentFrequency(words)
  const terms = words.map((term) => {
    const frequency = counts.get(term) ?? 0
    return { term, frequency, weight: idf(frequency, total) }
  })
  const [queryVector] = await embedder.embed([understanding.text], { kind: 'query', signal })
  if (!queryVector) throw new Error('The embedder returned no vector for one text')

  const everywhere = await index.search(queryVector, DENSE_UNITS)
  const within =
    reports === null ? everywhere : await index.search(queryVector, DENSE_UNITS, { reports })
  const denseScores = mode === 'lexical' ? new Map<number, number>() : bestByPassage(within)
  const lexicalScores =
    mode === 'dense'
      ? new Map<number, number>()
      : new Map(
          lexical
            .search(words, LEXICAL_PASSAGES, reports)
            .map(({ passage, score }) => [passage, score]),
        )
  const candidates: Candidate[] = [
    ...new Set([...denseScores.keys(), ...lexicalScores.keys()]),
  ].map((passage) => ({
    passage,
    dense: denseScores.get(passage) ?? null,
    lexical: lexicalScores.get(passage) ?? null,
  }))
  const texts = (passages: readonly number[]) => store.passageTexts(passages)
  const ranked = rank(candidates, { mode, terms, texts })
  const background = spread(everywhere.map(({ score }) => score))
  return {
    understanding,
    ranked: understanding.across ? diversified(ranked, store) : ranked,
    terms,
    queryVector,
    background,
  }
}

function diversified(ranked: readonly Fused[], store: Store): Fused[] {
  const places = store.reportsOfPassages(ranked.map(({ passage }) => passage))
  return oneReportAfterAnother(ranked, (passage) => places.get(passage))
}

function spread(scores: readonly number[]): Retrieval['background'] {
  if (scores.length === 0) return { mean: 0, deviation: 0 }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length
  return { mean, deviation: Math.sqrt(variance) }
}
