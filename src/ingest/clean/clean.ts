import type { RemovedSpan, Repair, Span } from '../../domain.js'
import { editView, toOriginal, type View } from '../view.js'
import { contentsRule } from './contents.js'
import { invisible } from './invisible.js'
import { joinHalves } from './join.js'
import { createContext } from './lines.js'
import { findRepairs } from './mojibake.js'
import { navigation } from './navigation.js'
import { orders } from './orders.js'
import { pageMark } from './page-mark.js'
import { promotion } from './promotion.js'
import { share } from './share.js'
import { site } from './site.js'
import type { CleanContext, CleanRule } from './types.js'

export { type Contents, type ContentsEntry, findContents } from './contents.js'

export interface CleanResult {
  /** Sorted, without overlaps; touching spans of one reason are one. Offsets in the original. */
  removed: RemovedSpan[]
  /** Sorted, disjoint from each other and from what is removed. */
  repairs: Repair[]
  /** The original without what is removed and with the repairs. */
  view: View
}

/** In the order in which they claim text; a later rule sees which lines are gone. */
const RULES: readonly CleanRule[] = [
  contentsRule,
  orders,
  promotion,
  site,
  share,
  navigation,
  pageMark,
]

/**
 * Finds everything in a text that is not the report's: first what is hidden or garbled within
 * words, then, on the text so readable, contents, spam, site furniture, menus and page marks.
 * The original is not altered; what is left is a view of it.
 *
 * @param options.name the file's name, for rules that compare with it.
 */
export function cleanText(original: string, options: { name?: string } = {}): CleanResult {
  const repairs = findRepairs(original)
  const hidden = without(
    invisible.find(original, createContext('', { name: '', gone: new Set() })),
    repairs,
  )
  const readable = editView(original, [...repairs, ...hidden.map((span) => ({ ...span, to: '' }))])
  const found = furniture(readable.text, options.name ?? '').map(({ start, end, reason }) => ({
    ...toOriginal(readable, start, end),
    reason,
  }))
  const outside = without(hidden, found).map((span) => ({ ...span, reason: invisible.reason }))
  const removed = merged([...found, ...outside])
  const kept = without(repairs, removed)
  const view = editView(original, [
    ...kept,
    ...removed.map(({ start, end }) => ({ start, end, to: '' })),
  ])
  return { removed, repairs: kept, view }
}

function furniture(text: string, name: string): RemovedSpan[] {
  const goneLines = new Set<number>()
  const reasons = new Map<number, string>()
  let context = createContext(text, { name, gone: goneLines })
  let shown = text
  const claimed: RemovedSpan[] = []
  for (const rule of RULES) {
    const spans = rule.find(shown, context).map((span) => ({ ...span, reason: rule.reason }))
    for (const span of spans) claimed.push(span)
    for (const index of coveredLines(context, spans)) {
      goneLines.add(index)
      if (!reasons.has(index)) reasons.set(index, rule.reason)
    }
    if (rule === promotion && spans.length > 0) {
      // A name written over a line must not hide what the line is from the rules that follow.
      shown = blanked(text, spans)
      context = createContext(shown, { name, gone: goneLines })
    }
  }
  return carve([...claimed, ...joinHalves(text, context.lines, reasons)])
}

/** The text with blanks in place of the spans, line breaks kept: every offset holds. */
function blanked(text: string, spans: readonly Span[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(at, start)
    out += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n\f\v\u2028\u2029]/g, ' ')
    at = end
  }
  return out + text.slice(at)
}

/** Lines with content that lie wholly in one of the spans. */
function coveredLines({ lines }: CleanContext, spans: readonly Span[]): number[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  const covered: number[] = []
  let next = 0
  for (const line of lines) {
    if (line.start === line.end) continue
    while (next < sorted.length && (sorted[next]?.end ?? 0) < line.end) next++
    const span = sorted[next]
    if (span && span.start <= line.start && span.end >= line.end) covered.push(line.index)
  }
  return covered
}

/** Overlapping claims made disjoint; where two overlap the earlier in the list keeps the text. */
function carve(claims: readonly RemovedSpan[]): RemovedSpan[] {
  const edges = claims
    .map((claim, order) => ({ ...claim, order }))
    .sort((a, b) => a.start - b.start)
  const out: RemovedSpan[] = []
  let active: typeof edges = []
  let next = 0
  const points = [...new Set(edges.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  for (const [i, start] of points.entries()) {
    const end = points[i + 1]
    if (end === undefined) break
    for (let edge = edges[next]; edge && edge.start <= start; edge = edges[++next])
      active.push(edge)
    active = active.filter((edge) => edge.end > start)
    const winner = active.reduce<(typeof edges)[number] | null>(
      (best, edge) => (best === null || edge.order < best.order ? edge : best),
      null,
    )
    if (winner) out.push({ start, end, reason: winner.reason })
  }
  return merged(out)
}

function merged(spans: readonly RemovedSpan[]): RemovedSpan[] {
  const out: RemovedSpan[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= span.start) continue
    const last = out.at(-1)
    if (last && last.end === span.start && last.reason === span.reason) last.end = span.end
    else out.push({ ...span })
  }
  return out
}

/** The spans that touch none of the others. */
function without<T extends Span>(spans: readonly T[], others: readonly Span[]): T[] {
  const sorted = [...others].sort((a, b) => a.start - b.start)
  const kept: T[] = []
  let next = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= span.start) next++
    const other = sorted[next]
    if (!other || other.start >= span.end) kept.push(span)
  }
  return kept
}
