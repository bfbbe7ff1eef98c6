import type { Embedder } from '../../embed/embedder.js'
import type { Store } from '../../index/store.js'
import { toSimplified } from '../../text/simplified.js'
import { cosine } from '../cosine.js'
import type { Entry } from './catalogue.js'
import type { Relative } from './types.js'

/** Given to each entry, at most. */
const MOST = 3
/** Added where two are of one kind. */
const SAME_KIND = 0.08
/** Less like than this, after the mean is taken off, is no relative. */
const LEAST = 0.4
/** So many entries must there be for half of their mean to be taken off: of a few it is mostly themselves. */
const ENOUGH = 10
/** Clauses that speak for an entry, at most; the first ones. */
const CONTEXTS = 5

export interface RelativesDependencies {
  store: Pick<Store, 'vectorsOf'>
  embedder: Pick<Embedder, 'id' | 'embed'>
}

/**
 * A vector an entry: its name's and those of its clauses, half each, less the mean of all, so
 * that what every report says does not make relatives.
 */
export async function entryVectors(
  entries: readonly Entry[],
  { store, embedder }: RelativesDependencies,
): Promise<Float32Array[]> {
  const names = entries.map(({ name }) => toSimplified(name))
  const ofNames = await embedder.embed(names, { kind: 'passage' })
  const vectors = entries.map((entry, i) => {
    const ids = entry.mentions.slice(0, CONTEXTS).map(({ id }) => id)
    const context = sum([...store.vectorsOf(embedder.id, ids).values()])
    return unit(sum([ofNames[i], unit(context)]))
  })
  const all = sum(vectors)
  const mean = all.map((x) => x / (vectors.length + ENOUGH))
  return vectors.map((vector) => unit(vector.map((x, i) => x - (mean[i] ?? 0))))
}

/** The nearest entries of other reports and regions. */
export function relativesOf(
  at: number,
  entries: readonly Entry[],
  vectors: readonly Float32Array[],
): Relative[] {
  const [entry, vector] = [entries[at], vectors[at]]
  if (entry === undefined || vector === undefined) return []
  return entries
    .flatMap((other, i) => {
      if (i === at || !isElsewhere(other, entry)) return []
      const likeness = cosine(vector, vectors[i] ?? vector)
      if (likeness < LEAST) return []
      return [{ other, score: likeness + (other.kind === entry.kind ? SAME_KIND : 0) }]
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ other: { id, name, regions } }) => ({ id, name, region: regions[0] ?? null }))
}

function isElsewhere(other: Entry, entry: Entry): boolean {
  if ([...other.reports].some((report) => entry.reports.has(report))) return false
  return !other.regions.some(({ code }) => entry.regions.some((region) => region.code === code))
}

function sum(vectors: readonly (Float32Array | undefined)[]): Float32Array {
  const out = new Float32Array(vectors.find((vector) => vector !== undefined)?.length ?? 0)
  for (const vector of vectors) {
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + (vector?.[i] ?? 0)
  }
  return out
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(cosine(vector, vector))
  return length === 0 ? vector : vector.map((x) => x / length)
}
