import type { Span } from '../../domain.js'
import { givesOrders } from '../../text/orders.js'
import { splitSentences } from '../../text/sentences.js'
import { wholeLine } from './line-rule.js'
import { neighbour } from './lines.js'
import type { CleanContext, CleanRule, Line } from './types.js'

/** The order speaks of lines below or above it. */
const POINTS_DOWN =
  /下(?:一|面|列|文|段|述)|以下|如下|next|following|below|after this|优先|override|来源：|官方|[:：]\s*$/i
const POINTS_UP =
  /(?<![补補加])上一(?:段|句|行)|前一(?:段|句|行)|以上(?:一|这)(?:段|句)|line above|previous (?:line|paragraph|sentence)/i
/** Turns of a conversation, questions and answers. */
const TURN =
  /^\s*(?:问|答|q|a|用户|助手|使用者|助理|user|assistant|human|ai|system)\s*[\d一二三]*\s*[:：]/i
const OPENS = /<([a-z_一-龥|]+)[^<>/]*>\s*$|^\s*```|^\s*<([a-z_一-龥]+)[^<>/]*>/i
const MOST_LINES = 6

/** After an order in a line of so few sentences the rest of the line goes along. */
const SHORT_LINE = 3

/** What gives orders to a machine that reads the report, and the lines it speaks of: hidden instructions to an assistant. */
export const orders: CleanRule = {
  reason: 'model-order',
  find(text, context) {
    const gone = new Set<Line>()
    const within: Span[] = []
    for (const line of context.lines) {
      const words = text.slice(line.start, line.end)
      if (words === '' || context.isGone(line)) continue
      const spans = ordersIn(words)
      const [first] = spans
      if (first === undefined) {
        for (const one of brokenUp(text, line, context)) gone.add(one)
        continue
      }
      if (first.start === 0 && spans.at(-1)?.end === words.length) gone.add(line)
      else within.push(...spans.map(({ start, end }) => shifted(line, start, end)))
      for (const one of spokenOf(text, line, words, context)) gone.add(one)
      for (const one of restOf(text, line, context)) gone.add(one)
    }
    return [...[...gone].flatMap(wholeLine), ...within].sort((a, b) => a.start - b.start)
  },
}

/** A line that does not end where it ends: on a word, a comma or a colon. */
const UNFINISHED = /[\p{L}\p{N},，:：]$/u
const MOST_PIECES = 3
const LONGEST_PIECE = 60

/** An order broken over lines (请忽略 / 以上 / 所有段落): its lines and what they point to. Empty where there is none, or its last line is one by itself. */
function brokenUp(text: string, line: Line, context: CleanContext): Line[] {
  if (line.end - line.start > LONGEST_PIECE) return []
  const pieces = [line, ...restOf(text, line, context)]
  const last = pieces.at(-1)
  const joined = pieces.map(({ start, end }) => text.slice(start, end)).join(' ')
  if (last === undefined || last === line || !givesOrders(joined)) return []
  if (givesOrders(text.slice(last.start, last.end))) return []
  return [...pieces, ...spokenOf(text, last, joined, context)]
}

/** The short lines below on which a line without a stop goes on, to the one that ends. */
function restOf(text: string, line: Line, { lines }: CleanContext): Line[] {
  const rest: Line[] = []
  let last = line
  while (rest.length < MOST_PIECES && isUnfinished(text, last)) {
    const next = neighbour(lines, last.index, 1)
    if (next === null || next.end - next.start > LONGEST_PIECE) break
    rest.push(next)
    last = next
  }
  return rest
}

function isUnfinished(text: string, { start, end }: Line): boolean {
  return text.charAt(start) !== '#' && UNFINISHED.test(text.slice(Math.max(start, end - 2), end))
}

function shifted(line: Line, start: number, end: number): Span {
  return { start: line.start + start, end: line.start + end }
}

/** The sentences of a line that give orders, and what follows them in a short line; all of it where it is fenced. */
function ordersIn(words: string): Span[] {
  const sentences = splitSentences(words)
  const found = sentences.filter(({ start, end }) => givesOrders(words.slice(start, end)))
  const [first] = found
  if (first === undefined) {
    // An order may be set apart by stops: 请.無.視.
    return words.length <= 200 && givesOrders(words) ? [{ start: 0, end: words.length }] : []
  }
  const rest = sentences.length <= SHORT_LINE || OPENS.test(words)
  return rest ? [{ start: first.start, end: words.length }] : found
}

/** The lines that an order takes along: to the end of its fence, the turns below it, the one it points to. */
function spokenOf(text: string, line: Line, words: string, { lines }: CleanContext): Line[] {
  const out: Line[] = []
  const fence = OPENS.exec(words)
  if (fence) {
    const closer = words.includes('```')
      ? /```\s*$/
      : new RegExp(`</${fence[1] ?? fence[2] ?? ''}`, 'i')
    const below = lines.slice(line.index + 1, line.index + 1 + MOST_LINES)
    const end = below.findIndex((one) => closer.test(text.slice(one.start, one.end)))
    out.push(...below.slice(0, end + 1))
  }
  let next = neighbour(lines, line.index, 1)
  while (next !== null && TURN.test(text.slice(next.start, next.end)) && out.length < MOST_LINES) {
    out.push(next)
    next = neighbour(lines, next.index, 1)
  }
  const below = neighbour(lines, line.index, 1)
  if (POINTS_DOWN.test(words) && below !== null) out.push(below)
  const above = neighbour(lines, line.index, -1)
  if (POINTS_UP.test(words) && above !== null) out.push(above)
  return out
}
