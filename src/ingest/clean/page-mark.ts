import type { Span } from '../../domain.js'
import { wholeLine } from './line-rule.js'
import { neighbour } from './lines.js'
import type { CleanContext, CleanRule, Line } from './types.js'

const MARKS: readonly RegExp[] = [
  /^[-~·*]+\s*\d{1,4}\s*[-~·*]+$/,
  /^[-~([]*\s*第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页\s*(?:[,.|/(]?\s*(?:共|总)\s*\d{1,4}\s*页\)?)?\s*[-~)\]]*$/,
  /^[-~]*\s*(?:page|p\.?|pg\.?)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-~]*$/,
  /^共\s*\d{1,4}\s*页\s*,?\s*当前第?\s*\d{1,4}\s*页[\d\s]*$/,
  /^(?:\[\d{1,3}\]\s*){2,}(?:下一页|尾页|末页)?$/,
  /^共\s*\d{1,4}\s*页\s*[,.|/]?\s*第\s*\d{1,4}\s*页$/,
  /^\d{1,4}\s*\/\s*\d{1,4}\s*页?$/,
]
const LONE = /^\d{1,3}$/
const UNIT = /^(?:[%.,、，。元个件人次篇条项万亿年月日号级名场份期家户位届天小分多余个]|个)/
const INLINE: readonly RegExp[] = [
  /(?<=[\u3400-\u9fff，、])[ \t\u3000]*[-—–]?[ \t\u3000]*第[ \t]?\d{1,4}[ \t]?页(?:[ \t]?[,，/]?[ \t]?共[ \t]?\d{1,4}[ \t]?页)?[ \t\u3000]*[-—–]?[ \t\u3000]*(?=[\u3400-\u9fff])/g,
  // A newspaper's page turn.
  /[（(](?:下转|上接)第?[ \t]?[一二三四五六七八九十\d]{1,3}[ \t]?版[）)]/g,
  /(?<=[\u3400-\u9fff，、])(?:[ \t\u3000]+([-—–])[ \t\u3000]*\d{1,3}[ \t\u3000]*\1[ \t\u3000]+|—[ \t]?\d{1,3}[ \t]?—)(?=[\u3400-\u9fff])/g,
]
const REFERS = /(?:[见看读在翻到从至于第载自])[ \t\u3000]*$/
const MIN_RUNNING = 3
const MAX_RUNNING_HEADER = 50
const MIN_NEIGHBOUR = 12
/** A text's title stands among so many lines. */
const HEAD_LINES = 4
/** A header names the paper; a line with a stop or a comma in it is text, however often it recurs. */
const STOP = /[.,;!?]/
const NAME = /^[^.,;!?]*(?:报告|总结|综述|文件|材料|汇编|简报|公报|文集|会刊|摘要)$/
const NUMBERED =
  /^(?:-?\s*(\d{1,4})\s*-?\s+)?(.{4,46}?)(?:\s+-?\s*(?:第\s*)?(\d{1,4})\s*页?\s*-?)?$/
const HEADING =
  /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十\d]{1,3}[章节部分篇]|\d{1,2}[.、．]|各位|同志们|主席|目录)/

/** Page numbers between and within lines, and headers that run from page to page. */
export const pageMark: CleanRule = {
  reason: 'page-mark',
  find(text, context) {
    const marks = new Set<number>()
    for (const line of context.lines) {
      if (line.folded === '' || context.isGone(line)) continue
      if (MARKS.some((pattern) => pattern.test(line.folded)) && !inTable(context, line))
        marks.add(line.index)
    }
    const pages = new Set(
      [...marks].map((index) => Number(/\d+/.exec(context.lines[index]?.folded ?? '')?.[0])),
    )
    for (const line of loneNumbers(text, context, pages)) marks.add(line.index)
    for (const line of runningHeaders(text, context, marks)) marks.add(line.index)
    const whole = [...marks]
      .sort((a, b) => a - b)
      .flatMap((index) => wholeLine(context.lines[index]))
    return [...whole, ...inlineMarks(text)]
  },
}

