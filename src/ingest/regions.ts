import type { Region } from '../domain.js'
import { toSimplified } from '../text/simplified.js'
import { isFalseFriend, nameTrust } from './regions-ambiguity.js'
import { type Division, loadDivisions, NATION, pad } from './regions-divisions.js'

export interface RegionMatch {
  /** Of an ambiguous name, the likeliest bearer. */
  region: Region
  /** Offsets in the text searched, UTF-16 code units. */
  start: number
  end: number
  /** As it stands in the text. */
  matched: string
  /** Several divisions bear the name, or it is also an ordinary word or a mere short name of a city district. */
  ambiguous: boolean
  /** Of an ambiguous name every bearer, likeliest first; else the region alone. */
  candidates: Region[]
}

interface Named {
  name: string
  /** Likeliest first. */
  bearers: Division[]
  ambiguous: boolean
  /** Also an ordinary word: read as a place only where the whole string is the name. */
  word: boolean
}

interface Gazette {
  byCode: Map<string, Region>
  byName: Map<string, Named>
  /** Names by their first two code units, longest first. */
  byHead: Map<number, Named[]>
}

const LEVEL_RANK = { nation: 0, province: 1, city: 2, county: 3 } as const
/** Below this length a text is one breath: a shared name is read in the region named elsewhere in it. */
const ONE_BREATH = 200
let gazette: Gazette | null = null

/** The division with this GB/T 2260 code (two, four or six digits; `000000` is the nation), or null. */
export function regionByCode(code: string): Region | null {
  if (code === NATION.code) return NATION
  return /^\d{2}(?:\d{2}){0,2}$/.test(code) ? (load().byCode.get(pad(code)) ?? null) : null
}

/**
 * Every division named in a text, by full or short name, longest match first, left to right,
 * without overlaps. Traditional input is read too. One-character abbreviations are not matched.
 * A shared name right after (in short texts: anywhere beside) a division it lies in is resolved
 * by it: 北京市朝阳区.
 */
export function findRegions(text: string): RegionMatch[] {
  return findSimplified(toSimplified(text), text)
}

/** As `findRegions`, for text that is Simplified already; `shown` (same length) gives `matched`. */
export function findSimplified(text: string, shown: string = text): RegionMatch[] {
  const { byHead } = load()
  const found: { named: Named; start: number; end: number }[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const names = byHead.get(head(text, i))
    if (names === undefined) continue
    for (const named of names) {
      const end = i + named.name.length
      if (named.word || !text.startsWith(named.name, i)) continue
      if (isFalseFriend(named.name, text.charAt(i - 1), text.charAt(end))) continue
      const short = named.bearers[0]?.short ?? ''
      if (short !== named.name && isFalseFriend(short, text.charAt(i - 1), '')) continue
      found.push({ named, start: i, end })
      i = end - 1
      break
    }
  }
  const sure = found.filter((f) => !f.named.ambiguous).flatMap((f) => f.named.bearers.slice(0, 1))
  const out: RegionMatch[] = []
  for (const { named, start, end } of found) {
    const previous = out.at(-1)
    const near = previous?.end === start ? [previous.region] : []
    if (text.length < ONE_BREATH) near.push(...sure.map((d) => d.region))
    const resolved = named.ambiguous ? bearerWithin(named, near) : named.bearers[0]?.region
    const region = resolved ?? named.bearers[0]?.region
    if (region === undefined) continue
    const ambiguous = resolved === undefined
    const candidates = ambiguous ? named.bearers.map((d) => d.region) : [region]
    out.push({ region, start, end, matched: shown.slice(start, end), ambiguous, candidates })
  }
  return out
}

/**
 * The one division a person means by a code, a full or short name, or a chain of names
 * (吉林省白城市); of a province and a city of one name the province. Null where nothing or
 * more than one fits.
 */
export function resolveRegion(nameOrCode: string): Region | null {
  const name = toSimplified(nameOrCode.trim())
  if (/^\d+$/.test(name)) return regionByCode(name)
  if (name === '全国' || name === '中国' || name === '国家') return NATION
  const named = load().byName.get(name)
  if (named !== undefined) {
    const [first, second] = named.bearers
    if (first === undefined) return null
    const alone = second === undefined || rank(first.region) < rank(second.region)
    return alone ? first.region : null
  }
  const matches = findSimplified(name)
  const last = matches.at(-1)
  const covered = matches.reduce((n, m) => n + m.end - m.start, 0)
  return last !== undefined && covered === name.length && !last.ambiguous ? last.region : null
}

/** Whether a division is, or lies in, another. The nation holds all. */
export function isWithin(region: Region, ancestor: Region): boolean {
  if (ancestor.level === 'nation' || region.code === ancestor.code) return true
  return (
    rank(ancestor) < rank(region) &&
    ancestor.path.every((name, index) => region.path[index] === name)
  )
}

/** The divisions a division lies in, itself last, from the province down. */
export function lineage(region: Region): Region[] {
  const { byCode } = load()
  const codes = [`${region.code.slice(0, 2)}0000`, `${region.code.slice(0, 4)}00`, region.code]
  const out = new Map<string, Region>()
  for (const code of codes) {
    const found = byCode.get(code)
    if (found !== undefined && isWithin(region, found)) out.set(code, found)
  }
  return [...out.values()]
}

function bearerWithin(named: Named, near: readonly Region[]): Region | undefined {
  const fits = named.bearers.filter((d) =>
    near.some((r) => r.code !== d.region.code && isWithin(d.region, r)),
  )
  return fits.length === 1 ? fits[0]?.region : undefined
}

function load(): Gazette {
  gazette ??= build(loadDivisions())
  return gazette
}

function build(divisions: Division[]): Gazette {
  const byCode = new Map(divisions.map((d) => [d.region.code, d.region]))
  const fulls = new Map<string, Division[]>()
  const shorts = new Map<string, Division[]>()
  for (const division of divisions) {
    for (const name of division.full) push(fulls, name, division)
    if (division.short !== null) push(shorts, division.short, division)
  }
  const byName = new Map<string, Named>()
  for (const [name, bearers] of shorts) byName.set(name, nameShort(name, bearers))
  for (const [name, bearers] of fulls) {
    const ambiguous = bearers.length > 1 || name.length < 3 || nameTrust(name) !== 'place'
    byName.set(name, { name, bearers, ambiguous, word: false })
  }
  const byHead = new Map<number, Named[]>()
  for (const named of byName.values()) push(byHead, head(named.name, 0), named)
  for (const names of byHead.values()) names.sort((a, b) => b.name.length - a.name.length)
  return { byCode, byName, byHead }
}

function nameShort(name: string, all: Division[]): Named {
  const bearers = [...all].sort(
    (a, b) => rank(a.region) - rank(b.region) || Number(a.district) - Number(b.district),
  )
  const [first, second] = bearers
  const trust = nameTrust(name)
  const high = first !== undefined && first.region.level !== 'county'
  const shared =
    second !== undefined && !second.district && first !== undefined
      ? rank(first.region) === rank(second.region)
      : false
  const ambiguous = trust === 'ambiguous' || shared || (!high && (first?.district ?? false))
  return { name, bearers, ambiguous, word: trust === 'word' && !high }
}

function rank(region: Region): number {
  return LEVEL_RANK[region.level]
}

function head(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
