import { bigrams } from '../text/bigrams.js'
import { type Figure, findFigures } from '../text/figures.js'
import type { Source } from './types.js'

/** Measure words that count the same. */
const SAME_UNIT: ReadonlyMap<string, string> = new Map([
  ['名', '人'],
  ['位', '人'],
  ['个百分点', '百分点'],
  ['千米', '公里'],
  ['场次', '场'],
  ['班列', '列'],
])

function unitOf({ unit }: Figure): string {
  return SAME_UNIT.get(unit) ?? unit
}

/** 一个, 一批 and 一场 are articles as often as counts. */
export function isArticle({ text, value }: Figure): boolean {
  return value === 1 && /^一/.test(text)
}

/** Whether a source's figure bears out a sentence's: the same value of the same unit, as precisely meant. */
export function sameFigure(said: Figure, told: Figure): boolean {
  if (Math.abs(said.value - told.value) > 1e-9 * Math.abs(told.value)) return false
  if (said.kind === 'year' || told.kind === 'year') return said.unit === told.unit
  if (said.kind !== told.kind && !(said.unit === '次' && told.unit === '次')) return false
  const precise =
    said.precision === told.precision || (said.precision === 'about' && told.precision === 'exact')
  return precise && sameUnit(said, told)
}

function sameUnit(said: Figure, told: Figure): boolean {
  if (said.unit !== '' || told.unit !== '') {
    // A bare number at the end (立案提案数为126) leaves the unit to the source.
    return (
      unitOf(said) === unitOf(told) || (said.unit === '' && said.tail === '' && told.unit !== '%')
    )
  }
  return said.tail === told.tail || said.tail === ''
}

/** A figure of a source with the words that say what it counts. */
export interface ToldFigure {
  figure: Figure
  /** Index of its sentence. */
  sentence: number
  /** Its own stretch of text: from the figure before it to the figure after it. */
  stretch: string
  /** Terms of that stretch; of 甲、乙分别为1件和2件 those of its own item. */
  own: Set<string>
  /** Whether `own` is its item of a list told in turn. */
  inTurn: boolean
}

const toldCache = new WeakMap<Source, ToldFigure[]>()

/** The figures of a source, each with its own stretch of text. Cached by source. */
export function figuresTold(source: Source): ToldFigure[] {
  const cached = toldCache.get(source)
  if (cached) return cached
  const told = source.sentences.flatMap(({ text }, sentence) =>
    withStretches(text).map((one) => ({ ...one, sentence })),
  )
  toldCache.set(source, told)
  return told
}

/** The figures of a text, each with its own stretch. */
export function withStretches(text: string): Omit<ToldFigure, 'sentence'>[] {
  const figures = findFigures(text).filter((figure) => figure.kind !== 'year' && !isArticle(figure))
  const items = itemsInTurn(text, figures)
  return figures.map((figure, index) => {
    const from = figures[index - 1]?.end ?? 0
    const to = figures[index + 1]?.start ?? text.length
    const after = /^[^，,；;。、]*/.exec(text.slice(figure.end, to))?.[0] ?? ''
    const stretch = `${text.slice(from, figure.start)}${after}`
    const item = items.get(figure)
    return { figure, stretch, own: terms(item ?? stretch), inTurn: item !== undefined }
  })
}

const IN_TURN = /([^，,；;。:：]*)(?:分别|各)[^，,；;。]*/g

/** 甲、乙分别为1件和2件: what each of the figures tells in turn. */
function itemsInTurn(text: string, figures: readonly Figure[]): Map<Figure, string> {
  const items = new Map<Figure, string>()
  let former: string[] = []
  for (const match of text.matchAll(IN_TURN)) {
    const listed = (match[1] ?? '').split(/[、和与及]/)
    // 累计分别达到 goes on about the items named before.
    const names = listed.length > 1 ? listed : former
    former = names
    const from = match.index + (match[1] ?? '').length
    const to = match.index + match[0].length
    const told = figures.filter(({ start, end }) => start >= from && end <= to)
    if (told.length !== names.length) continue
    for (const [index, figure] of told.entries()) items.set(figure, names[index] ?? '')
  }
  return items
}

function terms(text: string): Set<string> {
  return new Set(bigrams(text).filter((term) => term.length > 1 && !/\d/.test(term)))
}

/** By so much another figure must fit the words better to be the one they speak of. */
const CLEARLY = 0.34

/**
 * Whether the words around a figure rather tell another figure of the source: 立案126件, where
 * the source says 收到提案126件，立案98件.
 */
export function belongsToAnother(
  said: Omit<ToldFigure, 'sentence'>,
  told: readonly ToldFigure[],
): boolean {
  if (said.own.size === 0) return false
  const fitOf = ({ own, inTurn }: ToldFigure) => {
    let shared = 0
    for (const term of said.own) if (own.has(term)) shared++
    // An item is short: all of it is enough.
    const size = inTurn ? Math.min(said.own.size, own.size) : said.own.size
    return size === 0 ? 0 : shared / size
  }
  const same = told.filter(({ figure }) => sameFigure(said.figure, figure))
  const best = Math.max(0, ...same.map(fitOf))
  return told.some(
    (one) =>
      unitOf(one.figure) === unitOf(said.figure) &&
      one.figure.value !== said.figure.value &&
      fitOf(one) - best >= CLEARLY,
  )
}
