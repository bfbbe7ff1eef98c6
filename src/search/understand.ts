import type { Region } from '../domain.js'
import { findRegions, isWithin, regionByCode } from '../ingest/regions.js'
import { normalise } from '../text/normalise.js'
import { isTraditional } from '../text/simplified.js'
import type { Body, Holding } from './holdings.js'
import type { Understood } from './types.js'
import { findYears, type YearSpan } from './years.js'

/** A condition that the question states and no report of the corpus meets by its description. */
export type Unmet = 'region' | 'body' | 'year'

/** What was understood, with what only the search and the chat need. */
export interface Understanding extends Understood {
  /** Report rowids the search is narrowed to; null for all. */
  reports: number[] | null
  unmet: Unmet[]
  /** Whether it asks across regions (各地…, 哪些省…): many answers, one a report. */
  across: boolean
  /** Whether the place is what it asks for (各地…, 哪里…): then a division it names is no condition. */
  asksPlace: boolean
  /** Every division the question names, held or not. */
  named: { region: Region; matched: string }[]
}

const ACROSS =
  /各地|各省|各市|各县|各区(?!县)|全国各|哪些(?:地方|地区|省份|省|市|县|区)|哪几个(?:地方|省|市|县)|不同地区/
const WHERE = /哪个(?:地方|地区|省|市|县)|哪(?:里|儿)|哪地|何地|什么地方/
const BODY_WORDS: readonly [Body, RegExp][] = [
  // Not what a government does about it (政协提案的办理), unless a place stands before it.
  ['cppcc', /政协(?!提案|委员(?!会))|政治协商/],
  ['government', /政府工作报告/],
  ['congress', /人大常委会|人大工作报告/],
  ['court', /人民法院|法院工作报告/],
  ['procuratorate', /检察院/],
]

/**
 * Reads region, years, issuing body and script out of a question, and narrows the search to the
 * reports that meet them. Where none meets them all, the conditions are let go in the order year,
 * body, region, and each that was let go stands in `unmet`. A question across regions (各地…) or
 * asking for the place (哪里…) is not narrowed by region.
 */
export function understand(query: string, holdings: readonly Holding[]): Understanding {
  const text = normalise(query)
  const across = ACROSS.test(text)
  const asksPlace = across || WHERE.test(text)
  const places = findRegions(text).filter((found) => isPlace(found, holdings))
  const named = mostSpecific([...places, ...nationIn(text)])
  const years = findYears(text)
  const body = bodyIn(text, named)

  const held = named.filter(({ region }) => holdings.some((holding) => within(holding, region)))
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
      meets: (holding) => held.some(({ region }) => within(holding, region)),
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
      label: years.from === years.to ? `${years.from}年` : `${years.from}—${years.to}年`,
    })
  }
  const { applied, unmet, reports } = narrow(conditions, holdings)
  const searchText = applied.some(({ kind }) => kind === 'region')
    ? withoutNarrowing(text, held, applied.some(({ kind }) => kind === 'year') ? years : null, body)
    : text
  return {
    text: searchText,
    script: isTraditional(query) ? 'traditional' : 'simplified',
    regions: held.map(({ region }) => region),
    absentRegions: absent.map(({ region }) => region),
    years: years === null ? null : { from: years.from, to: years.to },
    body,
    narrowedBy: applied.map(({ label }) => label),
    reports,
    unmet,
    across,
    asksPlace,
    named: named.map(({ region, matched }) => ({ region, matched })),
  }
}

/** What a government does about the 政协: its own report may tell, or the other's. */
const GOVERNMENT_ACTS = /政府(?!工作报告).*政协|政协.*政府(?!工作报告)/

/** Whose report a question is about; a named place right before 政协 counts whatever follows. */
function bodyIn(text: string, named: readonly Found[]): Body | null {
  if (GOVERNMENT_ACTS.test(text)) return null
  if (named.some(({ end }) => text.startsWith('政协', end))) return 'cppcc'
  return BODY_WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

const BODY_LABELS: Record<Body, string> = {
  cppcc: '政协报告',
  government: '政府工作报告',
  congress: '人大报告',
  court: '法院报告',
  procuratorate: '检察院报告',
}

interface Condition {
  kind: Unmet
  label: string
  meets(holding: Holding): boolean
}

/** Applies as many conditions as some report meets together, in order: region, body, year. */
function narrow(conditions: readonly Condition[], holdings: readonly Holding[]) {
  let remaining = holdings
  const applied: Condition[] = []
  const unmet: Unmet[] = []
  for (const condition of conditions) {
    const meeting = remaining.filter((holding) => condition.meets(holding))
    if (meeting.length === 0) {
      unmet.push(condition.kind)
      continue
    }
    remaining = meeting
    applied.push(condition)
  }
  const narrowed = remaining.length < holdings.length
  return { applied, unmet, reports: narrowed ? remaining.map(({ report }) => report) : null }
}

/** Of the nation only its own reports: a local report tells nothing of the 全国政协's work. */
function within({ region: own }: Holding, region: Region): boolean {
  if (own === null) return false
  return region.level === 'nation' ? own.level === 'nation' : isWithin(own, region)
}

/** Not where something was sent to, taken up or attended, nor its members at home. */
const NATIONAL = /(?<![被获向由报送经在到住驻])全国政协(?!系统|委员(?!会))/

/** The 全国政协 as the one whose work is asked about. */
function nationIn(text: string): Found[] {
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
function isPlace({ region, matched, ambiguous }: Found, holdings: readonly Holding[]): boolean {
  if (ambiguous) return false
  if (region.level !== 'county' || /[县縣市区區旗]$/.test(matched)) return true
  return holdings.some((holding) => within(holding, region))
}

type Found = ReturnType<typeof findRegions>[number]

/** Of 吉林省白城市 only 白城市: a division is dropped where another named one lies within it. */
function mostSpecific(found: readonly Found[]): Found[] {
  const distinct = found.filter(
    (one, index) => found.findIndex((other) => other.region.code === one.region.code) === index,
  )
  return distinct.filter(
    (one) => !distinct.some((other) => other !== one && isWithin(other.region, one.region)),
  )
}

const MIN_SEARCH_TEXT = 4

/** The question without the words that became filters, unless too little would be left. */
function withoutNarrowing(
  text: string,
  held: readonly Found[],
  years: YearSpan | null,
  body: Body | null,
): string {
  let out = text
  for (const { matched } of held) {
    const name = normalise(matched)
    out = out.replaceAll(new RegExp(`${name}(?:省|市|县|区|自治区)?`, 'g'), ' ')
  }
  if (body === 'cppcc') out = out.replace(/^[\s]*(?:省|市|县|区)?政协/, ' ')
  if (years !== null) out = out.replace(years.matched, ' ')
  out = out.replace(/\s+/g, ' ').trim()
  return out.length >= MIN_SEARCH_TEXT ? out : text
}
