import { bigrams } from '../text/bigrams.js'
import type { Figure } from '../text/figures.js'
import { withStretches } from '../verify/figures-told.js'
import { gainsays } from '../verify/polarity.js'
import type { Asked } from './asked.js'
import type { AnswerTable } from './types.js'

/** Units that answer one another's questions. */
const PERSONS = new Set(['人', '名', '位'])
const UNIT_OF_MEASURE: Readonly<Record<string, readonly string[]>> = {
  share: ['%', '个百分点', '百分点', '倍'],
  money: ['元', '美元'],
  area: ['亩', '公顷', '平方米', '平方公里'],
  weight: ['吨', '公斤', '斤'],
  length: ['公里', '千米', '米'],
  people: ['人', '名', '位', '人次'],
  characters: ['字'],
}

/**
 * The figure of a sentence that answers a question for a quantity, in the unit given: where
 * several are, the one whose own words hold most of the words beside 多少, and none of the
 * contrary direction. Null where none fits or two fit alike.
 */
export function figureAsked(text: string, asked: Asked, isUnit: UnitTest): Figure | null {
  const best = fittingFigures(text, asked, isUnit)
  return best.length === 1 ? (best[0] ?? null) : null
}

/** The figures that fit alike and best. */
function fittingFigures(text: string, asked: Asked, isUnit: UnitTest): Figure[] {
  const fitting = withStretches(text).filter(
    ({ figure, stretch }) =>
      figure.kind === 'quantity' &&
      isUnit(figure.unit) &&
      !gainsays(asked.focus.join(' '), stretch),
  )
  const held = fitting.map(({ own, stretch }) => {
    const words = new Set([...own, ...bigrams(stretch)])
    return asked.focus.filter((term) => words.has(term)).length
  })
  const most = Math.max(asked.focus.length > 0 ? 1 : 0, ...held)
  return fitting.filter((_, index) => held[index] === most).map(({ figure }) => figure)
}

type UnitTest = (unit: string) => boolean

/** The units a question asks in; null where it leaves them open. */
function unitAsked({ units, measures }: Asked): UnitTest | null {
  // 多少万人 reads as 万, which is no measure word.
  const named = units.filter((one) => !/^[万亿]+$/.test(one))
  if (named.length > 0) return (unit) => named.some((one) => sameUnit(one, unit))
  if (measures.length === 0) return null
  return (unit) => measures.some((name) => UNIT_OF_MEASURE[name]?.includes(unit))
}

/** Where the question leaves the unit open: the one most entries tell it in. */
function commonUnit(entries: readonly Entry[], asked: Asked): UnitTest {
  const counts = new Map<string, number>()
  for (const { text } of entries) {
    const figures = fittingFigures(text, asked, (one) => one !== '')
    for (const unit of new Set(figures.map((figure) => figure.unit))) {
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  }
  const [common] = [...counts].sort(([, a], [, b]) => b - a)
  return (unit) => unit === common?.[0]
}

/** 多少万元 asks for 元. */
function sameUnit(asked: string, unit: string): boolean {
  const bare = asked.replace(/^[万亿]+(?=.)/, '')
  return bare === unit || (PERSONS.has(bare) && PERSONS.has(unit))
}

/** One place's answer across regions. */
export interface Entry {
  region: string
  year: number | null
  text: string
  citation: number
}

/**
 * The figures of an answer across regions as a table, where the question asks for one kind of
 * quantity and at least two places tell it in one unit; else null.
 */
export function tableOf(entries: readonly Entry[], asked: Asked): AnswerTable | null {
  if (asked.kind !== 'quantity' || asked.quantities > 1) return null
  const isUnit = unitAsked(asked) ?? commonUnit(entries, asked)
  const told = entries.flatMap(({ region, year, text, citation }) => {
    const figure = figureAsked(text, asked, isUnit)
    return figure === null ? [] : [{ figure, row: { region, year, value: figure.text, citation } }]
  })
  const [first] = told
  const unit = first?.figure.unit ?? ''
  const rows = told.filter(({ figure }) => sameUnit(unit, figure.unit)).map(({ row }) => row)
  return rows.length < 2 ? null : { unit, rows }
}

/** A table as Markdown, for answers that are read as text. */
export function tableMarkdown({ rows }: AnswerTable): string {
  return [
    '| 地区 | 年份 | 数字 | 出处 |',
    '|---|---|---|---|',
    ...rows.map(
      ({ region, year, value, citation }) =>
        `| ${region} | ${year ?? '—'} | ${value} | [${citation}] |`,
    ),
  ].join('\n')
}
