import type { Span } from '../domain.js'
import { toSimplified } from '../text/simplified.js'
import { numberedHeading } from './outline-headings.js'
import { type Line, linesOf } from './outline-lines.js'
import { cleanTitle, isStrongTitle, isTitleLine, pieceMark, titleCore } from './split-titles.js'
import type { View } from './view.js'

/** One report of a file; the span is in the view's text, trimmed. */
export interface Piece extends Span {
  /** Its title line, cleaned; null where the text starts without one. */
  title: string | null
}

/** A new report starts no nearer than this to the last, and has at least this much text. */
const LEAST_BODY = 120
/** A piece mark (篇一 …) that counts on is surer: its piece may be as short as this. */
const LEAST_MARKED = 40
/** More text than this before the first title is a report of its own, cut off at its head. */
const LEAST_FRAGMENT = 400
/** A title is looked for in so many lines and characters from a report's start. */
const HEAD = { lines: 14, characters: 700 }
/** Lines after a title in which its first numbered heading is looked for. */
const NEXT_HEADING = 60
const CLOSED = /[。！？!?…”"』」）)】》：:.]$/
const OCCASION =
  /^(?:——|—|--|－).{0,40}(?:会议|大会|全会)|^[（(]?\d{4}年|^各位(?:委员|代表|常委|领导)|会议上/
const INSTITUTION = /^(?:中国人民政治协商会议|政协|.{2,14}(?:人民政府|人民代表大会)).{0,24}$/

/**
 * The reports of a file, in order. New reports are recognised by contents entries found again,
 * piece marks (篇一 … 篇二), a title that recurs, or a second official title with its occasion;
 * not by running headers, a title repeated under itself, section headings or lists of links.
 *
 * @param contents titles of the file's contents page, if it has one
 */
export function splitReports(view: View, contents: readonly string[] = []): Piece[] {
  const lines = linesOf(view.text, 0, view.text.length)
  const simple = lines.map((l) => toSimplified(l.text.slice(0, 100)))
  const marks = increasingMarks(simple)
  const starts = bodied(lines, candidates(lines, simple, contents, marks), marks)
  const first = starts[0]
  const pieces: Piece[] = []
  const add = (from: number, to: number, titleAt: number | null) => {
    const start = lines[from]?.start
    const end = lines[to - 1]?.end
    if (start === undefined || end === undefined) return
    const at = titleAt ?? headTitle(lines, from, to)
    pieces.push({ start, end, title: at === null ? null : titleOf(lines, at, to) })
  }
  if (first === undefined || (starts.length === 1 && bodyBefore(lines, first) === 0)) {
    add(0, lines.length, first ?? null)
    return pieces
  }
  const before = bodyBefore(lines, first)
  const leading = starts.length === 1 && contents.length === 0
  if (before >= LEAST_FRAGMENT || (leading && before > 0)) {
    if (before < LEAST_FRAGMENT) {
      add(0, lines.length, first)
      return pieces
    }
    add(0, withInstitution(lines, first), null)
  }
  starts.forEach((start, i) => {
    const next = starts[i + 1]
    const to = next === undefined ? lines.length : withInstitution(lines, next)
    add(withInstitution(lines, start), to, start)
  })
  return pieces
}

/** Lines at which a report may start. */
function candidates(
  lines: readonly Line[],
  simple: readonly string[],
  contents: readonly string[],
  marks: ReadonlySet<number>,
): number[] {
  const listed = new Set(contents.map(titleCore).filter((t) => t.length >= 4))
  const cores = simple.map((t) => (isTitleLine(t) ? titleCore(t) : ''))
  const headers = runningHeaders(lines, cores)
  const seen = new Set<string>()
  const out: number[] = []
  for (const [i, line] of lines.entries()) {
    const text = simple[i] ?? ''
    const core = cores[i] ?? ''
    if (seen.has(core) && (headers.has(core) || countsOn(lines, i))) continue
    const known = core !== '' && seen.has(core)
    if (core !== '') seen.add(core)
    const isListed = line.text.length <= 60 && listed.has(titleCore(text))
    const closed = i === 0 || isClosed(lines[i - 1])
    const official = core !== '' && isStrongTitle(text)
    const opening = i < HEAD.lines && out.length === 0 && core !== '' && !isCollection(text)
    const occasion = core !== '' && simple.slice(i + 1, i + 6).some((t) => OCCASION.test(t))
    const starts = isListed || marks.has(i) || known || official || occasion || opening
    if ((closed || occasion) && starts && !isCollection(text)) out.push(i)
  }
  return out
}

/** Whether the headings after a line go on counting: （三）, not 一、. Then it is a page's header, however its page ended. */
function countsOn(lines: readonly Line[], at: number): boolean {
  for (const line of lines.slice(at + 1, at + 1 + NEXT_HEADING)) {
    const heading = line.text.startsWith('#') ? null : numberedHeading(line.text)
    if (heading !== null && heading.level <= 3) return heading.ordinal !== 1
  }
  return false
}

/** Candidates that have text of their own; of several in one title block the first. */
function bodied(
  lines: readonly Line[],
  found: readonly number[],
  marks: ReadonlySet<number>,
): number[] {
  const lengths = [0]
  for (const { text } of lines) lengths.push((lengths.at(-1) ?? 0) + text.length)
  const between = (from: number, to: number) =>
    (lengths[to] ?? 0) - (lengths[Math.min(from, to)] ?? 0)
  const out: number[] = []
  for (const [k, at] of found.entries()) {
    const next = found[k + 1] ?? lines.length
    const previous = out.at(-1)
    const least = marks.has(at) ? LEAST_MARKED : LEAST_BODY
    const sinceLast = previous === undefined ? LEAST_BODY : between(previous + 1, at)
    const toNext = between(at + 1, next)
    const toEnd = between(at + 1, lines.length)
    if (sinceLast < least) continue
    const block = toNext < least && next < lines.length && next - at <= 4
    if (toNext >= least || (block && toEnd >= least)) out.push(at)
  }
  return out
}

/** Lines that carry piece marks, where there are several that count upwards. */
function increasingMarks(simple: readonly string[]): ReadonlySet<number> {
  const found = simple.flatMap((text, i) => {
    const mark = pieceMark(text)
    return mark === null ? [] : [{ i, mark }]
  })
  const rising = found.filter(({ mark }, k) => k === 0 || mark > (found[k - 1]?.mark ?? 0))
  return new Set(
    rising.length >= 2 && rising.length >= found.length / 2 ? rising.map((f) => f.i) : [],
  )
}

/** Titles that stand in mid-sentence more often than not: a page's header. */
function runningHeaders(lines: readonly Line[], cores: readonly string[]): ReadonlySet<string> {
  const count = new Map<string, { all: number; open: number }>()
  for (const [i, core] of cores.entries()) {
    if (core === '' || i === 0) continue
    const entry = count.get(core) ?? { all: 0, open: 0 }
    entry.all++
    if (!isClosed(lines[i - 1])) entry.open++
    count.set(core, entry)
  }
  return new Set([...count].filter(([, c]) => c.open * 2 >= c.all).map(([core]) => core))
}

/** Whether a line ends a sentence or is a short line of its own (a signature, a heading, a date). */
function isClosed(line: Line | undefined): boolean {
  return line === undefined || CLOSED.test(line.text) || line.text.length <= 12
}

/** The title of a whole collection, not of a report: …汇编, …(4篇). */
function isCollection(text: string): boolean {
  return /汇编|合集|集锦|(?<!第)[一二三四五六七八九十\d]\s*篇\s*[）)】\]]?\s*$|[-—]\s*\d+\s*篇/.test(
    text,
  )
}

