import type { Filters, Region } from '../domain.js'
import { XiezhengError } from '../errors.js'
import type { Store } from '../index/store.js'
import { resolveRegion } from '../ingest/regions.js'

/**
 * The reports that explicit filters admit, as rowids; null where nothing is filtered.
 *
 * @throws XiezhengError `invalid_input` for a region that is neither a division's name nor a GB/T 2260 code.
 */
export function resolveFilters(filters: Filters | undefined, store: Store): Set<number> | null {
  if (filters === undefined) return null
  const { regions, years, institutions, documents } = filters
  const regionCodes = regions?.map((one) => regionGiven(one, 'filters.regions').code)
  const matching = store.reportsMatching({ regionCodes, years, institutions, documents })
  return matching === null ? null : new Set(matching)
}

/**
 * The division a caller names; `field` is where.
 *
 * @throws XiezhengError `invalid_input` for what is neither a division's name nor a GB/T 2260 code.
 */
export function regionGiven(nameOrCode: string, field: string): Region {
  const region = resolveRegion(nameOrCode)
  if (region !== null) return region
  throw new XiezhengError(
    'invalid_input',
    `不认识的地区“${nameOrCode}”。请写行政区划全称（如“白城市”）或六位代码（如 220800）。`,
    { details: { field, value: nameOrCode } },
  )
}
