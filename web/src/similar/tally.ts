import type { Region } from '../../../src/domain'
import type { SimilarGroup } from '../../../src/search/similar/types'

/** A region's row of the grid: its count each year. */
export interface Row {
  key: string
  region: Region | null
  counts: Map<number | null, number>
  total: number
}

/** What the hits are narrowed to; null: not by that. */
export interface Focus {
  province: string | null
  /** A row's key and a year of it. */
  cell: { row: string; year: number | null } | null
}

/** A region's key in the grid; empty where it is unknown. */
export const rowKey = (region: Region | null) => region?.code ?? ''
/** The division of the first level a region is in. */
export const provinceOf = (region: Region | null) => region?.path[0] ?? null

/** Rows by region code, years ascending, the unknown last. */
export function tally(groups: readonly SimilarGroup[]): { rows: Row[]; years: (number | null)[] } {
  const rows = new Map<string, Row>()
  for (const { region, year, hits } of groups) {
    const key = rowKey(region)
    const row = rows.get(key) ?? { key, region, counts: new Map(), total: 0 }
    row.counts.set(year, (row.counts.get(year) ?? 0) + hits.length)
    row.total += hits.length
    rows.set(key, row)
  }
  const years = [...new Set(groups.map(({ year }) => year))]
  return {
    rows: [...rows.values()].sort((a, b) => (a.key || '~').localeCompare(b.key || '~')),
    years: years.sort((a, b) => (a ?? 9999) - (b ?? 9999)),
  }
}

/** How many hits each province has. */
export function byProvince(groups: readonly SimilarGroup[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { region, hits } of groups) {
    const province = provinceOf(region)
    if (province !== null) counts.set(province, (counts.get(province) ?? 0) + hits.length)
  }
  return counts
}

/** The groups that a focus leaves. */
export function focused(groups: readonly SimilarGroup[], { province, cell }: Focus) {
  return groups.filter(
    ({ region, year }) =>
      (province === null || provinceOf(region) === province) &&
      (cell === null || (rowKey(region) === cell.row && year === cell.year)),
  )
}
