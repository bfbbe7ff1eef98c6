import type { Citation } from '../domain.js'
import { blobToText } from './blobs.js'
import type { Db } from './database.js'
import { type RegionColumns, regionOf } from './region-columns.js'

/** A passage with everything needed to show and to cite it. */
export interface StoredPassage {
  rowid: number
  /** Row id. */
  report: number
  /** From 0, within the report. */
  ordinal: number
  /** Cleaned, in its own script. */
  text: string
  coveredYears: number[]
  citation: Citation
}

export interface PassageContent {
  /** Row id. */
  report: number
  /** From 0, within the report. */
  ordinal: number
  /** Cleaned, in its own script. */
  text: string
  headings: string[]
}

export interface Passages {
  /** Those that exist, by row id. */
  citations(passageRowids: readonly number[]): Map<number, StoredPassage>
  /** What ranking looks at. */
  passageContents(passageRowids: readonly number[]): Map<number, PassageContent>
  /** Report row id of each passage. */
  reportsOfPassages(passageRowids: readonly number[]): Map<number, number>
  /** Row id of a passage by its public id. */
  findPassage(publicId: string): number | null
  /** Row ids of the passages of a document that overlap `[start, end)` of its original, in order. */
  passagesIn(documentId: string, start: number, end: number): number[]
}

interface Row extends RegionColumns {
  rowid: number
  id: string
  report: number
  ordinal: number
  start: number
  end: number
  text: string
  headings: string
  report_id: string
  title: string
  institution: string | null
  year: number | null
  covered_years: string
  document: string
  name: string
  quote: Buffer | null
}

type ContentRow = Pick<Row, 'rowid' | 'report' | 'ordinal' | 'text' | 'headings'>

export function passageQueries(db: Db): Passages {
  // Two bytes a UTF-16 code unit; substr of a blob counts bytes, from 1.
  const byRowid = db.prepare<[string], Row>(
    `SELECT p.rowid, p.id, p.report, p.ordinal, p.start, p.end, p.text, p.headings,
       r.id AS report_id, r.title, r.institution, r.year, r.covered_years,
       r.region_code, r.region_name, r.region_level, r.region_path, d.id AS document, d.name,
       substr(o.text, p.start * 2 + 1, (p.end - p.start) * 2) AS quote
     FROM json_each(?) AS wanted CROSS JOIN passages AS p ON p.rowid = wanted.value
     JOIN reports AS r ON r.rowid = p.report JOIN documents AS d ON d.id = r.document
     JOIN originals AS o ON o.document = d.id`,
  )
  const contents = db.prepare<[string], ContentRow>(
    `SELECT p.rowid, p.report, p.ordinal, p.text, p.headings FROM json_each(?) AS wanted
     CROSS JOIN passages AS p ON p.rowid = wanted.value`,
  )
  const reports = db.prepare<[string], { rowid: number; report: number }>(
    `SELECT p.rowid, p.report FROM json_each(?) AS wanted
     CROSS JOIN passages AS p ON p.rowid = wanted.value`,
  )
  const byId = db.prepare<[string], number>('SELECT rowid FROM passages WHERE id = ?').pluck()
  const overlapping = db
    .prepare<[string, number, number], number>(
      `SELECT p.rowid FROM reports AS r JOIN passages AS p ON p.report = r.rowid
       WHERE r.document = ? AND p.end > ? AND p.start < ? ORDER BY p.start, p.rowid`,
    )
    .pluck()
  return {
    citations: (rowids) =>
      new Map(byRowid.all(JSON.stringify(rowids)).map((row) => [row.rowid, toPassage(row)])),
    passageContents: (rowids) =>
      new Map(
        contents
          .all(JSON.stringify(rowids))
          .map(({ rowid, headings, ...rest }) => [
            rowid,
            { ...rest, headings: JSON.parse(headings) as string[] },
          ]),
      ),
    reportsOfPassages: (rowids) =>
      new Map(reports.all(JSON.stringify(rowids)).map(({ rowid, report }) => [rowid, report])),
    findPassage: (publicId) => (byId.get(publicId) as number | undefined) ?? null,
    passagesIn: (documentId, start, end) => overlapping.all(documentId, start, end) as number[],
  }
}

function toPassage(row: Row): StoredPassage {
  return {
    rowid: row.rowid,
    report: row.report,
    ordinal: row.ordinal,
    text: row.text,
    coveredYears: JSON.parse(row.covered_years) as number[],
    citation: {
      documentId: row.document,
      documentName: row.name,
      reportId: row.report_id,
      passageId: row.id,
      title: row.title,
      institution: row.institution,
      region: regionOf(row),
      year: row.year,
      headings: JSON.parse(row.headings) as string[],
      start: row.start,
      end: row.end,
      quote: row.quote === null ? '' : blobToText(row.quote),
    },
  }
}
