import { contentTerms } from '../search/terms.js'
import { normalise } from '../text/normalise.js'
import { measuresAsked } from './measures.js'
import { asksPerson, personsNamed } from './persons.js'

/** What kind of thing would answer the question. */
export type AskedKind = 'quantity' | 'time' | 'list' | 'open'

export interface Asked {
  kind: AskedKind
  /** Measure words that the question attaches to 多少 or 几, such as 件 of 多少件; empty where it names none. */
  units: string[]
  /** How many quantities are asked: 立案多少件、办复率是多少 asks two. */
  quantities: number
  /** Dimensions the quantity must be told in (money, share, area …); see `measures.ts`. */
  measures: string[]
  /** For quantities: the words right beside 多少 or 几, as bigrams; a sentence that holds none of them gives some other quantity. */
  focus: string[]
  /** Whether it asks who holds an office. */
  person: boolean
  /** What may be persons' names in it; see `personsNamed`. */
  persons: string[]
  /** Names the question puts in quotation marks or book-title marks, normalised. */
  quoted: string[]
  /** Of a question that is a list of key words (three or more, parted by spaces), the terms of each; else empty. */
  keywords: string[][]
}

const QUANTITY =
  /多少|(?<!哪)几(?=[个次件条场人名位家篇期字项户份年天月批届倍所座支])|占比|比例|百分之几|增长率|增速|有多[大长高远重]/
const TIME = /何时|什么时候|什么时间|哪一?年|哪[天日月]|几月/
const LIST = /哪些|哪几|哪[三四五六七八九两]|包括|分别/
const UNIT =
  /(?:多少|(?<!哪)几)(万亿|亿元|万元|亿|万|元|人次|平方米|平方公里|公里|百分点|件|条|次|场|人|名|位|个|家|篇|期|字|册|部|项|户|份|年|天|月|吨|亩|所|座|支|批|届|倍|辆|台|艘|张|幅|米)/g
const UNIT_OR_BARE = new RegExp(`${UNIT.source}|多少`, 'g')
const QUOTED = /["'《<]([^"'《》<>]{2,30})["'》>]/g

/** Reads what is asked for out of a question in any script. */
export function readAsked(question: string): Asked {
  const text = normalise(question)
  return {
    kind: kindOf(text),
    units: [...text.matchAll(UNIT)].flatMap(([, unit]) => (unit === undefined ? [] : [unit])),
    quantities: [...text.matchAll(UNIT_OR_BARE)].length,
    measures: measuresAsked(text),
    focus: focusOf(text),
    person: asksPerson(text),
    persons: personsNamed(text),
    quoted: [...text.matchAll(QUOTED)].flatMap(([, name]) => (name === undefined ? [] : [name])),
    keywords: keywordsOf(text),
  }
}

const FOCUS_WIDTH = 4

/** Up to four characters on either side of each 多少 or 几 and its measure word, within the clause. */
function focusOf(text: string): string[] {
  const focus = new Set<string>()
  for (const match of text.matchAll(UNIT_OR_BARE)) {
    const before = /[^,.;?!\s]*$/.exec(text.slice(0, match.index))?.[0] ?? ''
    const after = /^[^,.;?!\s]*/.exec(text.slice(match.index + match[0].length))?.[0] ?? ''
    for (const side of [before.slice(-FOCUS_WIDTH), after.slice(0, FOCUS_WIDTH)]) {
      for (const term of contentTerms(side)) if (term.length > 1) focus.add(term)
    }
  }
  return [...focus]
}

const FEWEST_KEYWORDS = 3

function keywordsOf(text: string): string[][] {
  const words = text.trim().split(/\s+/)
  return words.length < FEWEST_KEYWORDS ? [] : words.map((word) => contentTerms(word))
}

function kindOf(text: string): AskedKind {
  if (QUANTITY.test(text)) return 'quantity'
  if (TIME.test(text)) return 'time'
  return LIST.test(text) ? 'list' : 'open'
}

const NUMBER =
  /\d|[一二三四五六七八九十百千万亿两]+(?:余|多)?(?:件|条|次|场|人|名|位|个|家|篇|期|项|户|份|批|届|倍|成|所|座|支|%|年)|百分之|一半|翻番|全覆盖/

/** Whether a text states any number; a redaction (x件, ***) is none. */
export function statesNumber(text: string): boolean {
  return NUMBER.test(normalise(text))
}

const YEAR_OR_DATE = /\d{4}年|\d{1,2}月|\d{1,2}日|\d{4}-\d{1,2}/

/** Whether a text states a date or a year. */
export function statesTime(text: string): boolean {
  return YEAR_OR_DATE.test(normalise(text))
}

/** Whether a number with this measure word stands in the text: 102件, 300余万字, 三十多场. */
export function statesUnit(text: string, unit: string): boolean {
  return new RegExp(
    `(?:[\\d.,]+|[一二三四五六七八九十百千两]+)(?:余|多|近|几)?(?:百|千|万|亿)?(?:余|多)?${unit}`,
  ).test(normalise(text))
}

/** Whether an answer without that kind of thing (a number, a date) is none. */
export function answersKindIsRequired(asked: Asked): boolean {
  return asked.kind === 'quantity' || asked.kind === 'time'
}

/** Whether the quantity with this measure word is redacted in the text: xxx次, ***件. */
export function redactsUnit(text: string, unit: string): boolean {
  return new RegExp(`(?:[x×*█]+|□+)(?:余|多|近|几)?(?:百|千|万|亿)?(?:余|多)?${unit}`).test(
    normalise(text),
  )
}
