import type { Note, Region, RemovedSpan, Repair, Span } from '../domain.js'

/** What reading and cleaning make of one file, before anything is stored or embedded. All spans are in `original`. */
export interface PreparedDocument {
  name: string
  /** Hex SHA-256 of the file's bytes. */
  sha256: string
  mediaType: string
  /** The encoding the bytes were decoded with: `utf-8`, `gb18030`, `big5` … */
  encoding: string
  /** The unmodified text: what the bytes say, before any cleaning. */
  original: string
  removed: RemovedSpan[]
  repairs: Repair[]
  notes: Note[]
  reports: PreparedReport[]
}

export interface PreparedReport extends Span {
  title: string
  institution: string | null
  region: Region | null
  /** Why this region: each clue as it stands in the text or the file name, with its weight. */
  regionEvidence: { clue: string; region: string; weight: number }[]
  year: number | null
  /** Every year the report speaks for: the year of work, the year of delivery, the span of 五年来. Sorted; a question about any of them may be answered here. */
  coveredYears: number[]
  session: string | null
  passages: PreparedPassage[]
}

/** 120–350 characters where the text allows it, on sentence boundaries. */
export interface PreparedPassage extends Span {
  /** Cleaned, in its own script. */
  text: string
  headings: string[]
  sentences: PreparedSentence[]
}

/** The unit that is embedded: a sentence, cut at commas above about 100 characters. */
export interface PreparedSentence extends Span {
  /** Cleaned, in its own script. */
  text: string
}
