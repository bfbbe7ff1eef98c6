import { createHash } from 'node:crypto'
import type { Embedder, EmbedOptions } from './embedder.js'

/** Vectors by content. Implemented by the store's `vectors` table. */
export interface VectorCache {
  /** Those that are there, by hash. */
  getVectors(embedderId: string, hashes: readonly string[]): Map<string, Float32Array>
  /** Adds or keeps; durable when it returns. */
  putVectors(embedderId: string, items: readonly { hash: string; vector: Float32Array }[]): void
}

export interface CachedEmbedderOptions {
  /** Texts embedded between two writes, 1..; an interrupted ingest loses at most these. Default 512. */
  writeEvery?: number | undefined
  /** Vectors kept in memory, least recently used first out, 0..; default 512 (1 MB). */
  memory?: number | undefined
}

/** The key of a text's vector under an embedder: 32 hex digits of SHA-256 over kind and text. */
export function vectorHash(kind: EmbedOptions['kind'], text: string): string {
  return createHash('sha256').update(`${kind}\n${text}`).digest('hex').slice(0, 32)
}

/**
 * An embedder that never embeds one text twice. Passages are kept in `cache`, written as they
 * come; queries, and passages where `cache` is null, in memory alone, so that a question or a
 * draft leaves no trace on disk.
 */
export function createCachedEmbedder(
  inner: Embedder,
  cache: VectorCache | null,
  options: CachedEmbedderOptions = {},
): Embedder {
  const writeEvery = options.writeEvery ?? 512
  const memory = new Map<string, Float32Array>()
  const capacity = options.memory ?? 512

  const remember = (hash: string, vector: Float32Array) => {
    memory.delete(hash)
    memory.set(hash, vector)
    for (const oldest of memory.keys()) {
      if (memory.size <= capacity) break
      memory.delete(oldest)
    }
  }

  const lookUp = (kind: EmbedOptions['kind'], hashes: string[]) => {
    if (cache !== null && kind === 'passage') return cache.getVectors(inner.id, hashes)
    const found = new Map<string, Float32Array>()
    for (const hash of hashes) {
      const vector = memory.get(hash)
      if (vector === undefined) continue
      remember(hash, vector)
      found.set(hash, vector)
    }
    return found
  }

  return {
    id: inner.id,
    dimensions: inner.dimensions,
    async embed(texts, embedOptions) {
      const { kind, signal, onProgress } = embedOptions
      const hashes = texts.map((text) => vectorHash(kind, text))
      const found = lookUp(kind, [...new Set(hashes)])
      const missing = new Map<string, string>()
      for (const [i, hash] of hashes.entries()) {
        if (!found.has(hash)) missing.set(hash, texts[i] ?? '')
      }
      const todo = [...missing]
      // Progress in texts as given: repeats of a text count as done with the first.
      const report = (done: number) => {
        const share = todo.length === 0 ? 1 : done / todo.length
        const known = hashes.length - hashes.filter((hash) => missing.has(hash)).length
        onProgress?.(Math.round(known + (hashes.length - known) * share), hashes.length)
      }
      report(0)
      for (let from = 0; from < todo.length; from += writeEvery) {
        const part = todo.slice(from, from + writeEvery)
        const vectors = await inner.embed(
          part.map(([, text]) => text),
          { kind, signal, onProgress: (done) => report(from + done) },
        )
        const items = part.flatMap(([hash], i) => {
          const vector = vectors[i]
          return vector === undefined ? [] : [{ hash, vector }]
        })
        if (cache !== null && kind === 'passage') cache.putVectors(inner.id, items)
        else for (const { hash, vector } of items) remember(hash, vector)
        for (const { hash, vector } of items) found.set(hash, vector)
      }
      return hashes.map((hash) => found.get(hash) ?? new Float32Array(inner.dimensions))
    },
    close: () => inner.close(),
  }
}
