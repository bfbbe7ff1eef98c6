import { createHash } from 'node:crypto'
import { XiezhengError } from '../../errors.js'
import { bigrams } from '../../text/bigrams.js'
import type { Embedder } from '../embedder.js'
import { normaliseLength } from '../pooling.js'

export interface FakeEmbedder extends Embedder {
  /** Every text embedded, in order. */
  readonly embedded: string[]
}

/**
 * Deterministic stand-in for a model: each term of `bigrams` is hashed to a few signed
 * dimensions and summed, so texts that share words are near. No files, no native code.
 */
export function createFakeEmbedder({ id = 'fake', dimensions = 256 } = {}): FakeEmbedder {
  const embedded: string[] = []
  return {
    id,
    dimensions,
    embedded,
    async embed(texts, { signal, onProgress }) {
      const vectors: Float32Array[] = []
      for (const text of texts) {
        if (signal?.aborted) throw new XiezhengError('aborted', '操作已取消。')
        embedded.push(text)
        vectors.push(vectorOf(text, dimensions))
        onProgress?.(vectors.length, texts.length)
      }
      return vectors
    },
    async close() {},
  }
}

function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions)
  const terms = bigrams(text)
  for (const term of terms.length > 0 ? terms : ['']) {
    const hash = createHash('md5').update(term).digest()
    for (let i = 0; i < 4; i++) {
      const at = hash.readUInt16LE(i * 4) % dimensions
      vector[at] = (vector[at] ?? 0) + ((hash[i * 4 + 2] ?? 0) % 2 === 0 ? 1 : -1)
    }
  }
  return normaliseLength(vector)
}
