export interface YearSpan {
  from: number
  /** Infinity for a span that is open: 2020年以来. */
  to: number
  /** The words that named it, as they stand in the text. */
  matched: string
}

const DIGITS = '〇○零一二三四五六七八九'
const RANGE =
  /((?:19|20)\d{2})\s*年?\s*(?:-+|~|至|到)\s*((?:19|20)\d{2})\s*年|((?:19|20)\d{2})\s*年(?:度)?(以来|至今|以后|之后|起)?|([〇○零一二三四五六七八九]{4})年/

/**
 * The year or span of years a normalised text names, first one first: 2023年, 2020-2022年,
 * 二〇二三年, 2020年以来 (to the end of time). Null where it names none; a number without 年 is no year, nor is 20xx年.
 */
export function findYears(text: string): YearSpan | null {
  const match = RANGE.exec(text)
  if (!match) return null
  const [matched, from, to, single, since, chinese] = match
  if (from !== undefined && to !== undefined) {
    const ends = [Number(from), Number(to)]
    return { from: Math.min(...ends), to: Math.max(...ends), matched }
  }
  const year = single === undefined ? fromChinese(chinese ?? '') : Number(single)
  if (year === null) return null
  return { from: year, to: since === undefined ? year : Number.POSITIVE_INFINITY, matched }
}

/** A span for people: 2023年, 2020—2022年, 2020年以来. */
export function yearsLabel({ from, to }: Pick<YearSpan, 'from' | 'to'>): string {
  if (!Number.isFinite(to)) return `${from}年以来`
  return from === to ? `${from}年` : `${from}—${to}年`
}

function fromChinese(digits: string): number | null {
  const values = [...digits].map((digit) => Math.max(0, DIGITS.indexOf(digit) - 2))
  const year = Number(values.join(''))
  return year >= 1900 && year < 2100 ? year : null
}
