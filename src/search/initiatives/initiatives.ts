import type { Citation, Region } from '../../domain.js'
import type { Store } from '../../index/store.js'
import { isWithin } from '../../ingest/regions.js'
import { tookSince } from '../../took.js'
import { regionGiven } from '../filters.js'
import { buildCatalogue, type CatalogueStore, type Entry, type Mention } from './catalogue.js'
import { keyOf } from './names.js'
import { entryVectors, type RelativesDependencies, relativesOf } from './relatives.js'
import type { Initiative, InitiativesQuery, InitiativesResponse } from './types.js'

export interface InitiativesDependencies extends RelativesDependencies {
  store: CatalogueStore & Pick<Store, 'vectorsOf' | 'citations' | 'quote' | 'meta'>
}

/** @throws XiezhengError `invalid_input` for an unknown region. */
export type Initiatives = (query: InitiativesQuery) => Promise<InitiativesResponse>

interface Built {
  generation: number
  entries: readonly Entry[]
  /** Made when relatives are first asked for. */
  vectors: Promise<Float32Array[]> | null
}

/**
 * The catalogue use case over a store. What it answers from is derived: built when first asked
 * for, kept in memory, and built again once documents have changed.
 */
export function createInitiatives(dependencies: InitiativesDependencies): Initiatives {
  const { store } = dependencies
  let built: Built | null = null
  const current = (): Built => {
    const generation = store.meta.generation()
    if (built?.generation !== generation) {
      built = { generation, entries: buildCatalogue(store), vectors: null }
    }
    return built
  }
  return async ({ q, region, limit, offset }) => {
    const started = performance.now()
    const within = region === undefined ? null : regionGiven(region, 'region')
    const catalogue = current()
    const { entries } = catalogue
    const matching = matchesOf(entries, keyOf(q ?? ''), within)
    const page = matching.slice(offset, offset + limit)
    const vectors = page.length === 0 ? [] : await vectorsOf(catalogue, dependencies)
    const initiatives = page.flatMap((at): Initiative[] => {
      const entry = entries[at]
      if (entry === undefined) return []
      const { id, name, kind, variants, regions, years } = entry
      const relatives = relativesOf(at, entries, vectors)
      const mentions = citationsOf(entry.mentions, store)
      return [{ id, name, kind, variants, regions, years, mentions, relatives }]
    })
    const tookMs = tookSince(started)
    return { initiatives, total: matching.length, tookMs }
  }
}

/** Made once; where that fails, the next to ask tries again. */
function vectorsOf(built: Built, dependencies: RelativesDependencies): Promise<Float32Array[]> {
  built.vectors ??= entryVectors(built.entries, dependencies).catch((thrown: unknown) => {
    built.vectors = null
    throw thrown
  })
  return built.vectors
}

/** Indexes of the entries a query asks for; those whose whole name it is first. */
function matchesOf(entries: readonly Entry[], key: string, within: Region | null): number[] {
  const indexes = [...entries.keys()].filter((at) => {
    const { keys = [], regions = [] } = entries[at] ?? {}
    if (within !== null && !regions.some((region) => belongs(region, within))) return false
    return key === '' || keys.some((one) => one.includes(key))
  })
  const isWhole = (at: number) => Number(entries[at]?.keys.includes(key) ?? false)
  return indexes.sort((a, b) => isWhole(b) - isWhole(a) || a - b)
}

/** As filters of a search: the nation stands for its own reports alone. */
function belongs(region: Region, within: Region): boolean {
  return within.level === 'nation' ? region.level === 'nation' : isWithin(region, within)
}

function citationsOf(
  mentions: readonly Mention[],
  store: Pick<Store, 'citations' | 'quote'>,
): Citation[] {
  const passages = store.citations([...new Set(mentions.map(({ passage }) => passage))])
  return mentions.flatMap(({ passage, start, end }) => {
    const citation = passages.get(passage)?.citation
    if (citation === undefined) return []
    return [{ ...citation, start, end, quote: store.quote(citation.documentId, start, end) }]
  })
}