/** `3/20` and the like among other short figures belong to a table. */
function inTable(context: CleanContext, line: Line): boolean {
  if (!/^\d{1,4}\s*\//.test(line.folded)) return false
  const near = [neighbour(context.lines, line.index, -1), neighbour(context.lines, line.index, 1)]
  return near.some(
    (other) => other !== null && /^[\d./%,\s-]+$/.test(other.folded) && other.folded !== '',
  )
}

/**
 * Bare numbers on lines of their own: page numbers when they count up through the text between
 * lines of prose, or when one parts a sentence. A number with its unit on the next line, a
 * year and a list's number are none.
 */
function loneNumbers(text: string, context: CleanContext, pages: ReadonlySet<number>): Line[] {
  const candidates = context.lines.filter(
    (line) => LONE.test(line.folded) && !context.isGone(line) && betweenProse(text, context, line),
  )
  return candidates.filter((line, i) => {
    const value = Number(line.folded)
    const before = candidates[i - 1]
    const after = candidates[i + 1]
    const counts =
      (before !== undefined && Number(before.folded) === value - 1) ||
      (after !== undefined && Number(after.folded) === value + 1)
    const follows = pages.has(value - 1) || pages.has(value + 1)
    return (
      follows || (counts && candidates.length >= MIN_RUNNING) || partsSentence(text, context, line)
    )
  })
}

function betweenProse(text: string, context: CleanContext, line: Line): boolean {
  const [before, after] = around(context, line)
  if (before === null || after === null) return false
  if (before.end - before.start < MIN_NEIGHBOUR || after.end - after.start < MIN_NEIGHBOUR)
    return false
  return (
    !UNIT.test(text.slice(after.start, after.start + 2)) &&
    !/\d$/.test(text.slice(before.start, before.end))
  )
}

function partsSentence(text: string, context: CleanContext, line: Line): boolean {
  const [before, after] = around(context, line)
  if (before === null || after === null) return false
  const left = text.charAt(before.end - 1)
  const right = text.charAt(after.start)
  return (
    before.end - before.start >= 20 &&
    /[\u3400-\u9fff，、,]/.test(left) &&
    /[\u3400-\u9fff]/.test(right) &&
    !/^[一二三四五六七八九十]+、/.test(text.slice(after.start, after.start + 4))
  )
}

function around(context: CleanContext, line: Line): [Line | null, Line | null] {
  const gone = (other: Line) => context.isGone(other)
  return [
    neighbour(context.lines, line.index, -1, gone),
    neighbour(context.lines, line.index, 1, gone),
  ]
}

/**
 * Headers and footers of pages: short lines next to a page mark three times or more, word for
 * word; fewer where one of them parts a sentence and it recurs or is the text's own title; and
 * without page marks, three times or more, where most of them part a sentence. A header may
 * carry its page's number.
 */
function runningHeaders(text: string, context: CleanContext, marks: ReadonlySet<number>): Line[] {
  const byText = new Map<string, Line[]>()
  for (const line of context.lines) {
    const { folded } = line
    if (marks.has(line.index) || context.isGone(line)) continue
    if (folded.length < 4 || folded.length > MAX_RUNNING_HEADER) continue
    append(byText, folded, line)
  }
  const head = context.lines.filter(({ folded }) => folded !== '').slice(0, HEAD_LINES)
  const title = head.map(({ folded }) => folded.replace(/\s+/g, '')).join('')
  const headEnd = head.at(-1)?.index ?? 0
  const headers: Line[] = numberedHeaders(context)
  for (const [folded, lines] of byText) {
    const beside = lines.filter((line) => isBeside(context, marks, line)).length
    if (lines.length < 2 && beside === 0) continue
    const parting = lines.filter((line) => partsSentenceAround(text, context, marks, line)).length
    const titled = title.includes(folded.replace(/\s+/g, ''))
    const known =
      beside >= MIN_RUNNING ||
      (beside >= 1 && parting >= 1 && !STOP.test(folded) && (titled || lines.length >= 2)) ||
      (lines.length >= MIN_RUNNING &&
        parting * 3 >= lines.length * 2 &&
        (titled || NAME.test(folded)))
    // The title itself stays where it stands first.
    if (known) headers.push(...(titled ? lines.filter((line) => line.index > headEnd) : lines))
  }
  return headers
}

/** In place: a file may repeat one line without end. */
function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

/** Lines that are one name with a number before or behind it that counts the pages. */
function numberedHeaders({ lines }: CleanContext): Line[] {
  const byName = new Map<string, { line: Line; page: number }[]>()
  for (const line of lines) {
    const { folded } = line
    if (folded.length > MAX_RUNNING_HEADER) continue
    const match = NUMBERED.exec(folded)
    const name = (match?.[2] ?? '').trim()
    if (match === null || !NAME.test(name)) continue
    const page = Number(match[1] ?? match[3])
    append(byName, name, { line, page })
  }
  return [...byName.values()].flatMap((found) => {
    const counting = found.filter(({ page }, i) => i > 0 && page - (found[i - 1]?.page ?? page) > 0)
    const counts = found.length >= MIN_RUNNING && counting.length === found.length - 1
    return counts ? found.map(({ line }) => line) : []
  })
}

function isBeside(context: CleanContext, marks: ReadonlySet<number>, line: Line): boolean {
  return ([-1, 1] as const).some((step) => {
    const other = neighbour(context.lines, line.index, step)
    return other !== null && marks.has(other.index)
  })
}

/** Whether the text before a line and its page marks goes on in mid-sentence behind them. */
function partsSentenceAround(
  text: string,
  context: CleanContext,
  marks: ReadonlySet<number>,
  line: Line,
): boolean {
  const skip = (other: Line) => context.isGone(other) || marks.has(other.index)
  const before = neighbour(context.lines, line.index, -1, skip)
  const after = neighbour(context.lines, line.index, 1, skip)
  if (before === null || after === null || before.end - before.start < MIN_NEIGHBOUR) return false
  return (
    /[\u3400-\u9fff，、,]/.test(text.charAt(before.end - 1)) &&
    /[\u3400-\u9fff，、。；）”]/.test(text.charAt(after.start)) &&
    !HEADING.test(text.slice(after.start, after.start + 8)) &&
    !HEADING.test(text.slice(before.start, before.start + 8))
  )
}

function inlineMarks(text: string): Span[] {
  const spans: Span[] = []
  for (const pattern of INLINE) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - 3), match.index)
      const after = text.charAt(match.index + match[0].length)
      if (!REFERS.test(before) && !/[的上中所至到]/.test(after)) {
        spans.push({ start: match.index, end: match.index + match[0].length })
      }
    }
  }
  return spans
}
