import type { Region } from '../domain.js'

/** A division as it lies in a row of `reports`. */
export interface RegionColumns {
  region_code: string | null
  region_name: string | null
  region_level: string | null
  region_path: string | null
}

export function regionOf(row: RegionColumns): Region | null {
  if (row.region_code === null) return null
  return {
    code: row.region_code,
    name: row.region_name ?? '',
    level: (row.region_level ?? 'county') as Region['level'],
    path: JSON.parse(row.region_path ?? '[]') as string[],
  }
}

/**
 * The code's leading digits that all its descendants share (GB/T 2260: two of a province, four
 * of a city, six of a county). The nation, `000000`, stands for national reports alone.
 */
export function regionPrefix(code: string): string {
  if (code === '000000') return code
  if (code.endsWith('0000')) return code.slice(0, 2)
  if (code.endsWith('00')) return code.slice(0, 4)
  return code
}
