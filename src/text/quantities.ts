import { normalise } from './normalise.js'
import { chineseNumber } from './numerals.js'

/** A number with what it counts, as a text tells it. */
export interface Quantity {
  /** As it stands in the text. */
  text: string
  /** In the unit: 2.5万件 is 25000 of 件. */
  value: number
  /** Measure word, in Simplified; '' where none follows. */
  unit: string
  /** UTF-16 code units of the text. */
  start: number
  end: number
}

const UNITS = [
  '个百分点',
  '百分点',
  '平方公里',
  '平方米',
  '人次',
  '件次',
  '公顷',
  '公里',
  '公斤',
  '千米',
  ...'%件条次场人名位个家篇期字册部项户份年天月周日吨斤亩米元岁倍成所座支批届辆台艘张幅级类站点处村镇县市省',
]
const UNIT = UNITS.join('|')
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
])
const MULTIPLIER = [...MULTIPLIERS.keys()].join('|')
const ABOUT = '[余多几]?'
const PATTERN = new RegExp(
  `(?<![\\d.a-z])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)${ABOUT}(${MULTIPLIER})?${ABOUT}(${UNIT})?` +
    `|([零一二三四五六七八九十百千两]+)${ABOUT}(万亿|亿|万)?${ABOUT}(${UNIT})`,
  'g',
)
/** A four-digit year is a date, not a quantity. */
const YEAR = /^(?:(?:19|20)\d{2}|[零一二三四五六七八九]{4})年$/

/**
 * The numbers of a text with their units, in order: 102件, 2.5万人次, 三百余场, 99%. Any script and
 * width; years (2023年) are left out, and Chinese numerals count only before a measure word.
 */
export function findQuantities(text: string): Quantity[] {
  const plain = normalise(text)
  const found: Quantity[] = []
  for (const match of plain.matchAll(PATTERN)) {
    const [matched, arabic, times, unit, chinese, chineseTimes, chineseUnit] = match
    if (YEAR.test(matched)) continue
    const value = arabic === undefined ? chineseNumber(chinese ?? '') : numberOf(arabic)
    if (value === null) continue
    const start = match.index
    const end = start + matched.length
    found.push({
      text: text.slice(start, end),
      value: value * (MULTIPLIERS.get(times ?? chineseTimes ?? '') ?? 1),
      unit: unit ?? chineseUnit ?? '',
      start,
      end,
    })
  }
  return found
}

function numberOf(arabic: string): number {
  return Number(arabic.replaceAll(',', ''))
}
