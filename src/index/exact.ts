import { XiezhengError } from '../errors.js'
import type { Neighbour, VectorIndex } from './vector-index.js'

/**
 * Scans every vector: exact, and the oracle the graph is measured against. Cost grows with
 * `size × dimensions`; about 10 ms for 15,000 × 512.
 */
export function createExactIndex(dimensions: number): VectorIndex {
  return new ExactIndex(dimensions)
}

class ExactIndex implements VectorIndex {
  readonly #rows = new Map<number, number>()
  readonly #ids: number[] = []
  #matrix: Float32Array

  constructor(readonly dimensions: number) {
    this.#matrix = new Float32Array(64 * dimensions)
  }

  get size(): number {
    return this.#ids.length
  }

  add(items: readonly { id: number; vector: Float32Array }[]): void {
    for (const { id, vector } of items) {
      assertDimensions(vector, this.dimensions)
      let row = this.#rows.get(id)
      if (row === undefined) {
        row = this.#ids.length
        this.#ids.push(id)
        this.#rows.set(id, row)
        this.#reserve(row + 1)
      }
      this.#matrix.set(vector, row * this.dimensions)
    }
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) {
      const row = this.#rows.get(id)
      const last = this.#ids.pop()
      if (row === undefined || last === undefined) {
        if (last !== undefined) this.#ids.push(last)
        continue
      }
      this.#rows.delete(id)
      if (last === id) continue
      const from = this.#ids.length * this.dimensions
      this.#matrix.copyWithin(row * this.dimensions, from, from + this.dimensions)
      this.#ids[row] = last
      this.#rows.set(last, row)
    }
  }

  search(query: Float32Array, k: number, allow?: (id: number) => boolean): Neighbour[] {
    assertDimensions(query, this.dimensions)
    const found: Neighbour[] = []
    for (const [row, id] of this.#ids.entries()) {
      if (allow !== undefined && !allow(id)) continue
      keepBest(found, k, { id, score: dotRow(query, this.#matrix, row) })
    }
    return found
  }

  #reserve(rows: number): void {
    if (rows * this.dimensions <= this.#matrix.length) return
    const larger = new Float32Array(this.#matrix.length * 2)
    larger.set(this.#matrix)
    this.#matrix = larger
  }
}

/** Dot product of a query with row `row` of a row-major matrix of the query's width. */
export function dotRow(query: Float32Array, matrix: Float32Array, row: number): number {
  const width = query.length
  const at = row * width
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i + 3 < width; i += 4) {
    a += (query[i] as number) * (matrix[at + i] as number)
    b += (query[i + 1] as number) * (matrix[at + i + 1] as number)
    c += (query[i + 2] as number) * (matrix[at + i + 2] as number)
    d += (query[i + 3] as number) * (matrix[at + i + 3] as number)
  }
  for (; i < width; i++) a += (query[i] as number) * (matrix[at + i] as number)
  return a + b + c + d
}

/** Inserts into a list sorted best first, of at most `k`; at one score the smaller id goes first. */
export function keepBest<T extends Neighbour>(list: T[], k: number, item: T): void {
  const worst = list[list.length - 1]
  if (list.length >= k && (worst === undefined || !before(item, worst))) return
  let at = list.length
  while (at > 0 && before(item, list[at - 1] as T)) at--
  list.splice(at, 0, item)
  if (list.length > k) list.pop()
}

function before(a: Neighbour, b: Neighbour): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id)
}

/** @throws XiezhengError `internal` when a vector is not of the index's width. */
export function assertDimensions(vector: Float32Array, dimensions: number): void {
  if (vector.length === dimensions) return
  throw new XiezhengError('internal', `向量维数 ${vector.length} 与索引的 ${dimensions} 不符。`)
}
