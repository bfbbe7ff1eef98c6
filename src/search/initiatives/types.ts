import type { Citation, Region } from '../../domain.js'

export const INITIATIVE_KINDS = [
  'platform',
  'brand',
  'place',
  'mechanism',
  'media',
  'activity',
  'other',
] as const
/** What a named thing is, by the kind word most often beside it. */
export type InitiativeKind = (typeof INITIATIVE_KINDS)[number]

/** A named platform, brand, place, mechanism, programme or activity of the reports. */
export interface Initiative {
  /** The same for the same name, whatever else the library holds. */
  id: string
  /** As most often written. */
  name: string
  kind: InitiativeKind
  /** Other ways it is written: another script, with its kind word, within a longer name. */
  variants: string[]
  /** Regions of the reports that name it; a report of unknown region adds none. */
  regions: Region[]
  /** Years of those reports, ascending. */
  years: number[]
  /** Each sentence or clause that names it, by document and place. */
  mentions: Citation[]
  /** Its likes in other reports and regions, nearest first. */
  relatives: Relative[]
}

export interface Relative {
  id: string
  name: string
  /** Where it is found first outside the regions of the one it is related to. */
  region: Region | null
}

export interface InitiativesQuery {
  /** Contained in a name or variant, in any script. */
  q?: string | undefined
  /** Name or GB/T 2260 code; a province includes its cities and counties. */
  region?: string | undefined
  limit: number
  offset: number
}

export interface InitiativesResponse {
  /** Most named first; with `q` those whose whole name it is before all. */
  initiatives: Initiative[]
  total: number
  tookMs: number
}

/** A report as the catalogue sees it. */
export interface SourceReport {
  /** Row id. */
  rowid: number
  region: Region | null
  year: number | null
}

/** A sentence or clause with its place. */
export interface Clause {
  /** Unit id, also of its vector. */
  id: number
  /** Row id of its passage. */
  passage: number
  /** Row id of its report. */
  report: number
  /** Cleaned, in its own script. */
  text: string
  /** The same in Simplified, lower case, its marks as they are. */
  plain: string
  /** The same as names are compared: `normalise`. */
  folded: string
  /** In the original. */
  start: number
  end: number
}
