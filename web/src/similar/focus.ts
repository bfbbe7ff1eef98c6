import type { Region } from '../../../src/domain'
import type { SimilarGroup } from '../../../src/search/similar/types'

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
