import type { Region } from '../../domain.js'
import { isWithin, lineage, regionByCode } from '../regions.js'
import { NATION } from '../regions-divisions.js'
import type { OwnLevel, SelfReference } from './level.js'
import type { Clue } from './report-text.js'

/** A province needs this much evidence, and so many times the next one's. */
const PROVINCE = { least: 1.2, margin: 1.3 }
/** The same for a city or county within it. */
const WITHIN = { least: 0.9, margin: 1.5 }
const COUNTY = { least: 1.2, margin: 1.5 }
/** Of a text that says no 我县, 全市 …: a county that alone holds the evidence. */
const SOLE = { least: 3, share: 0.8 }
/** What a province is worth whose kind (autonomous region, municipality) does not fit how the text speaks. */
const MISFIT = 0.25
const MUNICIPALITY = new Set(['11', '12', '31', '50'])
const AUTONOMOUS = new Set(['15', '45', '54', '64', '65'])

export interface Choice {
  region: Region | null
  /** The region is the report's own, not merely one it lies in. */
  own: boolean
}

/** The region a report belongs to, by the weight of its clues and how it speaks of itself; null on thin evidence. */
export function chooseRegion(clues: readonly Clue[], self: SelfReference): Choice {
  const decisive = strongest(clues.filter((c) => c.decisive))
  if (self.level === 'nation' && decisive === null) return { region: NATION, own: true }
  if (decisive !== null) return { region: decisive, own: true }
  const totals = totalsOf(clues)
  const province = bestProvince(totals, self)
  if (province === null) return { region: null, own: false }
  return descend(province, self.level, totals)
}

/** The deepest division among decisive clues that agree with the heaviest. */
function strongest(clues: readonly Clue[]): Region | null {
  const totals = totalsOf(clues)
  let best: Region | null = null
  let most = 0
  for (const clue of clues) {
    const region = regionByCode(clue.code)
    if (region === null) continue
    const along = lineage(region).reduce((n, r) => n + own(clues, r.code), 0)
    const value = along + (totals.get(region.code) ?? 0) / 1000
    if (value > most) {
      best = region
      most = value
    }
  }
  return best
}

function own(clues: readonly Clue[], code: string): number {
  return clues.reduce((n, c) => n + (c.code === code ? c.weight : 0), 0)
}

/** Every division's evidence, that of all divisions in it included. */
function totalsOf(clues: readonly Clue[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { code, weight } of clues) {
    const region = regionByCode(code)
    if (region === null) continue
    for (const r of lineage(region)) totals.set(r.code, (totals.get(r.code) ?? 0) + weight)
  }
  return totals
}

function bestProvince(totals: ReadonlyMap<string, number>, self: SelfReference): Region | null {
  const ranked = rank(totals, (r) => r.level === 'province').map(([region, total]) => {
    const fit = fits(region, self) ? 1 : MISFIT
    return [region, total * fit] as const
  })
  return clear(
    ranked.sort((a, b) => b[1] - a[1]),
    PROVINCE,
  )
}

function fits(province: Region, self: SelfReference): boolean {
  const kind = province.code.slice(0, 2)
  if (self.autonomous && !self.provincial) return AUTONOMOUS.has(kind)
  if (self.provincial && !self.autonomous) return !AUTONOMOUS.has(kind) && !MUNICIPALITY.has(kind)
  return true
}

function descend(
  province: Region,
  level: OwnLevel | null,
  totals: ReadonlyMap<string, number>,
): Choice {
  const municipality = MUNICIPALITY.has(province.code.slice(0, 2))
  if (level === 'province' || level === 'region' || (level === 'city' && municipality)) {
    return { region: province, own: true }
  }
  const inside = (r: Region) => r.code !== province.code && isWithin(r, province)
  if (level === 'county') {
    const county = clear(
      rank(totals, (r) => r.level === 'county' && inside(r)),
      COUNTY,
    )
    if (county !== null) return { region: county, own: true }
  }
  const city = clear(
    rank(totals, (r) => inside(r) && standsAlone(r)),
    WITHIN,
  )
  if (level === 'city' && city !== null) return { region: cityOfCounty(city, totals), own: true }
  if (level === null) {
    const [only] = rank(totals, (r) => r.level === 'county' && inside(r))
    const all = totals.get(province.code) ?? 0
    if (only !== undefined && only[1] >= SOLE.least && only[1] >= all * SOLE.share) {
      return { region: only[0], own: true }
    }
    const share = (totals.get(city?.code ?? '') ?? 0) / (totals.get(province.code) ?? 1)
    return city !== null && share > 0.6 && (totals.get(city.code) ?? 0) >= 2
      ? { region: city, own: true }
      : { region: province, own: true }
  }
  return { region: city ?? province, own: false }
}

/** A city, or a county that lies in none. */
function standsAlone(region: Region): boolean {
  return region.level === 'city' || region.path.length === 2
}

/** A county-level city (义乌市) speaks of 我市 too: it is meant where the city above it is hardly named. */
function cityOfCounty(city: Region, totals: ReadonlyMap<string, number>): Region {
  const total = totals.get(city.code) ?? 0
  const [best] = rank(
    totals,
    (r) => r.code !== city.code && isWithin(r, city) && /市$/.test(r.name),
  )
  return best !== undefined && best[1] >= 2 && best[1] > total * 0.65 ? best[0] : city
}

function rank(
  totals: ReadonlyMap<string, number>,
  keep: (region: Region) => boolean,
): [Region, number][] {
  const out: [Region, number][] = []
  for (const [code, total] of totals) {
    const region = regionByCode(code)
    if (region !== null && keep(region)) out.push([region, total])
  }
  return out.sort((a, b) => b[1] - a[1])
}

function clear(
  ranked: readonly (readonly [Region, number])[],
  need: { least: number; margin: number },
): Region | null {
  const [first, second] = ranked
  if (first === undefined || first[1] < need.least) return null
  return second === undefined || first[1] >= second[1] * need.margin ? first[0] : null
}
