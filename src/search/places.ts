import type { Region } from '../domain.js'
import { findRegions, isWithin, type RegionMatch, regionByCode } from '../ingest/regions.js'
import type { Holding } from './holdings.js'

/** The divisions a question names. */
export interface NamedPlaces {
  /** Named without doubt. */
  sure: RegionMatch[]
  /** A name of several divisions, or also a word: each bearer the corpus holds a report of. */
  maybe: { matched: string; regions: Region[] }[]
}

/** Reads the divisions out of a normalised question. */
export function placesIn(text: string, holdings: readonly Holding[]): NamedPlaces {
  const found = findRegions(text)
  const isHeld = (region: Region) => holdings.some((holding) => holds(holding, region))
  const sure = found.filter((one) => isPlace(one, isHeld))
  const maybe = found
    .filter(({ ambiguous }) => ambiguous)
    .map(({ matched, candidates }) => ({ matched, regions: candidates.filter(isHeld) }))
    .filter(({ regions }) => regions.length > 0)
  return { sure: mostSpecific([...sure, ...nationIn(text)]), maybe }
}

/** Whether a report is of a division or one within it; of the nation only its own: a local report tells nothing of the 全国政协's work. */
export function holds({ region: own }: Holding, region: Region): boolean {
  if (own === null) return false
  return region.level === 'nation' ? own.level === 'nation' : isWithin(own, region)
}

/** Not where something was sent to, taken up or attended, nor its members at home. */
const NATIONAL = /(?<![被获向由报送经在到住驻])全国政协(?!系统|委员(?!会))/

/** The 全国政协 as the one whose work is asked about. */
function nationIn(text: string): RegionMatch[] {
  const match = NATIONAL.exec(text)
  const region = regionByCode('000000')
  if (match === null || region === null) return []
  const [matched] = match
  const { index: start } = match
  const end = start + matched.length
  return [{ region, start, end, matched, ambiguous: false, candidates: [region] }]
}

/**
 * A short county name (比如, 太湖, 政和) is more often a word or a landmark than a place: without
 * its 县, 市, 区 or 旗 it counts only where the corpus holds that county.
 */
function isPlace(
  { region, matched, ambiguous }: RegionMatch,
  isHeld: (region: Region) => boolean,
): boolean {
  if (ambiguous) return false
  return region.level !== 'county' || /[县縣市区區旗]$/.test(matched) || isHeld(region)
}

/** Of 吉林省白城市 only 白城市: a division is dropped where another named one lies within it. */
function mostSpecific(found: readonly RegionMatch[]): RegionMatch[] {
  const distinct = found.filter(
    (one, index) => found.findIndex((other) => other.region.code === one.region.code) === index,
  )
  return distinct.filter(
    (one) => !distinct.some((other) => other !== one && isWithin(other.region, one.region)),
  )
}
