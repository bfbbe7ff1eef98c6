import type { Store } from './store.js'

/** Units looked at, evenly spread: enough that the mean of any corpus is known to about .01. */
const SAMPLE = 2048
/** The mean is taken again when the corpus has grown or shrunk by this share. */
const DRIFT = 0.05

/**
 * The mean of a corpus's embeddings, from a sample of bounded size. What every text of a corpus
 * has in common stands in it; see `hubness` in search/ranking.ts for its use.
 */
export class MeanVector {
  #taken: { size: number; mean: Float32Array } | null = null

  constructor(
    private readonly store: Pick<Store, 'vectorsOf'>,
    private readonly embedderId: string,
    private readonly dimensions: number,
  ) {}

  /** @param idsOf gives the ids of all `size` live units. Zero for an empty corpus. */
  of(size: number, idsOf: () => readonly number[]): Float32Array {
    const taken = this.#taken
    if (taken && Math.abs(size - taken.size) <= DRIFT * taken.size) return taken.mean
    const ids = idsOf()
    const step = Math.max(1, size / SAMPLE)
    const sample = Array.from({ length: Math.min(size, SAMPLE) }, (_, i) =>
      Number(ids[Math.floor(i * step)]),
    )
    const mean = new Float32Array(this.dimensions)
    let count = 0
    for (const vector of this.store.vectorsOf(this.embedderId, sample).values()) {
      if (vector.length !== this.dimensions) continue
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (vector[i] as number)
      count++
    }
    if (count > 0) for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) / count
    this.#taken = { size, mean }
    return mean
  }
}
