import type { Region } from '../../../domain.js'
import { resolveRegion } from '../../../ingest/regions.js'
import { splitSentences } from '../../../text/sentences.js'
import { buildCatalogue, type CatalogueStore, type Entry } from '../catalogue.js'

/** A report's text with the region it is of, by name; null where that is not known. */
export type SampleReport = readonly [region: string | null, text: string]

/** A store of such reports that only the catalogue reads. For tests. */
export function reportsStore(reports: readonly SampleReport[]): CatalogueStore {
  return {
    allReports: () => reports.map(([name], i) => report(i + 1, name)),
    reportSentences(rowid) {
      const text = reports[rowid - 1]?.[1] ?? ''
      return splitSentences(text).map(({ start, end }, i) => ({
        id: rowid * 1000 + i,
        passage: rowid,
        kind: 'sentence',
        start,
        end,
        text: text.slice(start, end),
      }))
    },
  }
}

/** The catalogue of such reports. */
export function catalogueOf(...reports: SampleReport[]): Entry[] {
  return buildCatalogue(reportsStore(reports))
}

function report(rowid: number, name: string | null) {
  const region: Region | null = name === null ? null : resolveRegion(name)
  const id = String(rowid)
  return {
    rowid,
    id,
    documentId: id,
    title: '工作报告',
    institution: null,
    region,
    year: 2020 + rowid,
    coveredYears: [],
    session: null,
    start: 0,
    end: 0,
    passages: 1,
  }
}
