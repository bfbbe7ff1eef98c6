/** Nearest neighbours by cosine over L2-normalised vectors. Implementations: `hnsw.ts`, `exact.ts` (the oracle). */
export interface VectorIndex {
  readonly dimensions: number
  /** Live vectors. */
  readonly size: number
  /** Adds or replaces. Ids are positive integers (sentence ids of the store). Grows by itself. */
  add(items: readonly { id: number; vector: Float32Array }[]): void
  /** Unknown ids are ignored. */
  remove(ids: readonly number[]): void
  /** At most `k` neighbours, best first; `score` is the cosine, -1..1. `allow` keeps only the ids it accepts. */
  search(query: Float32Array, k: number, allow?: (id: number) => boolean): Neighbour[]
}

export interface Neighbour {
  id: number
  score: number
}
