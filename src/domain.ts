/**
 * The nouns of the product, as the API gives them out. Offsets everywhere are UTF-16 code
 * units into a document's unmodified original text, half-open: `[start, end)`.
 */

export interface Span {
  start: number
  end: number
}

export const REGION_LEVELS = ['nation', 'province', 'city', 'county'] as const
export type RegionLevel = (typeof REGION_LEVELS)[number]

/** An administrative division of China. */
export interface Region {
  /** GB/T 2260 code, six digits: `220800`; the nation is `000000`. */
  code: string
  /** Full official name: `白城市`. */
  name: string
  level: RegionLevel
  /** Names from the province down to this division: `['吉林省', '白城市']`; `['全国']` for the nation. */
  path: string[]
}

export interface Report extends Span {
  id: string
  title: string
  institution: string | null
  region: Region | null
  year: number | null
  session: string | null
  /** Number of passages. */
  passages: number
}

export interface RemovedSpan extends Span {
  /** The cleaning rule's name: `navigation`, `promotion`, `page-mark` … */
  reason: string
}

export interface Repair extends Span {
  from: string
  to: string
}

/** Something a reader of the document should know, such as a contents page that lists more reports than the file holds. */
export interface Note {
  /** Stable, kebab-case. */
  code: string
  /** Chinese, for people. */
  message: string
}

export interface Document {
  id: string
  /** File name as given. */
  name: string
  sha256: string
  mediaType: string
  /** Length of the original text in UTF-16 code units. */
  chars: number
  /** ISO 8601. */
  addedAt: string
  reports: Report[]
  removed: { chars: number; byReason: Record<string, number> }
  notes: Note[]
}

export interface DocumentDetail extends Document {
  removedSpans: RemovedSpan[]
  repairs: Repair[]
}

export interface Citation extends Span {
  documentId: string
  documentName: string
  reportId: string
  passageId: string
  title: string
  institution: string | null
  region: Region | null
  year: number | null
  headings: string[]
  /** `original.slice(start, end)`, always. */
  quote: string
}

export interface Hit {
  /** From 1. */
  rank: number
  score: number
  /** The passage, cleaned, in its own script. */
  text: string
  trace: Trace
  citation: Citation
  /** Copies of it in other files, folded into it. */
  copies: Citation[]
}

/** Why a hit stands where it stands. */
export interface Trace {
  /** Cosine of its best sentence with the question, -1..1; null where that side did not find it. */
  dense: number | null
  /** BM25; null where that side did not find it. */
  lexical: number | null
  /** What each side weighs in this question, 0..1. */
  weights: { dense: number; lexical: number }
  /** What made up the score: its sum. `dense` and `lexical` after weighing, and what looking again added: `coverage`, `phrase`, `numbers`, `period`, `favoured`. */
  parts: Record<string, number>
}

export interface Filters {
  /** Names or GB/T 2260 codes; a province includes its cities and counties. */
  regions?: string[] | undefined
  years?: { from?: number | undefined; to?: number | undefined } | undefined
  institutions?: string[] | undefined
  /** Document ids. */
  documents?: string[] | undefined
}

export interface Facet {
  value: string
  label: string
  count: number
}

export interface Facets {
  regions: Facet[]
  years: Facet[]
  institutions: Facet[]
}
