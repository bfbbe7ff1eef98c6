import type { Span } from '../domain.js'

/**
 * A derived text that remembers where each of its code units came from.
 *
 * `text[i]` was derived from `original.slice(starts[i], ends[i])`. Both arrays have
 * `text.length` entries, are non-decreasing, and `starts[i] <= ends[i]`.
 */
export interface View {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A piece of the original to leave out (`to: ''`) or to show differently (a repair). */
export interface Edit extends Span {
  to: string
}

/** The original as a view of itself. */
export function identityView(original: string): View {
  const starts = new Int32Array(original.length)
  const ends = new Int32Array(original.length)
  for (let i = 0; i < original.length; i++) {
    starts[i] = i
    ends[i] = i + 1
  }
  return { text: original, starts, ends }
}

/**
 * The original with edits applied. Edits may come in any order; of two that overlap the one
 * that starts first (the longer, at one start) wins and the other is dropped. Every code unit
 * of a replacement maps to the whole span it replaced, so no citation can point into half a repair.
 */
export function editView(original: string, edits: readonly Edit[]): View {
  const applied = applicable(original, edits)
  let length = original.length
  for (const edit of applied) length += edit.to.length - (edit.end - edit.start)
  const pieces: string[] = []
  const starts = new Int32Array(length)
  const ends = new Int32Array(length)
  let out = 0
  let at = 0
  const keepUpTo = (limit: number) => {
    if (limit > at) pieces.push(original.slice(at, limit))
    for (; at < limit; at++, out++) {
      starts[out] = at
      ends[out] = at + 1
    }
  }
  for (const edit of applied) {
    keepUpTo(edit.start)
    pieces.push(edit.to)
    for (let i = 0; i < edit.to.length; i++, out++) {
      starts[out] = edit.start
      ends[out] = edit.end
    }
    at = edit.end
  }
  keepUpTo(original.length)
  return { text: pieces.join(''), starts, ends }
}

function applicable(original: string, edits: readonly Edit[]): Edit[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Edit[] = []
  let at = 0
  for (const edit of ordered) {
    if (edit.start < at || edit.end <= edit.start || edit.end > original.length) continue
    kept.push(edit)
    at = edit.end
  }
  return kept
}

/** Where `[start, end)` of the view's text lies in the original. An empty range maps to an empty range. */
export function toOriginal(view: View, start: number, end: number): Span {
  if (end <= start) {
    const at = view.starts[start] ?? view.ends[view.ends.length - 1] ?? 0
    return { start: at, end: at }
  }
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 }
}
