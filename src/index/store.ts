import type { Document } from '../domain.js'
import { XiezhengError } from '../errors.js'
import type { PreparedDocument } from '../ingest/prepared.js'
import { type AddDocument, documentIdOf, documentWriter } from './add-document.js'
import { openDatabase, storeError } from './database.js'
import { type Documents, documentQueries, withoutSpans } from './documents.js'
import { createLexicalIndex, type LexicalIndex, refreshLexicalIndex } from './lexical-index.js'
import { type Meta, metaQueries } from './meta.js'
import { type Passages, passageQueries } from './passages.js'
import { type Reports, reportQueries } from './reports.js'
import { type Units, unitQueries } from './units.js'
import { type Vectors, vectorQueries } from './vectors.js'

export interface StoreCounts {
  documents: number
  reports: number
  passages: number
  /** Embedded units. */
  units: number
}

/** The truth, in one SQLite file: all else is derived from it. Any method may throw `busy`, `store_corrupt`, `unavailable`. */
export interface Store extends Documents, Reports, Passages, Units, Vectors {
  readonly path: string
  readonly lexical: LexicalIndex
  readonly meta: Meta
  /**
   * Adds a document whose unit vectors (`unitTexts`) are in the store already. One transaction:
   * all of it or nothing.
   *
   * @throws XiezhengError `conflict` when a document with the same bytes is there and is not the one replaced.
   */
  addDocument(prepared: PreparedDocument, options: AddDocument): Document
  /** Removes a document and all that came of it. False when there was none. */
  removeDocument(id: string): boolean
  counts(): StoreCounts
  /** A consistent copy of the whole store at `path`, while it is in use. @throws XiezhengError `forbidden`, `unavailable`. */
  backup(path: string): Promise<void>
  /** SQLite's own full check; empty when all is well. Reads the whole file: for `doctor`. */
  integrityProblems(): string[]
  close(): void
}

/**
 * Opens the store at `path`, creating it and bringing its schema up to date. `:memory:` for tests.
 *
 * @throws XiezhengError `store_corrupt` (damaged, foreign or newer), `native_missing`, `forbidden`, `busy`.
 */
export function openStore(path: string, options: { nativeBinding?: string } = {}): Store {
  const db = openDatabase(path, options)
  const meta = metaQueries(db)
  const lexical = guard(createLexicalIndex(db))
  const reports = reportQueries(db)
  const documents = documentQueries(db, reports)
  const vectors = vectorQueries(db)
  const writer = documentWriter(db, lexical, meta)
  const add = db.transaction(writer.add)
  const remove = db.transaction(writer.remove)
  const counts = db.prepare<[], StoreCounts>(
    `SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM reports) AS reports,
       (SELECT count(*) FROM passages) AS passages, (SELECT count(*) FROM units) AS units`,
  )
  const store = guard({
    ...documents,
    ...reports,
    ...passageQueries(db),
    ...unitQueries(db),
    ...vectors,
    addDocument(prepared: PreparedDocument, how: AddDocument): Document {
      const known = documents.findBySha256(prepared.sha256)
      if (known !== null && known.documentId !== how.replaces) {
        throw new XiezhengError('conflict', '内容相同的文件已在库中。', {
          details: { documentId: known.documentId },
        })
      }
      add.immediate(prepared, how)
      const document = documents.getDocument(documentIdOf(prepared.sha256))
      if (document === null) throw new XiezhengError('internal', '文件没有入库，请重试。')
      return withoutSpans(document)
    },
    removeDocument: (id: string) => remove.immediate(id),
    counts: () => counts.get() ?? { documents: 0, reports: 0, passages: 0, units: 0 },
    integrityProblems: () =>
      (db.pragma('integrity_check') as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok'),
    close: () => void db.close(),
  })
  guard({ refresh: () => refreshLexicalIndex(db, lexical, meta) }).refresh()
  return {
    ...store,
    path,
    lexical,
    meta: guard(meta),
    async backup(to) {
      await db.backup(to).catch((thrown: unknown) => {
        throw storeError(thrown)
      })
    },
  }
}

/** The same functions, with SQLite's errors turned into ours. */
function guard<T extends object>(queries: T): T {
  const guarded: Record<string, unknown> = {}
  for (const [name, query] of Object.entries(queries)) {
    guarded[name] = (...args: unknown[]) => {
      try {
        return (query as (...args: unknown[]) => unknown)(...args)
      } catch (thrown) {
        throw storeError(thrown)
      }
    }
  }
  return guarded as T
}