function headTitle(lines: readonly Line[], from: number, to: number): number | null {
  let characters = 0
  for (let i = from; i < Math.min(to, from + HEAD.lines); i++) {
    const line = lines[i]
    if (line === undefined || characters > HEAD.characters) return null
    if (isTitleLine(line.text) && !isCollection(toSimplified(line.text))) return i
    characters += line.text.length
    if (line.text.length > 150) return null
  }
  return null
}

/** The title at a line, with the institution's line before it or the kind of report after it where it is spread over two. */
function titleOf(lines: readonly Line[], at: number, to: number): string | null {
  const own = lines[at]?.text ?? ''
  const before = lines[at - 1]?.text ?? ''
  const bare = /^(?:常务委员会|政府)?\s*工\s*作\s*报\s*告$/.test(toSimplified(own))
  if (bare && INSTITUTION.test(toSimplified(before))) return cleanTitle(before) + cleanTitle(own)
  const title = cleanTitle(own)
  if (title !== '' && isTitleLine(title)) return title
  const next = lines[at + 1]
  if (at + 1 < to && next !== undefined && isTitleLine(next.text)) return cleanTitle(next.text)
  return title.length >= 4 ? title : null
}

/** The line before a title where that names the institution and belongs to it. */
function withInstitution(lines: readonly Line[], at: number): number {
  const before = lines[at - 1]
  const belongs = before !== undefined && INSTITUTION.test(toSimplified(before.text))
  return belongs && !CLOSED.test(before.text) ? at - 1 : at
}

function bodyBefore(lines: readonly Line[], at: number): number {
  return textLength(lines, 0, withInstitution(lines, at))
}

function textLength(lines: readonly Line[], from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) n += lines[i]?.text.length ?? 0
  return n
}
