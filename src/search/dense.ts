import type { Neighbour } from '../index/vector-index.js'

/** Dense retrieval over a corpus: the vector index and the vectors beneath it. */
export interface DenseSearch {
  /** The nearest units with the passages they stand in, best first; within `reports` (rowids) where given. */
  search(
    query: Float32Array,
    k: number,
    scope?: { reports?: readonly number[] },
  ): PassageNeighbour[]
  /** Cosines of given units with the query, exact. Units without a vector are left out. */
  score(query: Float32Array, units: readonly number[]): Map<number, number>
}

export interface PassageNeighbour extends Neighbour {
  /** Passage rowid. */
  passage: number
}

/** A passage scores as its best sentence. */
export function bestByPassage(neighbours: readonly PassageNeighbour[]): Map<number, number> {
  const best = new Map<number, number>()
  for (const { passage, score } of neighbours) {
    if (score > (best.get(passage) ?? Number.NEGATIVE_INFINITY)) best.set(passage, score)
  }
  return best
}
