import type { Range } from '../../text/sentences.js'
import type { ClaimCase } from '../cases.js'

/** The kinds a generator can make; paraphrases are written by hand. */
export const GENERATED_KINDS = ['as-is', 'digit', 'unit', 'word', 'stitched', 'region'] as const
export type GeneratedKind = (typeof GENERATED_KINDS)[number]

/** One report that claims are made from; a file of several reports gives several, with the same `file` and `text`. */
export interface ClaimDocument {
  file: string
  /** The file's unmodified text. */
  text: string
  /** Full name of the region: 广西壮族自治区. */
  region: string
  /** What an attribution calls the report: 广西壮族自治区2025年政府工作报告. */
  report: string
  /** Reports of one issuer can be mistaken for each other. */
  issuer: 'government' | 'cppcc'
  /** The report's part of the text; all of it where absent. */
  start?: number
  end?: number
  /** Places that are no text of the report (furniture, repaired mojibake). */
  skip?: readonly Range[]
}

/** A sentence of a report, without its closing stop, fit to be quoted or altered. */
export interface Statement {
  document: ClaimDocument
  text: string
  /** In the file's text. */
  start: number
  end: number
}

export type GeneratedClaim = ClaimCase & { kind: GeneratedKind; split: 'dev' | 'test' }
/** What a maker makes of a statement; the rest of the case is added by the generator. */
export type Made = Pick<ClaimCase, 'text' | 'verdict'> & { from: readonly Statement[] }
