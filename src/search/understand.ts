import type { Region } from '../domain.js'
import { findFigures } from '../text/figures.js'
import { normalise } from '../text/normalise.js'
import { isTraditional } from '../text/simplified.js'
import { BODY_LABELS, bodyIn } from './body.js'
import type { Holding } from './holdings.js'
import { type Condition, narrow, type Unmet } from './narrow.js'
import { type AskedPeriod, periodAsked } from './period.js'
import { holds, type NamedPlaces, placesIn } from './places.js'
import { askingWords } from './terms.js'
import type { Understood } from './types.js'
import { findYears, type YearSpan, yearsLabel } from './years.js'

/** What was understood, with what only the search and the chat need. */
export interface Understanding extends Understood {
  /** Report rowids the search is narrowed to; null for all. */
  reports: number[] | null
  unmet: Unmet[]
  /** Whether it asks across regions (各地…, 哪些省…): many answers, one a region. */
  across: boolean
  /** Whether the place is what it asks for (各地…, 哪里…): then a division it names is no condition. */
  asksPlace: boolean
  /** Every division the question names without doubt, held or not. */
  named: { region: Region; matched: string }[]
  /** Row ids of reports that an ambiguous name may mean: they come first, the others stay. */
  favoured: ReadonlySet<number>
  /** The time it asks about; see `period.ts`. */
  period: AskedPeriod | null
}

const ACROSS =
  /各地|各省|各市|各县|各区(?!县)|全国各|哪些(?:地方|地区|省份|省|市|县|区)|哪几个(?:地方|省|市|县)|不同地区/
const WHERE = /哪个(?:地方|地区|省|市|县)|哪(?:里|儿)|哪地|何地|什么地方/

/**
 * Reads region, years, issuing body, script, numbers and asking words out of a question, and
 * narrows the search to the reports that meet them. Where none meets them all, the conditions
 * are let go in the order year, body, region, and each that was let go stands in `unmet`. A
 * question across regions (各地…) or asking for the place (哪里…) is not narrowed by region. What
 * is ambiguous (朝阳区 of several cities, 去年) narrows nothing and only favours.
 */
export function understand(query: string, holdings: readonly Holding[]): Understanding {
  const text = normalise(query)
  const across = ACROSS.test(text)
  const asksPlace = across || WHERE.test(text)
  const { sure: named, maybe } = placesIn(text, holdings)
  const years = findYears(text)
  const period = periodAsked(text, { across })
  const body = bodyIn(text, named)

  const isHeld = (region: Region) => holdings.some((holding) => holds(holding, region))
  const held = named.filter(({ region }) => isHeld(region))
  const absent = named.filter((found) => !held.includes(found))
  // 吉林省政协 is not the 政协 of a city in it.
  const issuers = held.filter(({ end }) => text.startsWith('政协', end))
  const isOpen = asksPlace || issuers.length === 0 || issuers.length < named.length
  const isIssuer = ({ region }: Holding) =>
    isOpen || region === null || issuers.some((issuer) => issuer.region.code === region.code)
  const conditions: Condition[] = []
  if (named.length > 0 && !asksPlace) {
    conditions.push({
      kind: 'region',
      meets: (holding) => held.some(({ region }) => holds(holding, region)),
      label: held.map(({ region }) => region.name).join('、'),
    })
  }
  if (body !== null) {
    conditions.push({
      kind: 'body',
      meets: (holding) => (holding.body === body || holding.body === null) && isIssuer(holding),
      label: BODY_LABELS[body],
    })
  }
  if (years !== null) {
    conditions.push({
      kind: 'year',
      meets: (holding) =>
        holding.coveredYears.some((year) => year >= years.from && year <= years.to),
      label: yearsLabel(years),
    })
  }
  const { applied, unmet, reports } = narrow(conditions, holdings)
  const isApplied = (kind: Unmet) => applied.some((condition) => condition.kind === kind)
  return {
    text: withoutConditions(text, {
      places: isApplied('region') ? held.map(({ matched }) => normalise(matched)) : [],
      body: isApplied('body') && body === 'cppcc',
      years: isApplied('year') ? years : null,
    }),
    script: isTraditional(query) ? 'traditional' : 'simplified',
    regions: held.map(({ region }) => region),
    absentRegions: absent.map(({ region }) => region),
    years: years === null ? null : closed(years, holdings),
    body,
    asking: askingWords(query),
    numbers: findFigures(query)
      .filter(({ kind }) => kind !== 'year')
      .map(({ text: words, value, unit }) => ({ text: words, value, unit })),
    narrowedBy: applied.map(({ label }) => label),
    favouredBy: [...maybe.map(({ matched }) => matched), ...(period?.word ? [period.word] : [])],
    reports,
    unmet,
    across,
    asksPlace,
    named: named.map(({ region, matched }) => ({ region, matched })),
    favoured: favouredReports(maybe, holdings),
    period,
  }
}

function favouredReports(maybe: NamedPlaces['maybe'], holdings: readonly Holding[]): Set<number> {
  const regions = maybe.flatMap((one) => one.regions)
  const meant = holdings.filter((holding) => regions.some((region) => holds(holding, region)))
  return new Set(meant.map(({ report }) => report))
}

/** An open span ends with the last year that any report covers. */
function closed(
  { from, to }: YearSpan,
  holdings: readonly Holding[],
): { from: number; to: number } {
  if (Number.isFinite(to)) return { from, to }
  return { from, to: Math.max(from, ...holdings.flatMap(({ coveredYears }) => coveredYears)) }
}

const MIN_SEARCH_TEXT = 4

/** The question without the words that became conditions, unless too little would be left. */
function withoutConditions(
  text: string,
  { places, body, years }: { places: string[]; body: boolean; years: YearSpan | null },
): string {
  let out = text
  for (const name of places) {
    out = out.replaceAll(new RegExp(`${name}(?:省|市|县|区|自治区)?`, 'g'), ' ')
  }
  if (body) out = out.replace(/^\s*(?:省|市|县|区)?政协/, ' ')
  if (years !== null) out = out.replace(years.matched, ' ')
  out = out.replace(/\s+/g, ' ').trim()
  return out.length >= MIN_SEARCH_TEXT ? out : text
}
