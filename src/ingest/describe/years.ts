import type { ReportText } from './report-text.js'

export interface Years {
  year: number | null
  coveredYears: number[]
}

const Y = '((?:19|20)\\d{2})'
const NAMED = new RegExp(`(?<!\\d)${Y}(?=\\s*(?:年|[—\\-–~至到]\\s*(?:19|20)\\d{2}))`, 'g')
const RANGE = new RegExp(`(?<!\\d)${Y}\\s*年?\\s*[—\\-–~至到]{1,2}\\s*${Y}\\s*年`)
const BARE = new RegExp(`(?<![\\dA-Za-z_.-])${Y}(?![\\d.-])`, 'g')
const REVIEW = new RegExp(
  `${Y}年(?:度)?(?:的)?(?:[\\u4e00-\\u9fff]{0,8})?(?:工作)?(?:回顾|总结|完成情况|主要工作情况)`,
)
const WAS = new RegExp(
  `${Y}年[，,]?(?:[^。；;\\n]{0,8})(?:是|极不平凡|很不平凡|注定)[^。\\n]{0,60}?(?:之年|一年|关键年|收官年|开局年|起步年|周年)`,
)
const DATE = new RegExp(`${Y}\\s*[年\\-/.]\\s*(\\d{1,2})\\s*[月\\-/.]\\s*\\d{1,2}`)
const CALENDAR = /\d{4}\s*年\s*\d{1,2}\s*月/g
const HEADING_YEAR = new RegExp(
  `${Y}年(?:度)?(?:的)?(?:主要|重点)?(?:工作|任务|政府工作|经济社会发展)?(?:安排|任务|打算|计划|思路|要点|部署|重点|总体要求|主要目标|工作)`,
  'g',
)
/** A heading of the whole report that begins with a year. */
const HEADED = new RegExp(
  `^(?:第.{1,2}部分|[一二三四五六]、|[（(][一二三四五六][）)])?\\s*${Y}年(?!来|以来|\\d|底|初|[代前后])`,
)
const PLAN = /安排|任务|打算|计划|思路|部署|要点|目标|要求|重点工作$/
/** The first words of a report's text: 2021年，… */
const OPENS = new RegExp(`^\\s*${Y}年(?:度|以来|来)?[，,]`, 'm')
/** The reporter and the year: 2021年，我围绕… */
const SPEAKS = new RegExp(`${Y}年(?:度)?[，,]?(?:我(?![国省市县区党军])|[省市县区州]政协|常委会)`)
/** Where a review of five years is announced. */
const FIVE_YEARS = /五年来|过去五年|过去的五年|五年工作回顾|这五年/g
const HAN_YEAR = /[二一][〇○零九][〇○零一二三四五六七八九]{2}(?=年)/g
/** The year of work is named at the beginning of a report or not at all. */
const OPENING = 1500

/**
 * The year a report speaks for, and every year it covers. From the title; else the file name,
 * the review's heading or opening, the portal's title line, the delivery date (a report of
 * January to March is about the year before). Redacted years (20xx) are no years. Simplified input.
 */
export function yearsOf(text: ReportText, headings: readonly string[]): Years {
  const title = figures(text.title)
  const body = figures(text.body)
  const opening = body.slice(0, OPENING)
  const named = lastYear(title)
  const delivery = deliveryOf(figures(text.front), figures(text.furniture))
  const reviewed = reviewedYear(opening, headings)
  const fileYear = text.compiled ? null : fileNameYear(text.fileName)
  const portal = text.compiled ? null : portalYear(figures(text.furniture).slice(0, 300))
  const worked = delivery === null ? null : delivery.month <= 3 ? delivery.year - 1 : delivery.year
  const year = named ?? fileYear ?? reviewed ?? portal ?? worked
  const covered = new Set<number>()
  if (year !== null) covered.add(year)
  const range = RANGE.exec(title)
  if (range !== null) fill(covered, Number(range[1]), Number(range[2]))
  if (year !== null && /政府工作报告/.test(text.title + text.front)) covered.add(year - 1)
  if (reviewed !== null) covered.add(reviewed)
  if (delivery !== null && year !== null && Math.abs(delivery.year - year) <= 1)
    covered.add(delivery.year)
  for (const heading of headings) {
    for (const match of figures(heading).matchAll(HEADING_YEAR)) covered.add(Number(match[1]))
  }
  if (year !== null && (text.body.match(FIVE_YEARS) ?? []).length >= 2) {
    fill(covered, year === reviewed || year === worked ? year - 4 : year - 5, year)
  }
  return { year, coveredYears: [...covered].sort((a, b) => a - b) }
}

function reviewedYear(opening: string, headings: readonly string[]): number | null {
  for (const heading of headings.slice(0, 6)) {
    const match = REVIEW.exec(figures(heading))
    if (match !== null) return Number(match[1])
  }
  for (const heading of headings) {
    const match = HEADED.exec(figures(heading))
    if (match !== null) return Number(match[1]) - (PLAN.test(heading) ? 1 : 0)
  }
  const match =
    REVIEW.exec(opening.slice(0, 600)) ??
    WAS.exec(opening) ??
    OPENS.exec(opening.slice(0, 400)) ??
    SPEAKS.exec(opening.slice(0, 400))
  return match === null ? null : Number(match[1])
}

function deliveryOf(front: string, furniture: string): { year: number; month: number } | null {
  const published = /(?:发布|时间|日期)[^\n]{0,12}$/
  const said = front.split('\n').filter((line) => !/^\s*(?:来源|时间|发布|日期|信息)/.test(line))
  const match = DATE.exec(said.join('\n')) ?? DATE.exec(front)
  if (match !== null) return { year: Number(match[1]), month: Number(match[2]) }
  for (const found of furniture.matchAll(new RegExp(DATE, 'g'))) {
    const before = furniture.slice(Math.max(0, found.index - 14), found.index)
    if (published.test(before)) return { year: Number(found[1]), month: Number(found[2]) }
  }
  return null
}

function lastYear(text: string): number | null {
  const years = [...text.matchAll(NAMED)].map((m) => Number(m[1]))
  const range = RANGE.exec(text)
  return range !== null ? Number(range[2]) : (years.at(-1) ?? null)
}

/** The year in a portal's title line; dates of publication are not about the report. */
function portalYear(furniture: string): number | null {
  return lastYear(furniture.replace(CALENDAR, ''))
}

function fileNameYear(name: string): number | null {
  if (!/\p{Script=Han}/u.test(name)) return null
  const figure = figures(name)
  const bare = [...figure.matchAll(BARE)].at(-1)?.[1]
  return lastYear(figure) ?? (bare === undefined ? null : Number(bare))
}

/** Full-width and Han figures of years as ASCII. */
function figures(text: string): string {
  return text
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(HAN_YEAR, (year) =>
      [...year].map((c) => Math.max(0, '零一二三四五六七八九'.indexOf(c))).join(''),
    )
}

function fill(years: Set<number>, from: number, to: number): void {
  for (let year = Math.max(from, to - 10); year <= to; year++) years.add(year)
}
