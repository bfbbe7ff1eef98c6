import type { Span } from '../domain.js'
import { blobToVector } from './blobs.js'
import type { Db } from './database.js'

export type UnitKind = 'sentence' | 'passage'

/** What is embedded: a sentence, or the whole passage where it has several. */
export interface Unit extends Span {
  /** Also its id in a vector index. */
  id: number
  /** Row id of its passage. */
  passage: number
  kind: UnitKind
  /** What is embedded: cleaned, in its own script; of a whole passage with its context (`passageInContext`). */
  text: string
}

/** Where a unit belongs. */
export interface UnitPlace {
  id: number
  kind: UnitKind
  passage: number
  /** Row id. */
  report: number
}

export interface Units {
  /** Those that exist, by id. */
  units(ids: readonly number[]): Map<number, Unit>
  /** Sentences of each passage, in order. Passages without any are left out. */
  passageSentences(passageRowids: readonly number[]): Map<number, Unit[]>
  /** Sentences of a report, in order. */
  reportSentences(report: number): Unit[]
  /** Vectors of units under an embedder; those that have none are left out. */
  vectorsOf(embedderId: string, ids: readonly number[]): Map<number, Float32Array>
  /** Every unit's place, by id from `afterId` (exclusive) on. */
  unitPlaces(afterId?: number): UnitPlace[]
  /** Units of a report with their vectors, by id; those without a vector are left out. */
  reportVectors(
    embedderId: string,
    report: number,
  ): { id: number; passage: number; vector: Float32Array }[]
  /** Units without a vector under an embedder: after a change of model. */
  unitsWithoutVector(embedderId: string, limit: number): Unit[]
  countWithoutVector(embedderId: string): number
}

const COLUMNS = `u.id, u.passage, u.kind, u.start, u.end, coalesce(u.text, p.text) AS text`

export function unitQueries(db: Db): Units {
  const byId = db.prepare<[string], Unit>(
    `SELECT ${COLUMNS} FROM json_each(?) AS wanted
     CROSS JOIN units AS u ON u.id = wanted.value JOIN passages AS p ON p.rowid = u.passage`,
  )
  const sentences = db.prepare<[string], Unit>(
    `SELECT ${COLUMNS} FROM json_each(?) AS wanted
     CROSS JOIN passages AS p ON p.rowid = wanted.value
     CROSS JOIN units AS u ON u.passage = p.rowid
     WHERE u.kind = 'sentence' ORDER BY u.id`,
  )
  const sentencesOfReport = db.prepare<[number], Unit>(
    `SELECT ${COLUMNS} FROM passages AS p CROSS JOIN units AS u ON u.passage = p.rowid
     WHERE p.report = ? AND u.kind = 'sentence' ORDER BY u.id`,
  )
  const vectors = db.prepare<[string, string], { id: number; vector: Buffer }>(
    `SELECT u.id, v.vector FROM json_each(?) AS wanted
     CROSS JOIN units AS u ON u.id = wanted.value
     CROSS JOIN vectors AS v ON v.embedder = ? AND v.hash = u.hash`,
  )
  const places = db.prepare<[number], UnitPlace>(
    `SELECT u.id, u.kind, u.passage, p.report FROM units AS u CROSS JOIN passages AS p ON p.rowid = u.passage
     WHERE u.id > ? ORDER BY u.id`,
  )
  const ofReport = db.prepare<[number, string], { id: number; passage: number; vector: Buffer }>(
    `SELECT u.id, u.passage, v.vector FROM passages AS p
     CROSS JOIN units AS u ON u.passage = p.rowid
     CROSS JOIN vectors AS v ON v.hash = u.hash
     WHERE p.report = ? AND v.embedder = ? ORDER BY u.id`,
  )
  const without = db.prepare<[string, number], Unit>(
    `SELECT ${COLUMNS} FROM units AS u JOIN passages AS p ON p.rowid = u.passage
     WHERE NOT EXISTS (SELECT 1 FROM vectors AS v WHERE v.embedder = ? AND v.hash = u.hash)
     ORDER BY u.id LIMIT ?`,
  )
  const countWithout = db
    .prepare<[string], number>(
      `SELECT count(*) FROM units AS u
       WHERE NOT EXISTS (SELECT 1 FROM vectors AS v WHERE v.embedder = ? AND v.hash = u.hash)`,
    )
    .pluck()
  return {
    units: (ids) => new Map(byId.all(JSON.stringify(ids)).map((unit) => [unit.id, unit])),
    passageSentences(passageRowids) {
      const found = new Map<number, Unit[]>()
      for (const unit of sentences.iterate(JSON.stringify([...new Set(passageRowids)]))) {
        const list = found.get(unit.passage)
        if (list === undefined) found.set(unit.passage, [unit])
        else list.push(unit)
      }
      return found
    },
    reportSentences: (report) => sentencesOfReport.all(report),
    vectorsOf(embedderId, ids) {
      const found = new Map<number, Float32Array>()
      for (const row of vectors.iterate(JSON.stringify(ids), embedderId)) {
        found.set(row.id, blobToVector(row.vector))
      }
      return found
    },
    unitPlaces: (afterId = 0) => places.all(afterId),
    reportVectors: (embedderId, report) =>
      ofReport.all(report, embedderId).map((row) => ({ ...row, vector: blobToVector(row.vector) })),
    unitsWithoutVector: (embedderId, limit) => without.all(embedderId, limit),
    countWithoutVector: (embedderId) => countWithout.get(embedderId) as number,
  }
}
