import { XiezhengError } from '../errors.js'
import { createHnswIndex, HNSW_DEFAULTS, type HnswIndex } from './hnsw.js'
import { MeanVector } from './mean-vector.js'
import { ReportVectors } from './report-vectors.js'
import { loadSnapshot, type SnapshotRejection, saveSnapshot } from './snapshot.js'
import type { Store } from './store.js'
import type { UnitKind, UnitPlace } from './units.js'

/** The vector index of a store: derived from it, always caught up with it. */
export interface UnitIndex {
  /** Units that can be found. */
  readonly size: number
  /** Units of the store that have no vector under this embedder: re-embed them (`embedMissing`). */
  readonly missing: number
  /** Why the snapshot was not used; null when it was. */
  readonly rebuilt: SnapshotRejection | 'worn' | null
  /** The mean of the embeddings it holds, from a sample, after catching up with the store. */
  mean(): Promise<Float32Array>
  /**
   * At most `k` units, best first, after catching up with the store; `score` is the inner product:
   * the cosine where the query is L2-normalised.
   */
  search(query: Float32Array, k: number, options?: UnitSearch): Promise<UnitHit[]>
  /** Takes in what any process has added or removed since. A look-up by key where there is nothing. */
  catchUp(options?: BuildOptions): Promise<void>
  /** Writes the snapshot if the index has changed since it was read or written. @throws XiezhengError `unavailable`. */
  save(): void
}

export interface UnitSearch {
  /** Row ids of reports to stay within; absent or null for all, empty for none. */
  reports?: readonly number[] | null | undefined
}

export interface UnitHit {
  /** Unit id. */
  unit: number
  kind: UnitKind
  /** Row id. */
  passage: number
  score: number
}

export interface BuildOptions {
  onProgress?: ((done: number, total: number) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface OpenVectorIndexOptions extends BuildOptions {
  store: Store
  /** Folder of the snapshot; null keeps the index in memory alone. */
  dir: string | null
  embedderId: string
  dimensions: number
}

/** Up to this many units a filtered search scans them exactly; above, it filters the graph. */
export const EXACT_LIMIT = 4000

/** Points added between two turns of the event loop: about 50 ms of native work. */
const SLICE = 128

/** A graph with this many more deleted points than live ones is built anew when opened. */
const WORN_SLACK = 1000

/**
 * Loads the snapshot if it is whole and belongs to this store and embedder, else builds the
 * index from the store's vectors; then catches up.
 *
 * @throws XiezhengError `aborted`, `native_missing`.
 */
export async function openVectorIndex(options: OpenVectorIndexOptions): Promise<UnitIndex> {
  const { store, dir, embedderId, dimensions } = options
  const identity = { storeId: store.meta.storeId(), embedderId }
  const loaded =
    dir === null
      ? ({ index: null, reason: 'absent' } as const)
      : loadSnapshot(dir, { ...identity, dimensions, params: HNSW_DEFAULTS })
  let rebuilt: UnitIndex['rebuilt'] = loaded.index === null ? loaded.reason : null
  let graph = loaded.index
  if (graph !== null && graph.deleted.length > graph.size + WORN_SLACK) {
    graph = null
    rebuilt = 'worn'
  }
  const index = new StoreIndex(options, graph ?? createHnswIndex(dimensions), rebuilt)
  await index.catchUp(options)
  return index
}

class StoreIndex implements UnitIndex {
  readonly #places = new Map<number, UnitPlace>()
  readonly #unitsOfReport = new Map<number, number>()
  readonly #scan: ReportVectors
  readonly #mean: MeanVector
  #generation = -1
  #dirty = false
  #catchingUp: Promise<void> | null = null

  constructor(
    private readonly from: OpenVectorIndexOptions,
    private readonly graph: HnswIndex,
    readonly rebuilt: UnitIndex['rebuilt'],
  ) {
    this.#scan = new ReportVectors(from.store, from.embedderId, from.dimensions)
    this.#mean = new MeanVector(from.store, from.embedderId, from.dimensions)
  }

  get size(): number {
    return this.graph.size
  }

  get missing(): number {
    return this.#places.size - this.graph.size
  }

  async mean(): Promise<Float32Array> {
    await this.catchUp()
    return this.#mean.of(this.#places.size, () => [...this.#places.keys()])
  }

  async search(query: Float32Array, k: number, options: UnitSearch = {}): Promise<UnitHit[]> {
    await this.catchUp()
    const reports = options.reports == null ? null : [...new Set(options.reports)]
    const hits: UnitHit[] = []
    for (const { id, score } of this.#neighbours(query, k, reports)) {
      const place = this.#places.get(id)
      if (place === undefined) continue
      hits.push({ unit: id, kind: place.kind, passage: place.passage, score })
    }
    return hits
  }

  #neighbours(query: Float32Array, k: number, reports: number[] | null) {
    if (reports === null) return this.graph.search(query, k)
    const units = reports.reduce((sum, id) => sum + (this.#unitsOfReport.get(id) ?? 0), 0)
    if (units === 0) return []
    if (units <= EXACT_LIMIT) return this.#scan.search(query, k, reports)
    const allowed = new Set(reports)
    return this.graph.search(query, Math.min(k, units), (id) =>
      allowed.has(this.#places.get(id)?.report ?? -1),
    )
  }

  async catchUp(options: BuildOptions = {}): Promise<void> {
    // Another caller's abort or failure is not ours: try again ourselves.
    while (this.#catchingUp !== null) await this.#catchingUp.catch(() => undefined)
    if (this.from.store.meta.generation() === this.#generation) return
    this.#catchingUp = this.#apply(options).finally(() => {
      this.#catchingUp = null
    })
    await this.#catchingUp
  }

  async #apply({ onProgress, signal }: BuildOptions): Promise<void> {
    const { store, embedderId, dimensions } = this.from
    const generation = store.meta.generation()
    const places = store.unitPlaces()
    const live = new Set(places.map((place) => place.id))
    this.#place(places)
    this.#scan.clear()
    const gone = this.graph.ids().filter((id) => !live.has(id))
    this.graph.remove(gone)
    if (gone.length > 0) this.#dirty = true
    const fresh = places.map((place) => place.id).filter((id) => !this.graph.has(id))
    for (let from = 0; from < fresh.length; from += SLICE) {
      if (signal?.aborted) throw new XiezhengError('aborted', '操作已取消。')
      const vectors = store.vectorsOf(embedderId, fresh.slice(from, from + SLICE))
      const items = [...vectors].map(([id, vector]) => ({ id, vector }))
      this.graph.add(items.filter(({ vector }) => vector.length === dimensions))
      if (items.length > 0) this.#dirty = true
      onProgress?.(Math.min(from + SLICE, fresh.length), fresh.length)
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#generation = generation
  }

  #place(places: readonly UnitPlace[]): void {
    this.#places.clear()
    this.#unitsOfReport.clear()
    for (const place of places) {
      this.#places.set(place.id, place)
      this.#unitsOfReport.set(place.report, (this.#unitsOfReport.get(place.report) ?? 0) + 1)
    }
  }

  save(): void {
    const { dir, store, embedderId } = this.from
    if (dir === null || !this.#dirty) return
    saveSnapshot(dir, this.graph, { storeId: store.meta.storeId(), embedderId })
    this.#dirty = false
  }
}
