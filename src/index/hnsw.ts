import { createRequire } from 'node:module'
import type { HierarchicalNSW } from 'hnswlib-node'
import { assertDimensions } from './exact.js'
import { nativeMissing } from './native.js'
import type { Neighbour, VectorIndex } from './vector-index.js'

/** Hierarchical navigable small worlds: Malkov & Yashunin, arXiv:1603.09320. */
export interface HnswParams {
  /** Links a node, 5..48. More: better recall, more memory (8 bytes a link) and slower building. */
  m: number
  /** Candidates held while building, >= m. More: a better graph, slower building. */
  efConstruction: number
  /** Candidates held while searching, at least; see `EF_PER_NEIGHBOUR`. More: better recall, slower. */
  efSearch: number
}

export const HNSW_DEFAULTS: Readonly<HnswParams> = { m: 16, efConstruction: 100, efSearch: 256 }

/** A search for many neighbours holds this many candidates for each: fewer, and the last of them are missed. */
const EF_PER_NEIGHBOUR = 2

/** Fixed, so that one sequence of additions gives one graph. */
const SEED = 20_260_101

const FIRST_CAPACITY = 1024

/** A graph that can be written to a file and come back. */
export interface HnswIndex extends VectorIndex {
  readonly params: Readonly<HnswParams>
  /** Points in the graph, deleted ones included. */
  readonly points: number
  readonly deleted: readonly number[]
  has(id: number): boolean
  /** Live ids, ascending. */
  ids(): number[]
  write(path: string): void
}

export function createHnswIndex(
  dimensions: number,
  params: Readonly<HnswParams> = HNSW_DEFAULTS,
): HnswIndex {
  const graph = newGraph(dimensions)
  graph.initIndex({
    maxElements: FIRST_CAPACITY,
    m: params.m,
    efConstruction: params.efConstruction,
    randomSeed: SEED,
  })
  return new Hnsw(graph, dimensions, params, [])
}

/**
 * Reads what `write` wrote. The native reader runs past its buffer on a malformed file: verify
 * size and checksum first (`snapshot.ts` does).
 *
 * @param deleted ids that are in the file but no longer live.
 */
export function readHnswIndex(
  path: string,
  options: { dimensions: number; params: Readonly<HnswParams>; deleted: readonly number[] },
): HnswIndex {
  const graph = newGraph(options.dimensions)
  graph.readIndexSync(path)
  return new Hnsw(graph, options.dimensions, options.params, options.deleted)
}

class Hnsw implements HnswIndex {
  readonly #live: Set<number>
  readonly #deleted: Set<number>

  constructor(
    private readonly graph: HierarchicalNSW,
    readonly dimensions: number,
    readonly params: Readonly<HnswParams>,
    deleted: readonly number[],
  ) {
    this.#deleted = new Set(deleted)
    this.#live = new Set(graph.getIdsList().filter((id) => !this.#deleted.has(id)))
  }

  get size(): number {
    return this.#live.size
  }

  get points(): number {
    return this.graph.getCurrentCount()
  }

  get deleted(): readonly number[] {
    return [...this.#deleted]
  }

  has(id: number): boolean {
    return this.#live.has(id)
  }

  ids(): number[] {
    return [...this.#live].sort((a, b) => a - b)
  }

  add(items: readonly { id: number; vector: Float32Array }[]): void {
    for (const { vector } of items) assertDimensions(vector, this.dimensions)
    const needed = this.points + items.length
    if (needed > this.graph.getMaxElements()) {
      this.graph.resizeIndex(Math.max(needed, Math.ceil(this.graph.getMaxElements() * 1.5)))
    }
    for (const { id, vector } of items) {
      // Adding an id again moves its point, but a deleted one has to live first.
      if (this.#deleted.delete(id)) this.graph.unmarkDelete(id)
      this.graph.addPoint(Array.from(vector), id)
      this.#live.add(id)
    }
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) {
      if (!this.#live.delete(id)) continue
      this.graph.markDelete(id)
      this.#deleted.add(id)
    }
  }

  search(query: Float32Array, k: number, allow?: (id: number) => boolean): Neighbour[] {
    assertDimensions(query, this.dimensions)
    const wanted = Math.min(k, this.size)
    if (wanted < 1) return []
    this.graph.setEf(Math.max(this.params.efSearch, EF_PER_NEIGHBOUR * wanted))
    const { neighbors, distances } = this.graph.searchKnn(Array.from(query), wanted, allow)
    return neighbors
      .map((id, i) => ({ id, score: 1 - (distances[i] ?? 1) }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
  }

  write(path: string): void {
    this.graph.writeIndexSync(path)
  }
}

function newGraph(dimensions: number): HierarchicalNSW {
  try {
    const native = createRequire(import.meta.url)('hnswlib-node') as typeof import('hnswlib-node')
    // Inner product: the vectors are normalised, and `cosine` would normalise them again.
    return new native.HierarchicalNSW('ip', dimensions)
  } catch (cause) {
    throw nativeMissing('hnswlib-node', cause)
  }
}
