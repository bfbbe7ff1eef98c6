import type { Region } from '../domain.js'
import type { StoredReport } from '../index/reports.js'
import type { Store } from '../index/store.js'

/** Whose report it is. */
export const BODIES = ['cppcc', 'government', 'congress', 'court', 'procuratorate'] as const
export type Body = (typeof BODIES)[number]

/** What the corpus holds, a report a line: all that narrowing needs to know. */
export interface Holding {
  /** Report rowid. */
  report: number
  title: string
  region: Region | null
  coveredYears: readonly number[]
  /** Null where the report does not say; such a report is never excluded by body. */
  body: Body | null
}

/** Whose report this is, from its institution and title. */
export function bodyOf(institution: string | null, title: string): Body | null {
  const text = `${institution ?? ''} ${title}`
  if (/政协|政協|政治协商|政治協商/.test(text)) return 'cppcc'
  if (/人民法院|法院工作/.test(text)) return 'court'
  if (/人民检察院|检察院工作/.test(text)) return 'procuratorate'
  if (/人民政府|政府工作/.test(text)) return 'government'
  if (/人民代表大会|人大/.test(text)) return 'congress'
  return null
}

/** The holdings of a store, read again only when it has changed. */
export function createHoldings(store: Store): () => readonly Holding[] {
  let generation = -1
  let holdings: readonly Holding[] = []
  return () => {
    const now = store.meta.generation()
    if (now !== generation) {
      holdings = store.allReports().map(toHolding)
      generation = now
    }
    return holdings
  }
}

function toHolding({ rowid, region, coveredYears, institution, title }: StoredReport): Holding {
  return { report: rowid, title, region, coveredYears, body: bodyOf(institution, title) }
}
