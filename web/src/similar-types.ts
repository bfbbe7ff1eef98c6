import type { Citation, Hit, Region } from '../../src/domain'

/** How a passage relates to the one it was found by. */
export type Relation = 'verbatim' | 'near' | 'parallel'

export type SimilarHit = Hit & {
  relation: Relation
  /** Its text in pieces; shared ones stand in the anchor too. */
  pieces: { text: string; shared: boolean }[]
}

export interface SimilarGroup {
  region: Region | null
  year: number | null
  hits: SimilarHit[]
}

export interface SimilarResponse {
  anchor: { text: string; citation: Citation | null }
  groups: SimilarGroup[]
  tookMs: number
}
