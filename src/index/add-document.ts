import { vectorHash } from '../embed/cached.js'
import { XiezhengError } from '../errors.js'
import type { PreparedDocument, PreparedPassage, PreparedReport } from '../ingest/prepared.js'
import { normalise } from '../text/normalise.js'
import { textToBlob } from './blobs.js'
import { contextWords, passageInContext } from './context.js'
import type { Db } from './database.js'
import type { SeenSource } from './documents.js'
import type { LexicalIndex } from './lexical-index.js'
import type { Meta } from './meta.js'

export interface AddDocument extends SeenSource {
  embedderId: string
  /** A document that this one takes the place of, in the same transaction. */
  replaces?: string | undefined
  /** Default 0; see `StoredSource`. */
  prepareVersion?: number | undefined
}

/** The texts whose vectors a document needs, in the order of its units: what to embed as `passage` before adding it. */
export function unitTexts(prepared: PreparedDocument): string[] {
  return prepared.reports.flatMap((report) =>
    report.passages.flatMap((passage) => unitsOf(passage, report).map((unit) => unit.text)),
  )
}

/** A document's id: `d` and the first 16 hex digits of its file's SHA-256. */
export function documentIdOf(sha256: string): string {
  return `d${sha256.slice(0, 16)}`
}

/** The statements behind `Store.addDocument` and `Store.removeDocument`; the caller opens the transaction. */
export function documentWriter(db: Db, lexical: LexicalIndex, meta: Meta) {
  const insertDocument = db.prepare(
    `INSERT INTO documents (id, name, source, source_mtime_ms, source_size, sha256, media_type,
       encoding, chars, added_at, prepare_version, embedder, notes, search_text)
     VALUES (@id, @name, @source, @mtimeMs, @size, @sha256, @mediaType, @encoding, @chars,
       @addedAt, @prepareVersion, @embedder, @notes, @searchText)`,
  )
  const insertOriginal = db.prepare('INSERT INTO originals VALUES (?, ?)')
  const insertSpan = db.prepare('INSERT INTO removed_spans VALUES (?, ?, ?, ?)')
  const insertRepair = db.prepare('INSERT INTO repairs VALUES (?, ?, ?, ?, ?)')
  const insertReport = db.prepare(
    `INSERT INTO reports (id, document, ordinal, title, institution, region_code, region_name,
       region_level, region_path, region_evidence, year, covered_years, session, start, end)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertPassage = db.prepare(
    `INSERT INTO passages (id, report, ordinal, start, end, text, headings)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertUnit = db.prepare(
    'INSERT INTO units (passage, kind, start, end, text, hash) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const hasVector = db
    .prepare<[string, string], number>('SELECT 1 FROM vectors WHERE embedder = ? AND hash = ?')
    .pluck()
  const releaseSource = db.prepare('UPDATE documents SET source = NULL WHERE source = ?')
  const passagesOf = db
    .prepare<[string], number>(
      `SELECT p.rowid FROM reports AS r JOIN passages AS p ON p.report = r.rowid
       WHERE r.document = ?`,
    )
    .pluck()
  const hashesOf = db
    .prepare<[string], string>(
      `SELECT DISTINCT u.hash FROM reports AS r JOIN passages AS p ON p.report = r.rowid
       JOIN units AS u ON u.passage = p.rowid WHERE r.document = ?`,
    )
    .pluck()
  const deleteDocument = db.prepare('DELETE FROM documents WHERE id = ?')
  const deleteOrphans = db.prepare(
    `DELETE FROM vectors WHERE hash IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM units WHERE units.hash = vectors.hash)`,
  )

  const addPassage = (passage: PreparedPassage, place: PassagePlace) => {
    const { start, end, text, headings } = passage
    const { id, report, rowid: reportRow, ordinal } = place
    const inserted = insertPassage.run(
      id,
      reportRow,
      ordinal,
      start,
      end,
      text,
      JSON.stringify(headings),
    )
    const rowid = Number(inserted.lastInsertRowid)
    lexical.add(rowid, text, contextWords({ ...report, headings }))
    for (const unit of unitsOf(passage, report)) {
      const own = unit.text === text ? null : unit.text
      insertUnit.run(rowid, unit.kind, unit.start, unit.end, own, vectorHash('passage', unit.text))
    }
  }

  const addReport = (report: PreparedReport, id: string, document: string, ordinal: number) => {
    const { region } = report
    const { lastInsertRowid } = insertReport.run(
      id,
      document,
      ordinal,
      report.title,
      report.institution,
      region?.code ?? null,
      region?.name ?? null,
      region?.level ?? null,
      region === null ? null : JSON.stringify(region.path),
      JSON.stringify(report.regionEvidence),
      report.year,
      JSON.stringify(report.coveredYears),
      report.session,
      report.start,
      report.end,
    )
    for (const [n, passage] of report.passages.entries()) {
      addPassage(passage, { id: `${id}-${n + 1}`, report, rowid: lastInsertRowid, ordinal: n })
    }
  }

  /** Removes all that hangs on a document; vectors no other unit needs go too. False if there was none. */
  const remove = (id: string): { removed: boolean; hashes: string[] } => {
    const hashes = hashesOf.all(id) as string[]
    lexical.remove(passagesOf.all(id) as number[])
    const removed = deleteDocument.run(id).changes > 0
    if (removed) meta.bumpGeneration()
    return { removed, hashes }
  }

  const add = (prepared: PreparedDocument, options: AddDocument): string => {
    const id = documentIdOf(prepared.sha256)
    for (const text of unitTexts(prepared)) {
      if (hasVector.get(options.embedderId, vectorHash('passage', text)) === undefined) {
        throw new XiezhengError('internal', '有句子尚未生成向量，文件没有入库。请重新导入。')
      }
    }
    const replaced = options.replaces === undefined ? [] : remove(options.replaces).hashes
    if (options.source !== null) releaseSource.run(options.source)
    insertDocument.run({
      id,
      name: prepared.name,
      source: options.source,
      mtimeMs: options.mtimeMs ?? null,
      size: options.size ?? null,
      sha256: prepared.sha256,
      mediaType: prepared.mediaType,
      encoding: prepared.encoding,
      chars: prepared.original.length,
      addedAt: new Date().toISOString(),
      prepareVersion: options.prepareVersion ?? 0,
      embedder: options.embedderId,
      notes: JSON.stringify(prepared.notes),
      searchText: searchText(prepared),
    })
    insertOriginal.run(id, textToBlob(prepared.original))
    for (const span of prepared.removed) insertSpan.run(id, span.start, span.end, span.reason)
    for (const repair of prepared.repairs) {
      insertRepair.run(id, repair.start, repair.end, repair.from, repair.to)
    }
    for (const [n, report] of prepared.reports.entries()) addReport(report, `${id}-${n + 1}`, id, n)
    if (replaced.length > 0) deleteOrphans.run(JSON.stringify(replaced))
    meta.bumpGeneration()
    return id
  }

  return {
    add,
    remove(id: string): boolean {
      const { removed, hashes } = remove(id)
      if (removed) deleteOrphans.run(JSON.stringify(hashes))
      return removed
    },
  }
}

interface PassagePlace {
  /** Public id. */
  id: string
  report: PreparedReport
  /** The report's. */
  rowid: number | bigint
  /** From 0, within the report. */
  ordinal: number
}

/** Its sentences, and where there are several also the whole passage in its context. */
function unitsOf(passage: PreparedPassage, report: PreparedReport) {
  const sentences = passage.sentences.map((s) => ({ ...s, kind: 'sentence' as const }))
  const { start, end, text, headings } = passage
  if (sentences.length === 0) return [{ start, end, text, kind: 'sentence' as const }]
  if (sentences.length === 1) return sentences
  const inContext = passageInContext(text, { ...report, headings })
  return [...sentences, { start, end, text: inContext, kind: 'passage' as const }]
}

function searchText(prepared: PreparedDocument): string {
  const parts = [prepared.name]
  for (const { title, institution, region } of prepared.reports) {
    parts.push(title, institution ?? '', ...(region?.path ?? []))
  }
  return normalise(parts.join('\n'))
}
