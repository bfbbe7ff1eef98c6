import type { VectorCache } from '../embed/cached.js'
import { blobToVector, vectorToBlob } from './blobs.js'
import type { Db } from './database.js'

export interface Vectors extends VectorCache {
  /** Drops vectors that no unit refers to and that are older than `before` (ISO 8601): leftovers of interrupted ingests, which until then resume from them. Returns how many. */
  pruneVectors(before: string): number
}

export function vectorQueries(db: Db): Vectors {
  const select = db.prepare<[string, string], { hash: string; vector: Buffer }>(
    `SELECT v.hash, v.vector FROM json_each(?) AS wanted
     CROSS JOIN vectors AS v ON v.embedder = ? AND v.hash = wanted.value`,
  )
  const insert = db.prepare<[string, string, string, Buffer]>(
    'INSERT OR IGNORE INTO vectors (embedder, hash, added_at, vector) VALUES (?, ?, ?, ?)',
  )
  const prune = db.prepare<[string]>(
    `DELETE FROM vectors WHERE added_at < ?
     AND NOT EXISTS (SELECT 1 FROM units WHERE units.hash = vectors.hash)`,
  )
  const insertAll = db.transaction<VectorCache['putVectors']>((embedderId, items) => {
    const now = new Date().toISOString()
    for (const { hash, vector } of items) insert.run(embedderId, hash, now, vectorToBlob(vector))
  })
  return {
    getVectors(embedderId, hashes) {
      const found = new Map<string, Float32Array>()
      for (const row of select.iterate(JSON.stringify(hashes), embedderId)) {
        found.set(row.hash, blobToVector(row.vector))
      }
      return found
    },
    putVectors: (embedderId, items) => void insertAll.immediate(embedderId, items),
    pruneVectors: (before) => prune.run(before).changes,
  }
}
