import type { Filters } from '../domain.js'
import type { Embedder } from '../embed/embedder.js'
import type { UnitHit, UnitIndex } from '../index/build.js'
import type { Store } from '../index/store.js'
import { normalise } from '../text/normalise.js'
import { alone, assemble, type Found } from './assemble.js'
import { withoutMean } from './cosine.js'
import { oneRegionAfterAnother } from './diversify.js'
import type { QuestionFeatures } from './features.js'
import { resolveFilters } from './filters.js'
import type { Candidate, FusionWeights } from './fuse.js'
import type { Holding } from './holdings.js'
import type { PassageViews } from './passage-views.js'
import { RESCORED, rank } from './rank.js'
import { RANKING, type Ranking } from './ranking.js'
import { contentTerms, contentText, type WeightedTerm } from './terms.js'
import type { SearchMode } from './types.js'
import { type Understanding, understand } from './understand.js'
import { weighTerms } from './weigh-terms.js'

/** Neighbours asked of the vector index: sentences, several of which fall in one passage. */
const DENSE_UNITS = 150
/** Passages asked of the lexical index. */
const LEXICAL_PASSAGES = 150

const NOTHING = new Float32Array(0)

/** Everything later steps need to answer and refuse. */
export interface Retrieval {
  understanding: Understanding
  /** Best first. */
  ranked: Found[]
  weights: FusionWeights
  terms: WeightedTerm[]
  /** Of no length where only words were searched. */
  queryVector: Float32Array
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
  viewsOf: PassageViews
  embedder: Embedder
  /** Default `RANKING`. */
  ranking?: Ranking | undefined
}

/**
 * Finds passages for a question: understand, narrow, ask both sides, fuse, look again, fold and
 * join. One embedding a call; no work grows with the corpus but the indexes' own.
 *
 * @throws XiezhengError `invalid_input` for a filter that names no known division.
 */
export async function retrieve(
  { query, mode, filters, signal }: RetrieveRequest,
  dependencies: RetrieveDependencies,
): Promise<Retrieval> {
  const { store, embedder, holdingsOf, viewsOf, ranking = RANKING } = dependencies
  const allowed = resolveFilters(filters, store)
  const visible = holdingsOf().filter(({ report }) => allowed === null || allowed.has(report))
  const understanding = understand(query, visible)
  const { reports: narrowed, text } = ranking.narrow
    ? understanding
    : { reports: null, text: normalise(query) }
  const reports = narrowed ?? (allowed === null ? null : [...allowed])

  const terms = weighTerms(contentTerms(text), store.lexical)
  const texts = mode === 'lexical' ? [] : [text]
  const [queryVector = NOTHING] = await embedder.embed(texts, { kind: 'query', signal })
  const dense =
    mode === 'lexical'
      ? new Map<number, Best>()
      : await denseScores(queryVector, reports, dependencies)
  const lexical =
    mode === 'dense' ? new Map<number, number>() : lexicalScores(terms, reports, store)

  const question: QuestionFeatures = {
    terms,
    content: contentText(text),
    period: understanding.period,
    favoured: understanding.favoured,
  }
  const { ranked, weights } = rank(candidatesOf(dense, lexical), {
    mode,
    ranking,
    question,
    passages: viewsOf,
  })
  const holdings = new Map(visible.map((holding) => [holding.report, holding]))
  const found = ranking.assemble
    ? assemble(ranked, {
        question,
        views: viewsOf(ranked.slice(0, RESCORED).map(({ passage }) => passage)),
        holdings,
      })
    : ranked.map(alone)
  return {
    understanding,
    ranked: understanding.across && ranking.diversify ? diversified(found, holdings, store) : found,
    weights,
    terms,
    queryVector,
  }
}

/** A passage scores as its best unit, the corpus's mean taken off the question; see `Ranking.hubness`. */
async function denseScores(
  queryVector: Float32Array,
  reports: readonly number[] | null,
  { index, ranking = RANKING }: RetrieveDependencies,
): Promise<Map<number, Best>> {
  const centred = withoutMean(queryVector, await index.mean(), ranking.hubness)
  const best = new Map<number, Best>()
  for (const hit of await index.search(centred, DENSE_UNITS, { reports })) {
    if (hit.kind === 'passage' && !ranking.wholePassages) continue
    const former = best.get(hit.passage)
    if (former === undefined || hit.score > former.score) best.set(hit.passage, hit)
  }
  return best
}

type Best = Pick<UnitHit, 'unit' | 'score'>

function lexicalScores(
  terms: readonly WeightedTerm[],
  reports: readonly number[] | null,
  { lexical }: Store,
): Map<number, number> {
  const words = terms.map(({ term }) => term)
  const hits = lexical.search(words, LEXICAL_PASSAGES, reports)
  return new Map(hits.map(({ passage, score }) => [passage, score]))
}

function candidatesOf(
  dense: ReadonlyMap<number, Best>,
  lexical: ReadonlyMap<number, number>,
): Candidate[] {
  return [...new Set([...dense.keys(), ...lexical.keys()])].map((passage) => ({
    passage,
    dense: dense.get(passage)?.score ?? null,
    unit: dense.get(passage)?.unit ?? null,
    lexical: lexical.get(passage) ?? null,
  }))
}

/** By region; a report without one stands for itself. */
function diversified(
  found: readonly Found[],
  holdings: ReadonlyMap<number, Holding>,
  store: Store,
): Found[] {
  const reports = store.reportsOfPassages(found.map(({ passage }) => passage))
  return oneRegionAfterAnother(found, (passage) => {
    const report = reports.get(passage)
    return holdings.get(report ?? -1)?.region?.code ?? `report ${report}`
  })
}
