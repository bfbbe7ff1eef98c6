import type { Region } from '../domain.js'

/** Whose report it is. */
export type Body = 'cppcc' | 'government' | 'congress'

/** What the corpus holds, a report a line: all that narrowing needs to know. */
export interface Holding {
  /** Report rowid. */
  report: number
  region: Region | null
  coveredYears: readonly number[]
  /** Null where the report does not say; such a report is never excluded by body. */
  body: Body | null
}

/** Whose report this is, from its institution and title. */
export function bodyOf(institution: string | null, title: string): Body | null {
  const text = `${institution ?? ''} ${title}`
  if (/政协|政協|政治协商|政治協商/.test(text)) return 'cppcc'
  if (/人民政府|政府工作/.test(text)) return 'government'
  if (/人民代表大会|人大/.test(text)) return 'congress'
  return null
}
