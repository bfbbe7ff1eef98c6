import type { Region } from '../../domain.js'
import { findSimplified, type RegionMatch } from '../regions.js'
import { isGenericName } from '../regions-ambiguity.js'
import { abbreviationClues } from './abbreviations.js'
import { findLandmarks, type Landmark } from './landmarks.js'
import type { SelfReference } from './level.js'
import type { Clue, ReportText } from './report-text.js'

/** How much a clue counts. A region is accepted from about 1.2 (see `choose-region.ts`). */
const WEIGHT = {
  title: 30,
  institution: 20,
  front: 6,
  fileName: 12,
  fileNameOfSeveral: 1,
  /** 中共X市委, 政协X市委员会, X市政协 in the text; each, up to three. */
  bodyInstitution: 3,
  /** 习近平总书记考察X. */
  leaderVisit: 2,
  /** A name in the text: times the square root of how often, at most 5. */
  mention: 1,
  /** The same for a county without its class word, which is easily part of other words. */
  shortCounty: 0.6,
  /** A name that may be another place or a word. */
  ambiguousMention: 0.3,
  /** A gazetteer entry, at most twice each. */
  landmark: 0.8,
  faint: 0.25,
  furniture: 0.5,
}
const MOST_MENTIONS = 5
/** Named everywhere: the capital, and the regions every united-front chapter speaks of. */
const NAMED_EVERYWHERE: Readonly<Record<string, number>> = { '11': 0.4, '71': 0, '81': 0, '82': 0 }

const INSTITUTION = /政协|政治协商|委员会|人民代表大会|人民政府|政府工作报告|人大/
const VISITED_BEFORE = /(?:赴|前往|奔赴|到|去)[^。；;，,]{0,14}$/
const VISITED_AFTER = /^[^。；;]{0,20}?(?:考察|学习|调研|招商|参加|参观|推介|取经|培训)/
const HELPED = /(?:对口|结对|帮扶|支援|协作|援助|借鉴|毗邻|兄弟省)[^。；;，,]{0,8}$/
const HELPED_AFTER = /^(?:等地|等省|经验|模式)/
/** Where a member speaks of himself: 我是来自X县教育界的政协委员, 作为X县经济界委员. */
const OWN_BEFORE = /(?:我是|我叫[^，。]{2,4}，是|我来自|作为|来自)(?:一名)?(?:来自)?(?:政协)?$/
const OWN_AFTER = /^[^。；，,]{0,14}(?:委员|代表)/
const LEADER = /(?:总书记|习近平)[^。；;，,]{0,14}(?:考察|视察|亲临|莅临|来到|对|在|关于)$/

/** Every clue to the region of a report. Simplified input. */
export function regionClues(text: ReportText, self: SelfReference): Clue[] {
  const clues = plainClues(text, self)
  return [...clues, ...sharedNames(text, clues)]
}

function plainClues(text: ReportText, self: SelfReference): Clue[] {
  const landmarks = findLandmarks(text.body)
  return [
    ...named(text.title, WEIGHT.title, true),
    ...frontClues(text.front),
    ...named(
      text.fileName,
      text.compiled ? WEIGHT.fileNameOfSeveral : WEIGHT.fileName,
      !text.compiled,
    ),
    ...bodyClues(text.body, landmarks),
    ...abbreviationClues(text.body, self.autonomous),
    ...landmarkClues(landmarks),
    ...furnitureClues(text.furniture),
  ]
}

function named(text: string, weight: number, decisive: boolean): Clue[] {
  return findSimplified(text)
    .filter((m) => !m.ambiguous)
    .map((m) => ({ clue: m.matched, code: m.region.code, weight, decisive }))
}

/** A shared name (鼓楼区) in the title or front counts for the one bearer that lies where the other clues point. */
function sharedNames(text: ReportText, clues: readonly Clue[]): Clue[] {
  const found = new Map<string, RegionMatch>()
  for (const match of findSimplified(`${text.title}\n${text.front}\n${text.fileName}`)) {
    const full = match.region.name === match.matched && !isGenericName(match.matched)
    if (match.ambiguous && full) found.set(match.matched, match)
  }
  return [...found.values()].flatMap(({ matched, candidates }) => {
    for (const digits of [4, 2]) {
      const fits = heaviest(candidates, clues, digits)
      if (fits !== null) {
        return [{ clue: matched, code: fits.code, weight: WEIGHT.title, decisive: true }]
      }
    }
    return []
  })
}

