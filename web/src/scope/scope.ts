import type { Filters } from '../../../src/domain'
import { createStore } from '../state/store'

/** A choice of regions and years. */
export interface Scope {
  /** Value and name of each chosen region. */
  regions: { value: string; name: string }[]
  from: number | null
  to: number | null
}

/** No choice. */
export const EVERYTHING: Scope = { regions: [], from: null, to: null }

/** What questions, comparisons and checks are narrowed to; until the page is left. */
export const scope = createStore<Scope>(EVERYTHING)

/** The scope as the API takes it; undefined where it narrows nothing. */
export function filtersOf({ regions, from, to }: Scope): Filters | undefined {
  if (regions.length === 0 && from === null && to === null) return undefined
  return {
    ...(regions.length > 0 ? { regions: regions.map(({ value }) => value) } : {}),
    ...(from !== null || to !== null
      ? { years: { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) } }
      : {}),
  }
}

/** The scope in words; empty where it narrows nothing. */
export function scopeWords({ regions, from, to }: Scope): string[] {
  const years = from === to ? `${from}` : `${from ?? '…'}–${to ?? '…'}`
  return [...regions.map(({ name }) => name), ...(from === null && to === null ? [] : [years])]
}
