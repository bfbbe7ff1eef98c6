import { fold } from './fold.js'
import type { CleanContext, Line, Zone } from './types.js'

const BREAK = /\r\n|[\n\r\f\v\u2028\u2029]/g
const MAX_FOLDED = 200
const FURNITURE_PROSE = /版权|转载|icp备|免责|本站|本网|公众号|小编|浏览器|侵权|举报/

/** The lines of a text, blank ones too, in order; together they cover it. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  const add = (limit: number, to: number) => {
    let start = from
    let end = limit
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    const folded = end - start <= MAX_FOLDED ? fold(text.slice(start, end)) : ''
    lines.push({ index: lines.length, from, to, start, end, folded })
    from = to
  }
  for (const found of text.matchAll(BREAK)) add(found.index, found.index + found[0].length)
  add(text.length, text.length)
  return lines
}

/** The context rules see; `gone` holds the indices of removed lines and may grow between rules. */
export function createContext(
  text: string,
  options: { name: string; gone: ReadonlySet<number> },
): CleanContext {
  const lines = splitLines(text)
  const prose = lines.filter((line) => isProse(text, line))
  const first = prose.at(0)?.index ?? lines.length
  const last = prose.at(-1)?.index ?? -1
  return {
    name: options.name,
    lines,
    zone: (line): Zone => {
      if (line.index < first) return 'head'
      return line.index > last ? 'tail' : 'body'
    },
    isGone: (line) => options.gone.has(line.index),
  }
}

/** Whether a line is running text rather than a title, a menu or a field. */
export function isProse(text: string, line: Line): boolean {
  const length = line.end - line.start
  if (length < 20) return false
  const content = text.slice(line.start, Math.min(line.end, line.start + 400))
  if (line.folded !== '' && FURNITURE_PROSE.test(line.folded)) return false
  if (length >= 20 && /[。！；!;]["”』」]?$/.test(content)) return true
  return length >= 50 && /[。，；,;]/.test(content) && !/[|_>]/.test(content)
}

/** Nearest line before (-1) or after (1) that is not blank; null at the edge. */
export function neighbour(
  lines: readonly Line[],
  index: number,
  step: 1 | -1,
  skip: (line: Line) => boolean = () => false,
): Line | null {
  for (let i = index + step; i >= 0 && i < lines.length; i += step) {
    const line = lines[i]
    if (line && line.end > line.start && !skip(line)) return line
  }
  return null
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3000 || code === 0xa0
}
