import { dotRow, keepBest } from './exact.js'
import type { Store } from './store.js'
import type { Neighbour } from './vector-index.js'

/** Vectors kept in memory, at most; of 512 dimensions 2 kB each. */
const CAPACITY = 20_000

interface Rows {
  ids: number[]
  matrix: Float32Array
}

/** Exact search within few reports, from the store's own vectors, kept by report, least recently used first out. */
export class ReportVectors {
  readonly #kept = new Map<number, Rows>()
  #count = 0

  constructor(
    private readonly store: Pick<Store, 'reportVectors'>,
    private readonly embedderId: string,
    private readonly dimensions: number,
  ) {}

  search(query: Float32Array, k: number, reports: readonly number[]): Neighbour[] {
    const found: Neighbour[] = []
    for (const report of reports) {
      const { ids, matrix } = this.#rows(report)
      for (const [row, id] of ids.entries()) {
        keepBest(found, k, { id, score: dotRow(query, matrix, row) })
      }
    }
    return found
  }

  clear(): void {
    this.#kept.clear()
    this.#count = 0
  }

  #rows(report: number): Rows {
    const known = this.#kept.get(report)
    if (known !== undefined) {
      this.#kept.delete(report)
      this.#kept.set(report, known)
      return known
    }
    const units = this.store
      .reportVectors(this.embedderId, report)
      .filter((unit) => unit.vector.length === this.dimensions)
    const matrix = new Float32Array(units.length * this.dimensions)
    for (const [row, unit] of units.entries()) matrix.set(unit.vector, row * this.dimensions)
    const rows = { ids: units.map((unit) => unit.id), matrix }
    this.#kept.set(report, rows)
    this.#count += rows.ids.length
    for (const [oldest, { ids }] of this.#kept) {
      if (this.#count <= CAPACITY || oldest === report) break
      this.#kept.delete(oldest)
      this.#count -= ids.length
    }
    return rows
  }
}
