import type { Span } from '../../domain.js'
import { neighbour } from './lines.js'
import type { CleanContext, CleanRule, Line } from './types.js'

/** A rule over whole lines. */
export interface LineRule {
  reason: string
  /** Furniture wherever it stands. */
  strong(line: Line, context: CleanContext): boolean
  /** Furniture only in the head or tail, next to a line that is removed. */
  weak?(line: Line, context: CleanContext): boolean
  /** Furniture only in the head or tail, right between two lines that are removed. */
  enclosed?(line: Line, context: CleanContext): boolean
}

/** A `CleanRule` that removes whole lines with their line breaks. */
export function lineRule({ reason, strong, weak, enclosed }: LineRule): CleanRule {
  return {
    reason,
    find(_text, context) {
      const { lines } = context
      const removed = new Set<number>()
      for (const line of lines) {
        if (line.folded !== '' && !context.isGone(line) && strong(line, context)) {
          removed.add(line.index)
        }
      }
      if (weak) spread(removed, context, weak)
      if (enclosed) removeEnclosed(removed, context, enclosed)
      return [...removed].sort((a, b) => a - b).flatMap((index) => wholeLine(lines[index]))
    },
  }
}

/** A line with its indentation and its line break, as a list of one span. */
export function wholeLine(line: Line | undefined): Span[] {
  return line ? [{ start: line.from, end: line.to }] : []
}

function removeEnclosed(
  removed: Set<number>,
  context: CleanContext,
  enclosed: (line: Line, context: CleanContext) => boolean,
): void {
  const { lines } = context
  const out = (line: Line | null) =>
    line !== null && (removed.has(line.index) || context.isGone(line))
  for (const line of lines) {
    if (line.folded === '' || out(line) || context.zone(line) === 'body') continue
    const beside = ([-1, 1] as const).every((step) => out(neighbour(lines, line.index, step)))
    if (beside && enclosed(line, context)) removed.add(line.index)
  }
}

/** Weak lines next to removed ones are removed, first downwards, then upwards. */
function spread(
  removed: Set<number>,
  context: CleanContext,
  weak: (line: Line, context: CleanContext) => boolean,
): void {
  const { lines } = context
  const out = (line: Line | null) =>
    line !== null && (removed.has(line.index) || context.isGone(line))
  const visit = (line: Line, step: 1 | -1) => {
    if (line.folded === '' || out(line) || context.zone(line) === 'body') return
    if (weak(line, context) && out(neighbour(lines, line.index, step))) removed.add(line.index)
  }
  for (const line of lines) visit(line, -1)
  for (const line of [...lines].reverse()) visit(line, 1)
}
