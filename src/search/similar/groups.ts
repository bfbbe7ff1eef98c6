import type { Region } from '../../domain.js'
import type { SimilarGroup, SimilarHit } from './types.js'

/** Hits by region and year, the group of the best hit first. Reports of unknown region stand each for itself. */
export function groupsOf(hits: readonly SimilarHit[]): SimilarGroup[] {
  const groups = new Map<string, SimilarGroup>()
  for (const hit of hits) {
    const { region, year, reportId } = hit.citation
    const key = `${region?.code ?? reportId} ${year}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { region, year, hits: [hit] })
    else group.hits.push(hit)
  }
  return [...groups.values()]
}

/** How many hits each region has in each year. */
export interface Matrix {
  /** Ascending; null (unknown) last. */
  years: (number | null)[]
  /** By GB/T 2260 code, unknown last; `hits` stand in the order of `years`. */
  rows: { region: Region | null; hits: SimilarHit[][] }[]
}

/** Regions by years, each cell with the hits it counts. */
export function matrixOf(groups: readonly SimilarGroup[]): Matrix {
  const years = [...new Set(groups.map(({ year }) => year))].sort(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  )
  const codes = new Map(groups.map(({ region }) => [region?.code ?? '', region]))
  const known = [...codes.keys()].filter((code) => code !== '').sort()
  const ordered = codes.has('') ? [...known, ''] : known
  const rows = ordered.map((code) => ({
    region: codes.get(code) ?? null,
    hits: years.map((year) =>
      groups
        .filter((group) => (group.region?.code ?? '') === code && group.year === year)
        .flatMap(({ hits }) => hits),
    ),
  }))
  return { years, rows }
}
