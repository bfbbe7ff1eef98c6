import type { View } from './view.js'

/** A line of a view without the white space at its ends; offsets in the view's text. */
export interface Line {
  start: number
  end: number
  text: string
  /** An empty line stands before it. */
  gap: boolean
  /** It starts with two or more columns of white space. */
  indented: boolean
}

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g
const TERMINAL = /[。！？!?；;：:…”"』」）)】》.]$/
const CONTINUES_BEFORE = /[，,、“‘「『（(《〈—]$/
const CONTINUES_AFTER = /^[，,、。；;：:！!？?”’」』）)》〉】…%％]/
const ENUMERATED =
  /^(?:#{1,6}\s|第[一二三四五六七八九十\d]+[部章篇编条节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳●■◆★▲•·—]|-{2,}|[一二三四五六七八九]是)/

/** Hard-wrapped text has at least this many lines, */
const MIN_WRAPPED_LINES = 8
/** whose common width lies in this range of characters, */
const WRAP_WIDTH = { least: 14, most: 64 }
/** and this share of whose full lines end in mid-sentence. */
const WRAPPED_SHARE = 0.4
/** A line at least this share of the common width is full. */
const FULL_LINE = 0.82
/** In text that is not wrapped, a line this long without a stop was broken by something. */
const BROKEN_LINE = 60

/** The non-empty lines of `[start, end)` of a view's text. */
export function linesOf(text: string, start: number, end: number): Line[] {
  const out: Line[] = []
  let gap = false
  const take = (from: number, to: number) => {
    const raw = text.slice(from, to)
    const body = raw.trim()
    if (body === '') {
      gap = true
      return
    }
    const lead = raw.length - raw.trimStart().length
    const indented = lead >= 2 || raw.startsWith('\u3000')
    out.push({ start: from + lead, end: from + lead + body.length, text: body, gap, indented })
    gap = false
  }
  let at = start
  for (const match of text.slice(start, end).matchAll(BREAK)) {
    take(at, start + match.index)
    at = start + match.index + match[0].length
  }
  take(at, end)
  return out
}

/** The lines that belong together: those of one paragraph where text was wrapped to a width or broken by a page. */
export function joinWrapped(lines: readonly Line[]): Line[][] {
  const width = wrapWidth(lines)
  const out: Line[][] = []
  for (const line of lines) {
    const group = out.at(-1)
    const previous = group?.at(-1)
    if (group !== undefined && previous !== undefined && joins(previous, line, width)) {
      group.push(line)
    } else out.push([line])
  }
  return out
}

/** The width text was wrapped to, in characters; null where it was not. */
export function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < MIN_WRAPPED_LINES) return null
  const widths = lines.map((l) => columns(l.text)).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  if (width < WRAP_WIDTH.least || width > WRAP_WIDTH.most) return null
  const full = lines.filter((l) => columns(l.text) >= width * FULL_LINE)
  const open = full.filter((l) => !TERMINAL.test(l.text))
  const most = full.length >= lines.length * 0.4
  return most && open.length >= full.length * WRAPPED_SHARE ? width : null
}

function joins(previous: Line, line: Line, width: number | null): boolean {
  if (CONTINUES_AFTER.test(line.text)) return true
  if (ENUMERATED.test(line.text) || line.text.startsWith('各位')) return false
  if (CONTINUES_BEFORE.test(previous.text)) return true
  if (TERMINAL.test(previous.text)) return width !== null && fullStopWithin(previous, line, width)
  if (width === null) return previous.text.length >= BROKEN_LINE && !line.indented
  return !line.gap && !line.indented && columns(previous.text) >= width * FULL_LINE
}

/** A full line of wrapped text that happens to end with a stop still goes on, unless the next is set off. */
function fullStopWithin(previous: Line, line: Line, width: number): boolean {
  const full = columns(previous.text) >= width * 0.97
  return full && !line.gap && !line.indented && line.text.length > width / 3
}

/** Width in full-width characters: ASCII counts half. */
function columns(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) n += text.charCodeAt(i) < 0x80 ? 0.5 : 1
  return n
}

/** A paragraph's text without line breaks; `at[i]` is where its character `i` stands in the view. */
export interface Flow {
  text: string
  at: number[]
}

/** Lines joined into one text: no break between Han characters, one space between Latin words, runs of white space as one. */
export function flowOf(view: View, lines: readonly Line[]): Flow {
  let text = ''
  const at: number[] = []
  // Looking at the end of a text that grows would cost its whole length each time.
  let spaced = false
  const add = (character: string, index: number) => {
    text += character
    at.push(index)
    spaced = character === ' '
  }
  for (const line of lines) {
    if (/[a-z0-9]$/i.test(text) && /^[a-z]/i.test(line.text)) add(' ', line.start)
    for (let i = line.start; i < line.end; i++) {
      const character = view.text.charAt(i)
      const space = /\s/.test(character)
      if (space && spaced) continue
      add(space ? ' ' : character, i)
    }
  }
  return { text, at }
}
