import type { Citation, Filters, Hit, Region } from '../../domain.js'

/** What to find the like of: one of free text, a passage, or a span of an original. */
export interface SimilarRequest {
  text?: string | undefined
  passageId?: string | undefined
  documentId?: string | undefined
  /** UTF-16 code units of the document's original, with `end`. */
  start?: number | undefined
  end?: number | undefined
  /** Hits in all; default 20. */
  limit?: number | undefined
  filters?: Filters | undefined
  signal?: AbortSignal | undefined
}

/** `verbatim`: copied; `near`: copied with changes; `parallel`: the same practice in other words. */
export const RELATIONS = ['verbatim', 'near', 'parallel'] as const
export type Relation = (typeof RELATIONS)[number]

/** A text in pieces, by whether the anchor has the same words there. Joined they are the text. */
export type Pieces = { text: string; shared: boolean }[]

/** A sentence that tells a like initiative. */
export interface SimilarHit extends Hit {
  relation: Relation
  /** `text` in pieces. */
  pieces: Pieces
}

export interface SimilarGroup {
  region: Region | null
  year: number | null
  hits: SimilarHit[]
}

export interface SimilarResponse {
  /** What was looked for; `citation` is null for free text. */
  anchor: { text: string; citation: Citation | null }
  /** By region and year, the group of the best hit first. */
  groups: SimilarGroup[]
  tookMs: number
}