/** The one candidate with evidence for its city (four digits) or province (two); null where several or none have. */
function heaviest(candidates: readonly Region[], clues: readonly Clue[], digits: number) {
  const support = (region: Region) => {
    const prefix = region.code.slice(0, digits)
    return clues.reduce((n, c) => n + (c.code.startsWith(prefix) ? c.weight : 0), 0)
  }
  const ranked = candidates
    .map((region) => ({ region, weight: support(region) }))
    .sort((a, b) => b.weight - a.weight)
  const [first, second] = ranked
  if (first === undefined || first.weight < 0.8) return null
  return first.weight > (second?.weight ?? 0) * 1.5 ? first.region : null
}

function frontClues(front: string): Clue[] {
  return front.split('\n').flatMap((line) => {
    const sourceOnly = /^\s*(?:来源|作者|编辑|记者)/.test(line) && !/会议上/.test(line)
    if (sourceOnly) return []
    const strong = INSTITUTION.test(line)
    return named(line, strong ? WEIGHT.institution : WEIGHT.front, strong)
  })
}

function bodyClues(body: string, landmarks: readonly Landmark[]): Clue[] {
  const mentions = new Map<string, { match: RegionMatch; count: number; extra: number }>()
  for (const match of outside(findSimplified(body), landmarks)) {
    const before = body.slice(Math.max(0, match.start - 24), match.start)
    const after = body.slice(match.end, match.end + 26)
    if (passedThrough(before, after) || isGenericName(match.matched)) continue
    const key = `${match.region.code}${match.ambiguous ? '?' : ''}`
    const entry = mentions.get(key) ?? { match, count: 0, extra: 0 }
    entry.count++
    if (!match.ambiguous) entry.extra += emphasis(before, after)
    mentions.set(key, entry)
  }
  return [...mentions.values()].flatMap(({ match, count, extra }) => {
    const short = match.region.level === 'county' && match.matched.length === 2
    const sure = short ? WEIGHT.shortCounty : WEIGHT.mention
    const each = match.ambiguous ? WEIGHT.ambiguousMention : sure
    const everywhere = NAMED_EVERYWHERE[match.region.code.slice(0, 2)] ?? 1
    const often = Math.min(MOST_MENTIONS, Math.sqrt(count)) * each
    const weight = (often + Math.min(extra, WEIGHT.bodyInstitution * 3)) * everywhere
    if (weight === 0) return []
    return [{ clue: match.matched, code: match.region.code, weight, decisive: false }]
  })
}

/** Names that are no part of a longer landmark: 贺兰山 does not speak of 贺兰县. Both lists rise. */
function outside(matches: readonly RegionMatch[], landmarks: readonly Landmark[]): RegionMatch[] {
  let next = 0
  return matches.filter((match) => {
    while ((landmarks[next]?.end ?? Number.POSITIVE_INFINITY) <= match.start) next++
    const over = landmarks[next]
    if (over === undefined || over.start > match.start || over.end < match.end) return true
    return over.end - over.start <= match.end - match.start
  })
}

/** The place is only visited, helped or learnt from. */
function passedThrough(before: string, after: string): boolean {
  if (LEADER.test(before)) return false
  if (HELPED.test(before) || HELPED_AFTER.test(after)) return true
  return VISITED_BEFORE.test(before) && VISITED_AFTER.test(after)
}

function emphasis(before: string, after: string): number {
  if (/(?:中共|政协)$/.test(before) || /^(?:政协|[市县区省州]?委(?!员|托)|人大|政府)/.test(after)) {
    return WEIGHT.bodyInstitution
  }
  if (OWN_BEFORE.test(before) && OWN_AFTER.test(after)) return WEIGHT.bodyInstitution
  return LEADER.test(before) ? WEIGHT.leaderVisit : 0
}

function landmarkClues(found: readonly Landmark[]): Clue[] {
  const counts = new Map<string, { landmark: Landmark; count: number }>()
  for (const landmark of found) {
    const count = (counts.get(landmark.term)?.count ?? 0) + 1
    counts.set(landmark.term, { landmark, count })
  }
  return [...counts.values()].flatMap(({ landmark: { term, codes, faint }, count }) => {
    const each = (faint ? WEIGHT.faint : WEIGHT.landmark) / codes.length
    const weight = each * Math.min(2, Math.sqrt(count))
    return codes.map((code) => ({ clue: term, code, weight, decisive: false }))
  })
}

function furnitureClues(furniture: string): Clue[] {
  const lines = furniture.split('\n').filter((l) => !/上一|下一|相关|推荐|热门|ICP|友情/.test(l))
  const codes = new Map<string, Clue>()
  for (const clue of lines.flatMap((l) => named(l, WEIGHT.furniture, false)))
    codes.set(clue.code, clue)
  return [...codes.values()].slice(0, 6)
}
