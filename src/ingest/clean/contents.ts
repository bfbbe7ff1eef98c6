import type { Span } from '../../domain.js'
import { neighbour, splitLines } from './lines.js'
import type { CleanRule, Line } from './types.js'

export interface ContentsEntry extends Span {
  /** Without its Arabic number, leaders and page. */
  title: string
  page: number | null
}

export interface Contents {
  /** The heading and all entries, with their line breaks. */
  span: Span
  entries: ContentsEntry[]
}

const HEADING =
  /^#{0,6}\s*[[(]?\s*(?:目\s*录(?:页)?|目\s*次|contents|table of contents)\s*[\])]?:?$/
const LEADERS =
  /^(.{2,80}?)[\s\u3000]*(?:[.…·•⋯_‥。-]{2,}|[\s\u3000]+|\t)[\s\u3000]*(?:第\s*)?(\d{1,4})(?:\s*页)?$/
const DOTTED = /[.…·•⋯_‥-]{3,}[\s\u3000]*(?:第\s*)?\d{1,4}(?:\s*页)?$/
const NUMBERED =
  /^(?:\d{1,3}\s*[.、．,:]|[(（]?[一二三四五六七八九十百]{1,4}[)）]?\s*[、,.]?|第[一二三四五六七八九十百\d]{1,4}[篇章部节编])/
const ARABIC = /^(?:[(（]?\d{1,3}[)）]?\s*[.、．,:]|[(（]\d{1,3}[)）])\s*/
const MAX_ENTRY = 90
const MIN_DOTTED = 3

/**
 * The table of contents of a text: a 目录 heading with the entries under it, or three or more
 * lines on end with dot leaders and a page. An entry without a page counts while its title
 * stands again as a line further down. Offsets are in `text`; null when there is none.
 */
export function findContents(text: string): Contents | null {
  const lines = splitLines(text)
  for (const line of lines) {
    if (line.folded.length > 0 && line.folded.length <= 20 && HEADING.test(line.folded)) {
      const entries = entriesAfter(text, lines, line.index + 1)
      if (entries.length >= 2) return contents(lines, line, entries)
    }
  }
  for (const line of lines) {
    if (!isDotted(line)) continue
    const entries = entriesAfter(text, lines, line.index)
    if (entries.filter(isDottedLine).length >= MIN_DOTTED) return contents(lines, line, entries)
  }
  return null
}

/** The table of contents: needed for splitting, nothing anyone asks about. */
export const contentsRule: CleanRule = {
  reason: 'contents',
  find(text) {
    const found = findContents(text)
    return found ? [found.span] : []
  },
}

type Entry = ContentsEntry & { line: Line }

function entriesAfter(text: string, lines: readonly Line[], from: number): Entry[] {
  const entries: Entry[] = []
  let lastPage = 0
  for (
    let line = lines[from - 1] ? neighbour(lines, from - 1, 1) : (lines[from] ?? null);
    line;
    line = neighbour(lines, line.index, 1)
  ) {
    const entry = entryOf(text, line, lines)
    if (entry === null || (entry.page !== null && entry.page < lastPage)) break
    lastPage = entry.page ?? lastPage
    entries.push(entry)
  }
  return entries
}

function entryOf(text: string, line: Line, lines: readonly Line[]): Entry | null {
  const content = text.slice(line.start, line.end)
  if (content.length > MAX_ENTRY || /[。；！？]/.test(content)) return null
  const paged = LEADERS.exec(content)
  const title = (paged?.[1] ?? content).replace(ARABIC, '').replace(/[\s.…·•_-]+$/, '')
  const entry = { title, start: line.start, end: line.end, line }
  if (paged && /[\u3400-\u9fff]/.test(title)) return { ...entry, page: Number(paged[2]) }
  const listed = NUMBERED.test(content) && title.length >= 4
  return listed && standsAgain(text, title, lines, line) ? { ...entry, page: null } : null
}

function standsAgain(text: string, title: string, lines: readonly Line[], after: Line): boolean {
  const at = text.indexOf(title, after.to)
  if (at < 0) return false
  // Its own line, but not the one right below: that would be two headings, not a list.
  return lines
    .slice(after.index + 2)
    .some((line) => line.start <= at && at < line.end && line.end - line.start <= title.length + 8)
}

function isDotted(line: Line): boolean {
  return line.folded !== '' && line.folded.length <= MAX_ENTRY && DOTTED.test(line.folded)
}

function isDottedLine(entry: Entry): boolean {
  return isDotted(entry.line)
}

function contents(lines: readonly Line[], first: Line, entries: readonly Entry[]): Contents {
  const last = entries.at(-1)?.line ?? first
  return {
    span: { start: lines[first.index]?.from ?? first.start, end: last.to },
    entries: entries.map(({ title, page, start, end }) => ({ title, page, start, end })),
  }
}
