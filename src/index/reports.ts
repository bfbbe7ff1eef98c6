import type { Facet, Facets, Report } from '../domain.js'
import { normalise } from '../text/normalise.js'
import type { Db } from './database.js'
import { type RegionColumns, regionOf, regionPrefix } from './region-columns.js'

/** `Filters` of the API with region names resolved to codes. Absent or empty lists do not narrow. */
export interface ReportFilter {
  /** GB/T 2260; a province includes its cities, a city its counties. */
  regionCodes?: readonly string[] | undefined
  years?: { from?: number | undefined; to?: number | undefined } | undefined
  /** Any of these, contained in the report's institution, script and width aside. */
  institutions?: readonly string[] | undefined
  /** Document ids. */
  documents?: readonly string[] | undefined
  /** What `years` speaks of: the report's own year (default), or any year it covers. */
  yearOf?: 'report' | 'covered' | undefined
}

/** A report and the row id that passages and indexes know it by. */
export type StoredReport = Report & {
  rowid: number
  documentId: string
  coveredYears: number[]
}

export interface Reports {
  /** Row ids of the reports a filter admits, ascending; null where it does not narrow at all. */
  reportsMatching(filter: ReportFilter): number[] | null
  /** All reports, by document and order. */
  allReports(): StoredReport[]
  /** Reports of these documents, in order. */
  reportsOf(documentIds: readonly string[]): StoredReport[]
  /** Distinct passages by region, year and institution, most first. Unknown values are left out. */
  facets(passageRowids: readonly number[]): Facets
}

interface Row extends RegionColumns {
  rowid: number
  id: string
  document: string
  title: string
  institution: string | null
  year: number | null
  covered_years: string
  session: string | null
  start: number
  end: number
  passages: number
}

const SELECT = `SELECT r.*, (SELECT count(*) FROM passages AS p WHERE p.report = r.rowid) AS passages
  FROM reports AS r`

export function reportQueries(db: Db): Reports {
  const all = db.prepare<[], Row>(`${SELECT} ORDER BY r.document, r.ordinal`)
  const ofDocuments = db.prepare<[string], Row>(
    `${SELECT} WHERE r.document IN (SELECT value FROM json_each(?)) ORDER BY r.document, r.ordinal`,
  )
  const candidates = db.prepare<[], Omit<Row, 'passages'>>('SELECT * FROM reports ORDER BY rowid')
  const facet = (value: string, label: string) =>
    db.prepare<[string], Facet>(
      `SELECT CAST(${value} AS TEXT) AS value, CAST(max(${label}) AS TEXT) AS label, count(*) AS count
       FROM (SELECT DISTINCT value AS passage FROM json_each(?)) AS wanted
       CROSS JOIN passages AS p ON p.rowid = wanted.passage JOIN reports AS r ON r.rowid = p.report
       WHERE ${value} IS NOT NULL GROUP BY ${value} ORDER BY count DESC, value`,
    )
  const regions = facet('r.region_code', 'r.region_name')
  const years = facet('r.year', 'r.year')
  const institutions = facet('r.institution', 'r.institution')

  return {
    allReports: () => all.all().map(toReport),
    reportsOf: (ids) => ofDocuments.all(JSON.stringify(ids)).map(toReport),
    facets(passageRowids) {
      const wanted = JSON.stringify(passageRowids)
      return {
        regions: regions.all(wanted),
        years: years.all(wanted),
        institutions: institutions.all(wanted),
      }
    },
    reportsMatching(filter) {
      const tests = testsOf(filter)
      if (tests.length === 0) return null
      const admitted = candidates.all().filter((row) => tests.every((test) => test(row)))
      return admitted.map((row) => row.rowid)
    },
  }
}

type Candidate = Omit<Row, 'passages'>

function testsOf(filter: ReportFilter): ((row: Candidate) => boolean)[] {
  const tests: ((row: Candidate) => boolean)[] = []
  if (filter.regionCodes?.length) {
    const prefixes = filter.regionCodes.map(regionPrefix)
    tests.push((row) => prefixes.some((prefix) => row.region_code?.startsWith(prefix)))
  }
  if (filter.documents?.length) {
    const documents = new Set(filter.documents)
    tests.push((row) => documents.has(row.document))
  }
  if (filter.institutions?.length) {
    const names = filter.institutions.map(normalise)
    tests.push((row) => {
      const institution = normalise(row.institution ?? '')
      return names.some((name) => institution.includes(name))
    })
  }
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter.years ?? {}
  if (Number.isFinite(from) || Number.isFinite(to)) {
    const within = (year: number | null) => year !== null && year >= from && year <= to
    tests.push((row) =>
      filter.yearOf === 'covered'
        ? within(row.year) || (JSON.parse(row.covered_years) as number[]).some(within)
        : within(row.year),
    )
  }
  return tests
}

function toReport(row: Row): StoredReport {
  return {
    rowid: row.rowid,
    id: row.id,
    documentId: row.document,
    title: row.title,
    institution: row.institution,
    region: regionOf(row),
    year: row.year,
    coveredYears: JSON.parse(row.covered_years) as number[],
    session: row.session,
    start: row.start,
    end: row.end,
    passages: row.passages,
  }
}
