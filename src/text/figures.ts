import { normalise } from './normalise.js'
import { chineseNumber } from './numerals.js'

export type FigureKind = 'quantity' | 'year' | 'ordinal'
/** How a figure is meant: 300余件 is `over`, 近300件 `under`, 300件左右 `about`. */
export type Precision = 'exact' | 'over' | 'under' | 'about'

/** A number with what it counts, as a text tells it. */
export interface Figure {
  /** As it stands in the text, without what precedes it (近, 超过). */
  text: string
  /** In the unit: 2.5万件 is 25000 of 件, 两成 is 20 and 四分之一 25 of %. */
  value: number
  /** Measure word, in Simplified; '' where no known one follows. */
  unit: string
  /** The character that follows where the unit is '': what an unlisted measure word begins with; '' where none does. */
  tail: string
  kind: FigureKind
  precision: Precision
  /** UTF-16 code units of the text. */
  start: number
  end: number
}

const UNITS = [
  '个百分点',
  '百分点',
  '平方公里',
  '平方米',
  '立方米',
  '千瓦时',
  '人次',
  '件次',
  '户次',
  '场次',
  '小时',
  '分钟',
  '公顷',
  '公里',
  '公斤',
  '千米',
  '千瓦',
  '个月',
  '周年',
  '季度',
  '美元',
  ...'%件条次场人名位个家篇期字册部项户份年天月日周吨斤亩米元岁倍成所座支批届辆台艘张幅级类站点处村镇县市省间套枚款只架列班间组宗起种轮封章集卷首曲面块根株头匹',
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
const ARABIC = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const CHINESE = '[零一二三四五六七八九十百千两]'
/** Numerals long enough to be a number whatever follows: 三十七, 两千. */
const LONG_CHINESE = `${CHINESE}*[十百千]${CHINESE}*`
const PATTERN = new RegExp(
  [
    `(?<percent>百分之(?<share>${ARABIC}|${CHINESE}+))`,
    `(?<fraction>(?<below>[二三四五六七八九十])分之(?<above>[一二三四五六七八九]))`,
    `(?<half>过半|一半|半数)`,
    `(?<year>(?<![\\d.])(?:19|20)\\d{2}(?=\\s*年|(?:-+|~|至|到)(?:19|20)\\d{2}\\s*年)|[零一二三四五六七八九]{4}(?=年))`,
    `(?<![\\d.a-z])(?<arabic>${ARABIC})(?<more>${ABOUT})(?<times>${MULTIPLIER})?(?<more2>${ABOUT})(?<unit>${UNIT})?`,
    `(?<long>${LONG_CHINESE})(?<longMore>${ABOUT})(?<longTimes>万亿|亿|万)?(?<longMore2>${ABOUT})(?<longUnit>${UNIT})?`,
    `(?<chinese>${CHINESE}+(?:点${CHINESE}+)?)(?<chineseMore>${ABOUT})(?<chineseTimes>万亿|亿|万)?(?<chineseMore2>${ABOUT})(?<chineseUnit>${UNIT})`,
  ].join('|'),
  'g',
)
const OVER_BEFORE =
  /(?<!不)(?:超过?|逾|突破|跨过|迈过|越过|冲破|高于|多于)了?$|(?:不少于|不低于|至少|(?<![经通])过了)$/
const UNDER_BEFORE = /(?:将近|接近|不足|不到|近|(?<!不)低于|(?<!不)少于)$/
const ABOUT_BEFORE = /(?:大约|约|大概)$/
const AFTER = /^(?:以上|以下|左右|上下)/
const RANGE = /^\s*(?:-+|~|至|到)\s*$/

/**
 * The numbers of a text with their units, in order, in any script and width: 102件, 2.5万人次,
 * 三百余场, 两成, 2023年, 第三次. A Chinese numeral counts before a measure word, or where it
 * has at least a ten in it; both ends of a range carry its unit.
 */
export function findFigures(text: string): Figure[] {
  const plain = normalise(text)
  const found: Figure[] = []
  for (const match of plain.matchAll(PATTERN)) {
    const figure = figureOf(match.groups ?? {})
    if (figure === null) continue
    const start = match.index
    const end = start + match[0].length
    const { value, unit, more } = figure
    found.push({
      text: text.slice(start, end),
      value,
      unit,
      tail: unit === '' ? hanAt(plain, end) : '',
      kind: isOrdinal(plain, start, figure) ? 'ordinal' : figure.kind,
      precision: precisionOf(plain, start, end, more),
      start,
      end,
    })
  }
  return shareUnits(found, plain)
}

interface Parsed {
  value: number
  unit: string
  kind: FigureKind
  more: boolean
}

function figureOf(groups: Record<string, string | undefined>): Parsed | null {
  const { share, below, above, half, year } = groups
  if (share !== undefined) return parsed(share === '百' ? 100 : numberOf(share), '%')
  if (below !== undefined && above !== undefined) {
    return parsed((100 * Number(numberOf(above))) / Number(numberOf(below)), '%')
  }
  if (half !== undefined) return parsed(50, '%', half === '过半')
  if (year !== undefined) return parsed(numberOf(year), '年', false, 'year')
  const number = groups.arabic ?? groups.long ?? groups.chinese ?? ''
  const times = groups.times ?? groups.longTimes ?? groups.chineseTimes ?? ''
  const unit = groups.unit ?? groups.longUnit ?? groups.chineseUnit ?? ''
  const more = [
    groups.more,
    groups.more2,
    groups.longMore,
    groups.longMore2,
    groups.chineseMore,
    groups.chineseMore2,
  ].some((one) => one !== undefined && one !== '')
  const value = numberOf(number)
  if (value === null) return null
  const whole = value * (MULTIPLIERS.get(times) ?? 1)
  return unit === '成' ? parsed(whole * 10, '%', more) : parsed(whole, unit, more)
}

function parsed(
  value: number | null,
  unit: string,
  more = false,
  kind: FigureKind = 'quantity',
): Parsed | null {
  return value === null ? null : { value: exact(value), unit, kind, more }
}

/** 1.1 × 10000 is 11000, not 11000.000000000002. */
function exact(value: number): number {
  return Number(value.toPrecision(12))
}

function numberOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  const [whole = '', part] = text.split('点')
  const value = chineseNumber(whole)
  if (part === undefined || value === null) return value
  const digits = [...part].map((digit) => chineseNumber(digit))
  return digits.some((digit) => digit === null || digit > 9)
    ? null
    : Number(`${value}.${digits.join('')}`)
}

