import type { Figure } from '../text/figures.js'
import { withStretches } from '../verify/figures-told.js'
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
 * The figure of a sentence that answers a question for a quantity: in the unit asked for, and
 * where several are, the one whose own words hold most of the words beside 多少. Null where none
 * fits or two fit alike.
 */
export function figureAsked(text: string, asked: Asked): Figure | null {
  const fitting = withStretches(text).filter(({ figure }) => fits(figure, asked))
  const held = fitting.map(({ own, stretch }) => {
    const words = new Set([...own, ...termsIn(stretch, asked.focus)])
    return asked.focus.filter((term) => words.has(term)).length
  })
  const most = Math.max(-1, ...held)
  const best = fitting.filter((_, index) => held[index] === most)
  return best.length === 1 ? (best[0]?.figure ?? null) : null
}

function termsIn(text: string, terms: readonly string[]): string[] {
  return terms.filter((term) => text.includes(term))
}

function fits({ unit }: Figure, { units, measures }: Asked): boolean {
  if (units.some((one) => sameUnit(one, unit))) return true
  return units.length === 0 && measures.some((name) => UNIT_OF_MEASURE[name]?.includes(unit))
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
  const told = entries.flatMap(({ region, year, text, citation }) => {
    const figure = figureAsked(text, asked)
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
