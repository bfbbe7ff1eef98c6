import type { Facets, Filters, Hit, Region } from '../domain.js'
import type { Body } from './holdings.js'

export type SearchMode = 'hybrid' | 'dense' | 'lexical'

export interface SearchRequest {
  query: string
  /** 1..100, default 10. */
  limit?: number | undefined
  mode?: SearchMode | undefined
  filters?: Filters | undefined
  signal?: AbortSignal | undefined
}

/** What was read out of a question, and what was done with it. */
export interface Understood {
  /** The query as searched: Simplified, half-width, without the names that were turned into filters. */
  text: string
  script: 'simplified' | 'traditional'
  /** Divisions the question names that the corpus holds reports of. */
  regions: Region[]
  /** Divisions the question names that the corpus holds no report of. */
  absentRegions: Region[]
  years: { from: number; to: number } | null
  /** Whose report the question is about, where it says so. */
  body: Body | null
  /** The words that ask: `['多少']`. */
  asking: string[]
  /** The numbers it gives, with their units; years are `years`. */
  numbers: { text: string; value: number; unit: string }[]
  /** What narrowed the search, in the words shown to people: `['白城市', '2023年']`. */
  narrowedBy: string[]
  /** Ambiguous words that narrow nothing but bring what they may mean to the front: `['朝阳区', '去年']`. */
  favouredBy: string[]
}

export interface SearchResponse {
  hits: Hit[]
  facets: Facets
  understood: Understood
  tookMs: number
}
