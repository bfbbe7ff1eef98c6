import type { Note, RemovedSpan, Span } from '../domain.js'
import { chunk } from './chunk.js'
import { describeReport } from './describe.js'
import { outline } from './outline.js'
import type { PreparedReport } from './prepared.js'
import { type Piece, splitReports } from './split.js'
import { contentsNote, listsReports, truncatedNotes } from './split-notes.js'
import { toOriginal, type View } from './view.js'

export interface CleanedText {
  original: string
  view: View
  removed: readonly RemovedSpan[]
  /** File name as given. */
  name: string
  /** Titles on the file's contents page; empty without one. They may be sections of one report. */
  contents: readonly string[]
}

/** A report's own marks are looked for in so much of what cleaning removed. */
const MOST_FURNITURE = 4000

/** The reports of a cleaned text, described, outlined and cut into passages, with what a reader should know about them. */
export function prepareReports(text: CleanedText): { reports: PreparedReport[]; notes: Note[] } {
  const { original, view } = text
  const contents = listsReports(text.contents) ? text.contents : []
  const pieces = splitReports(view, contents)
  const compiled = pieces.length > 1
  const furniture = compiled ? '' : removedText(text)
  const reports: PreparedReport[] = []
  for (const piece of pieces) {
    const span = toOriginal(view, piece.start, piece.end)
    const title = piece.title ?? ''
    const paragraphs = outline(view, piece, title)
    const described = describeReport({
      title: piece.title,
      paragraphs,
      original,
      start: span.start,
      floor: reports.at(-1)?.end ?? 0,
      furniture,
      fileName: text.name,
      compiled,
    })
    reports.push({ ...span, ...described, passages: chunk(view, paragraphs) })
  }
  return { reports, notes: notesOf(view, pieces, contents, reports) }
}

function notesOf(
  view: View,
  pieces: readonly Piece[],
  contents: readonly string[],
  reports: readonly PreparedReport[],
): Note[] {
  const titles = reports.map((r) => r.title)
  const texts = pieces.map((p: Span) => view.text.slice(Math.max(p.start, p.end - 400), p.end))
  return [...contentsNote(contents, titles), ...truncatedNotes(titles, texts)]
}

function removedText({ original, removed }: CleanedText): string {
  let out = ''
  for (const { start, end } of removed) {
    if (out.length > MOST_FURNITURE) break
    out += `${original.slice(start, end).trim()}\n`
  }
  return out
}
