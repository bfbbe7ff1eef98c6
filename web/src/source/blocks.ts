import type { DocumentDetail, RemovedSpan, Repair, Report, Span } from '../../../src/domain'

/** A stretch of the original that is shown alike throughout. */
export interface Piece extends Span {
  /** What is shown for it: its own words or, in the cleaned view of a repair, the repaired ones. */
  text: string
  removed: RemovedSpan | null
  repair: Repair | null
  /** Whether it is part of the cited passage. */
  marked: boolean
}

/** A part of the original small enough to lay out by itself. */
export interface Block {
  start: number
  /** The report that begins here. */
  report: Report | null
  pieces: Piece[]
}

/** The original as it is, or as it was read: without what cleaning removed, repaired. */
export type Shown = 'original' | 'cleaned'

/** Characters of a block, about; it ends at a line end. */
const BLOCK_CHARS = 3_000

/**
 * The original as blocks of pieces. Every piece knows its place, so that what is selected on
 * the page is a span of the original; shown as `original` the texts joined are the original.
 */
export function blocksOf(
  original: string,
  { removedSpans, repairs, reports }: DocumentDetail,
  { mark, shown }: { mark: Span | null; shown: Shown },
): Block[] {
  const openings = new Map(reports.map((report) => [report.start, report]))
  const starts = new Set([0, ...openings.keys(), ...lineEnds(original)])
  const edits = [...removedSpans, ...repairs].sort((a, b) => a.start - b.start)
  const cuts = new Set([...starts, ...edits.flatMap(ends), ...(mark ? ends(mark) : [])])
  const points = [...cuts].filter((at) => at < original.length).sort((a, b) => a - b)
  const blocks: Block[] = []
  let edit = 0
  points.forEach((start, index) => {
    const end = points[index + 1] ?? original.length
    while ((edits[edit]?.end ?? Number.POSITIVE_INFINITY) <= start) edit += 1
    const covering = edits[edit]
    const own = covering !== undefined && covering.start <= start ? covering : null
    if (starts.has(start) || blocks.length === 0) {
      blocks.push({ start, report: openings.get(start) ?? null, pieces: [] })
    }
    const piece = {
      start,
      end,
      text: original.slice(start, end),
      removed: own !== null && 'reason' in own ? own : null,
      repair: own !== null && 'to' in own ? own : null,
      marked: mark !== null && start >= mark.start && end <= mark.end,
    }
    const visible = shown === 'cleaned' ? cleaned(piece) : piece
    if (visible !== null) blocks.at(-1)?.pieces.push(visible)
  })
  return blocks
}

/** A piece without what cleaning removes, repaired; the white space around what is gone shrinks to a line end. */
function cleaned(piece: Piece): Piece | null {
  const { removed, repair, text, start } = piece
  if (removed !== null) return null
  if (repair !== null) return { ...piece, text: start === repair.start ? repair.to : '' }
  return /^\s{2,}$/.test(text) ? { ...piece, text: '\n' } : piece
}

function ends({ start, end }: Span): number[] {
  return [start, end]
}

function lineEnds(original: string): number[] {
  const out: number[] = []
  for (let at = BLOCK_CHARS; at < original.length; at += BLOCK_CHARS) {
    const end = original.indexOf('\n', at)
    if (end < 0) break
    // A text of one endless line is cut anyway, between characters.
    at = end - at > BLOCK_CHARS ? at : end + 1
    out.push(at)
  }
  return out
}

/** The report an offset stands in. */
export function reportAt(reports: readonly Report[], offset: number): Report | null {
  return reports.find(({ start, end }) => start <= offset && offset < end) ?? null
}
