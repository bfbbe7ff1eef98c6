import type { Span } from '../domain.js'
import {
  bareRunIn,
  type HeadingMark,
  headingTitle,
  isBareHeading,
  numberedHeading,
} from './outline-headings.js'
import { type Flow, flowOf, joinWrapped, linesOf } from './outline-lines.js'
import { isTitleLine, sameTitle } from './split-titles.js'
import type { View } from './view.js'

/** A paragraph of a report with its place in the outline. */
export interface Paragraph extends Flow {
  /** Headings over it, outermost first; of a heading its own included. */
  path: string[]
  /** Length of the heading it starts with: 0 for none, all of it for a heading line. */
  heading: number
  /** Level of that heading (see `HeadingMark`), Infinity for none. */
  level: number
  /** Title, occasion, date, speaker, salutation: before the report's text. */
  front: boolean
}

/** This many paragraphs must open with a short first sentence before such sentences count as headings. */
const MIN_BARE_RUN_INS = 3
const LONGEST_FRONT = 90
/** A salutation ends the front when it stands within so many paragraphs and characters. */
const FRONT_PARAGRAPHS = 16
const FRONT_CHARACTERS = 800
/** The speaker turns to the audience: the last numbered paragraph is over. */
const CLOSING = /^(?:各位[委代常同]|同志们)/
const SALUTATION = /^(?:各位|尊敬的|同志们|主席)[^。]{0,30}[：:，,!！]?$/
const FRONT =
  /^(?:——|—|--|－)|会议上|^[（(]?(?:\d{4}|[二〇○零一二三四五六七八九]{4}|[x×X*]{2,4})年.{0,20}[日月)）]?$|^(?:来源|作者|时间|发布|编辑|报告人|●)|(?:主席|省长|市长|县长|区长|主任|州长|院长|检察长)\s*\S{0,12}$|作.{0,30}报告/

/**
 * The paragraphs of one report, hard-wrapped lines joined, each with the headings above it.
 * `span` is in the view's text. The report's own title is no heading.
 */
export function outline(view: View, span: Span, title: string): Paragraph[] {
  const flows = joinWrapped(linesOf(view.text, span.start, span.end)).map((g) => flowOf(view, g))
  const front = frontLength(flows, title)
  const texts = flows.map((f) => f.text)
  const bare = texts.filter((t, i) => i >= front && isBareRunIn(t))
  const allowBare = bare.length >= MIN_BARE_RUN_INS
  const stack: { level: number; title: string; bare: boolean }[] = []
  return flows.map((flow, i) => {
    const { text } = flow
    if (i < front || sameTitle(text, title)) {
      return { ...flow, path: [], heading: 0, level: Number.POSITIVE_INFINITY, front: true }
    }
    const mark = markOf(texts, i, stack, allowBare)
    if (mark === null) {
      if (CLOSING.test(text)) while ((stack.at(-1)?.level ?? 0) > 2) stack.pop()
      const path = stack.map((s) => s.title)
      return { ...flow, path, heading: 0, level: Number.POSITIVE_INFINITY, front: false }
    }
    while ((stack.at(-1)?.level ?? 0) >= mark.level) stack.pop()
    const name = headingTitle(text.slice(0, mark.length))
    const path = [...stack.map((s) => s.title), name]
    const whole = mark.length === text.length
    if (mark.level < 6 || whole) stack.push({ level: mark.level, title: name, bare: mark.bare })
    return { ...flow, path, heading: mark.length, level: mark.level, front: false }
  })
}

type Mark = HeadingMark & { bare: boolean }
type Stack = readonly { level: number; bare: boolean }[]

function markOf(
  texts: readonly string[],
  i: number,
  stack: Stack,
  allowBare: boolean,
): Mark | null {
  const text = texts[i] ?? ''
  const numbered = numberedHeading(text)
  if (numbered !== null) return { ...numbered, bare: false }
  if (isBareHeading(text, texts[i + 1])) {
    return { level: bareLevel(texts, i, stack), length: text.length, ordinal: 0, bare: true }
  }
  const length = allowBare ? bareRunIn(text) : null
  return length === null ? null : { level: 7, length, ordinal: 0, bare: false }
}

/** A heading without a number lies above the numbers that start after it, beside its like, or under the number before it. */
function bareLevel(texts: readonly string[], at: number, stack: Stack): number {
  for (let i = at + 1; i < texts.length; i++) {
    const next = numberedHeading(texts[i] ?? '')
    if (next !== null && next.level < 6) {
      if (next.ordinal === 1) return next.level - 0.5
      break
    }
  }
  const like = stack.findLast((s) => s.bare)
  if (like !== undefined) return like.level
  return (stack.findLast((s) => s.level < 6)?.level ?? 2) + 0.5
}

function isBareRunIn(text: string): boolean {
  return numberedHeading(text) === null && bareRunIn(text) !== null
}

/** How many of the first paragraphs stand before the text. */
function frontLength(flows: readonly Flow[], title: string): number {
  const salutation = flows.slice(0, FRONT_PARAGRAPHS).findIndex((f) => SALUTATION.test(f.text))
  if (salutation >= 0) {
    const before = flows.slice(0, salutation)
    const length = before.reduce((n, f) => n + f.text.length, 0)
    if (length <= FRONT_CHARACTERS && !before.some((f) => numberedHeading(f.text) !== null)) {
      return salutation + 1
    }
  }
  const end = flows.findIndex(({ text }) => {
    const known = sameTitle(text, title) || isTitleLine(text) || FRONT.test(text)
    return !known || text.length > LONGEST_FRONT || numberedHeading(text) !== null
  })
  return Math.max(end, 0)
}
