import type { Document, DocumentDetail, Note, RemovedSpan, Repair } from '../domain.js'
import { normalise } from '../text/normalise.js'
import { blobToText } from './blobs.js'
import type { Db } from './database.js'
import type { Reports } from './reports.js'

/** Where a document came from, as it was when last read: enough to skip an unchanged file without reading it. */
export interface StoredSource {
  documentId: string
  source: string | null
  mtimeMs: number | null
  size: number | null
  sha256: string
  /** Which version of reading, cleaning and splitting made it. */
  prepareVersion: number
}

export interface Documents {
  /** By time of addition, newest first. `q` matches name, report title, region and institution, script and width aside. */
  listDocuments(query: { q?: string | undefined; limit: number; offset: number }): {
    documents: Document[]
    total: number
  }
  getDocument(id: string): DocumentDetail | null
  /** The unmodified text, code unit for code unit. */
  getOriginal(id: string): string | null
  /** `original.slice(start, end)`, read alone; '' for an unknown document. */
  quote(documentId: string, start: number, end: number): string
  /** Repairs that overlap `[start, end)` of a document's original, in order. */
  repairsIn(documentId: string, start: number, end: number): Repair[]
  findBySha256(sha256: string): StoredSource | null
  findBySource(source: string): StoredSource | null
  /** Notes that the file at `source` holds this document still, whatever its time says. */
  touchSource(documentId: string, seen: SeenSource): void
}

/** A document without the lists that only its own page shows. */
export function withoutSpans(detail: DocumentDetail): Document {
  const { removedSpans: _spans, repairs: _repairs, ...document } = detail
  return document
}

export interface SeenSource {
  source: string | null
  mtimeMs?: number | undefined
  size?: number | undefined
}

interface Row {
  id: string
  name: string
  sha256: string
  media_type: string
  chars: number
  added_at: string
  notes: string
}

export function documentQueries(db: Db, reports: Reports): Documents {
  const page = db.prepare<[string, string, number, number], Row>(
    `SELECT * FROM documents WHERE ? = '' OR instr(search_text, ?) > 0
     ORDER BY added_at DESC, id LIMIT ? OFFSET ?`,
  )
  const matching = db
    .prepare<[string, string], number>(
      "SELECT count(*) FROM documents WHERE ? = '' OR instr(search_text, ?) > 0",
    )
    .pluck()
  const byId = db.prepare<[string], Row>('SELECT * FROM documents WHERE id = ?')
  const removed = db.prepare<[string], { reason: string; chars: number }>(
    `SELECT reason, sum(end - start) AS chars FROM removed_spans WHERE document = ?
     GROUP BY reason ORDER BY reason`,
  )
  const spans = db.prepare<[string], RemovedSpan>(
    'SELECT start, end, reason FROM removed_spans WHERE document = ? ORDER BY start, rowid',
  )
  const repairs = db.prepare<[string], Repair>(
    `SELECT start, end, before AS "from", after AS "to" FROM repairs WHERE document = ?
     ORDER BY start, rowid`,
  )
  const repairsIn = db.prepare<[string, number, number], Repair>(
    `SELECT start, end, before AS "from", after AS "to" FROM repairs
     WHERE document = ? AND end > ? AND start < ? ORDER BY start, rowid`,
  )
  const original = db
    .prepare<[string], Buffer>('SELECT text FROM originals WHERE document = ?')
    .pluck()
  // Two bytes a UTF-16 code unit; substr of a blob counts bytes, from 1.
  const slice = db
    .prepare<[number, number, string], Buffer>(
      'SELECT substr(text, ?, ?) FROM originals WHERE document = ?',
    )
    .pluck()
  const source = `SELECT id AS documentId, source, source_mtime_ms AS mtimeMs, source_size AS size,
    sha256, prepare_version AS prepareVersion FROM documents`
  const bySha = db.prepare<[string], StoredSource>(`${source} WHERE sha256 = ?`)
  const bySource = db.prepare<[string], StoredSource>(`${source} WHERE source = ?`)
  const release = db.prepare<[string, string]>(
    'UPDATE documents SET source = NULL WHERE source = ? AND id <> ?',
  )
  const touch = db.prepare<[string | null, number | null, number | null, string]>(
    'UPDATE documents SET source = ?, source_mtime_ms = ?, source_size = ? WHERE id = ?',
  )

  const touchSource = db.transaction((documentId: string, seen: SeenSource) => {
    if (seen.source !== null) release.run(seen.source, documentId)
    touch.run(seen.source, seen.mtimeMs ?? null, seen.size ?? null, documentId)
  })

  const toDocument = (row: Row): Document => {
    const byReason = Object.fromEntries(removed.all(row.id).map((r) => [r.reason, r.chars]))
    return {
      id: row.id,
      name: row.name,
      sha256: row.sha256,
      mediaType: row.media_type,
      chars: row.chars,
      addedAt: row.added_at,
      reports: reports
        .reportsOf([row.id])
        .map(({ rowid: _rowid, documentId: _document, coveredYears: _years, ...rest }) => rest),
      removed: { chars: Object.values(byReason).reduce((sum, n) => sum + n, 0), byReason },
      notes: JSON.parse(row.notes) as Note[],
    }
  }

  return {
    listDocuments({ q, limit, offset }) {
      const needle = normalise(q?.trim() ?? '')
      return {
        documents: page.all(needle, needle, limit, offset).map(toDocument),
        total: matching.get(needle, needle) as number,
      }
    },
    getDocument(id) {
      const row = byId.get(id)
      if (row === undefined) return null
      return { ...toDocument(row), removedSpans: spans.all(id), repairs: repairs.all(id) }
    },
    getOriginal(id) {
      const blob = original.get(id) as Buffer | undefined
      return blob === undefined ? null : blobToText(blob)
    },
    quote(documentId, start, end) {
      const blob = slice.get(start * 2 + 1, (end - start) * 2, documentId) as Buffer | undefined
      return blob === undefined ? '' : blobToText(blob)
    },
    repairsIn: (documentId, start, end) => repairsIn.all(documentId, start, end),
    findBySha256: (sha256) => bySha.get(sha256) ?? null,
    findBySource: (path) => bySource.get(path) ?? null,
    touchSource: (documentId, seen) => void touchSource.immediate(documentId, seen),
  }
}
