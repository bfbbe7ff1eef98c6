import { type Figure, findFigures } from '../text/figures.js'
import { normalise } from '../text/normalise.js'
import { isArticle, sameFigure } from '../verify/figures-told.js'
import type { ClaimNumber } from './types.js'

/** The numbers of a text that can be right or wrong: 一个 and 一批 are articles. */
export function numbersIn(text: string): Figure[] {
  return findFigures(text).filter((figure) => !isArticle(figure))
}

/**
 * Whether what the original tells bears out what a draft says: the same value of the same unit as
 * precisely meant (2.5万 and 25000; not 3900余元 and 3900余万元), or a rounding that says so (300余
 * and 近320 where it is 312).
 */
export function bears(said: Figure, told: Figure): boolean {
  if (sameFigure(said, told)) return true
  if (said.precision === 'exact' || told.precision !== 'exact') return false
  const asExact: Figure = { ...said, value: told.value, precision: 'exact' }
  return sameFigure(asExact, told) && isRounded(said, told.value)
}

/** Measure words of which reports use either for the same thing: 信息5492件, 条. */
const SAID_ALIKE = new Set(['件条', '条件'])

/** A smaller number without a measure word may be part of a name. */
const SURELY_COUNTS = 100

/**
 * As `bears`, for a statement in other words: a measure word may be left out or be one that is
 * not known (七十多万人, 70多万群众; 21个年头, 二十一连丰), and what is counted may be numbered (12年, 第12年).
 */
export function bearsLoosely(said: Figure, told: Figure): boolean {
  if (bears(said, told)) return true
  if (said.kind === 'year' || told.kind === 'year') return false
  const kind = said.kind
  if (said.unit === told.unit || SAID_ALIKE.has(`${said.unit}${told.unit}`)) {
    return bears({ ...said, unit: told.unit }, { ...told, kind, tail: said.tail })
  }
  if (said.unit !== '' && told.unit !== '') return false
  if ([said.unit, told.unit].includes('%')) return false
  // 二十大 counts nothing; 二十一连丰 does.
  if (said.value < SURELY_COUNTS && told.unit === '' && told.tail !== '连') return false
  return bears({ ...said, unit: '', tail: '' }, { ...told, kind, unit: '', tail: '' })
}

function isRounded({ value, precision }: Figure, exact: number): boolean {
  const step = lastDigit(value)
  if (precision === 'over') return exact > value && exact < value + step
  if (precision === 'under') return exact < value && exact > value - step
  return Math.abs(exact - value) < step / 2
}

/** What one of the last digit that is not zero is worth: 300 → 100, 3900 → 100, 2.5 → .1. */
function lastDigit(value: number): number {
  const [, digits = '', exponent = '0'] =
    /^([\d.]+?)0*e([+-]\d+)$/.exec(value.toExponential()) ?? []
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  return 10 ** (Number(exponent) - decimals)
}

/** What a redaction leaves in place of a number. */
const REDACTED = /[x×*＊ｘ□■○]+/gi

/** Whether a text has a redaction where a number of this unit may have stood: xx件. */
export function isRedacted({ unit }: Pick<Figure, 'unit'>, text: string): boolean {
  const plain = normalise(text)
  return [...plain.matchAll(REDACTED)].some(
    (match) => unit === '' || plain.startsWith(unit, match.index + match[0].length),
  )
}

/** The numbers of a text, all borne out or none. */
export function numbersAll(text: string, matched: boolean): ClaimNumber[] {
  return numbersIn(text).map((figure) => ({
    text: figure.text,
    value: figure.value,
    unit: figure.unit,
    matched,
  }))
}

/** What to say of a number in whose place the original has a redaction; null where it has none. */
export function redactionOf(wrong: ClaimNumber | undefined, told: string): string | null {
  if (wrong === undefined || wrong.found !== undefined || !isRedacted(wrong, told)) return null
  return `原文此处的数字已隐去，不能证实“${wrong.text}”。`
}

/** What to say of a number that the evidence does not have. */
export function wrongNumber({ text, found }: ClaimNumber): string {
  return found === undefined ? `原文没有“${text}”这个数字。` : `原文是“${found}”，不是“${text}”。`
}

export interface NumbersCompared {
  numbers: ClaimNumber[]
  /** The first that the evidence does not have; undefined where it has all. */
  wrong: ClaimNumber | undefined
}

/** How numbers are held against each other. */
export interface Comparing {
  /** Default `bears`. */
  isBorne?: typeof bears
  /** Whether they must come in the same order: in one wording a swap is a change. */
  inOrder?: boolean
}

/** The numbers of a claim beside those of its evidence, each of which bears out one. */
export function compareNumbers(
  claim: string,
  told: readonly Figure[],
  { isBorne = bears, inOrder = false }: Comparing = {},
): NumbersCompared {
  const said = numbersIn(claim)
  const left = new Set(told)
  const borne = new Map<Figure, Figure>()
  let from = 0
  for (const figure of said) {
    const found = told.find((one) => left.has(one) && one.start >= from && isBorne(figure, one))
    if (found === undefined) continue
    borne.set(figure, found)
    left.delete(found)
    if (inOrder) from = found.end
  }
  const numbers = said.map((figure): ClaimNumber => {
    const { text, value, unit } = figure
    if (borne.has(figure)) return { text, value, unit, matched: true }
    const found = counterpart(figure, [...left])?.text
    return { text, value, unit, matched: false, found }
  })
  return { numbers, wrong: numbers.find(({ matched }) => !matched) }
}

/** The figure of the evidence that stands where a wrong one does: of its kind, with its unit or its value. */
function counterpart(said: Figure, told: readonly Figure[]): Figure | undefined {
  const alike = told.filter(({ kind }) => kind === said.kind)
  return (
    alike.find(({ unit, tail }) => unit === said.unit && tail === said.tail) ??
    alike.find(({ value }) => value === said.value) ??
    alike.find(({ unit }) => unit === said.unit)
  )
}