function hanAt(plain: string, at: number): string {
  return /^[\u4e00-\u9fff]/.exec(plain.charAt(at))?.[0] ?? ''
}

/** 第三次, 十四届 and 十四届二次 number things, they do not count them. */
function isOrdinal(plain: string, start: number, { kind, unit }: Parsed): boolean {
  const before = plain.slice(Math.max(0, start - 2), start)
  return kind === 'quantity' && (unit === '届' || /第$|届第?$/.test(before))
}

function precisionOf(plain: string, start: number, end: number, more: boolean): Precision {
  const before = plain.slice(Math.max(0, start - 4), start)
  const after = AFTER.exec(plain.slice(end, end + 2))?.[0]
  if (more || OVER_BEFORE.test(before) || after === '以上') return 'over'
  if (UNDER_BEFORE.test(before) || after === '以下') return 'under'
  return ABOUT_BEFORE.test(before) || after !== undefined ? 'about' : 'exact'
}

/** 3至5件: 3 counts 件 too; 3至5万件 begins at 30000. */
function shareUnits(figures: readonly Figure[], plain: string): Figure[] {
  return figures.map((figure, index) => {
    const next = figures[index + 1]
    const joins = next !== undefined && RANGE.test(plain.slice(figure.end, next.start))
    if (!joins || figure.kind === 'year') return figure
    if (figure.unit !== '') return figure
    const times = /^\d+$/.test(normalise(figure.text)) ? multiplierOf(next) : 1
    return { ...figure, unit: next.unit, tail: next.tail, value: figure.value * times }
  })
}

function multiplierOf({ text }: Figure): number {
  const times = new RegExp(`\\d(${MULTIPLIER})`).exec(normalise(text))?.[1]
  return MULTIPLIERS.get(times ?? '') ?? 1
}
