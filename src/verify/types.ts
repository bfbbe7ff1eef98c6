import type { Region, Span } from '../domain.js'

/** A passage as the verifier sees it: what it says, and what its report says of it. */
export interface Source {
  /** Its sentences in order, cleaned; offsets are the caller's own. */
  sentences: readonly ({ text: string } & Span)[]
  /** Title, institution and headings: what names the subject of the sentences. */
  heads: readonly string[]
  region: Region | null
  /** The year reported on. */
  year: number | null
}

export const STRIKE_CODES = [
  'uncited',
  'unknown_citation',
  'number',
  'place',
  'name',
  'negation',
  'content',
  'link',
  'order',
  'repeat',
  'beside_the_point',
] as const
export type StrikeCode = (typeof STRIKE_CODES)[number]

/** Why a sentence is not borne out. */
export interface Strike {
  code: StrikeCode
  /** Chinese, for people. */
  message: string
}

/** A stretch of a sentence with the sources it cites. */
export interface Segment {
  text: string
  sources: readonly Source[]
}

/** What one source gives to a sentence: the range of its sentences that bear it out. */
export interface Support {
  source: Source
  /** Index of the first and of the last sentence used. */
  first: number
  last: number
}

export type Verdict = { supported: true; by: Support[] } | { supported: false; strike: Strike }
