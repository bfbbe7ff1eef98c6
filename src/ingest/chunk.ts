import { splitSentences } from '../text/sentences.js'
import type { Paragraph } from './outline.js'
import type { PreparedPassage, PreparedSentence } from './prepared.js'
import type { View } from './view.js'

/** Characters of a passage where the text allows it. */
export const PASSAGE_LENGTH = { least: 120, ideal: 240, most: 350 }

/** What a cut or a passage costs when a report is divided; only their order of size matters. */
const COST = {
  /** A cut between two sentences of one paragraph, and between two paragraphs. */
  cutWithin: 1,
  cutBetween: 0.3,
  /** A cut that parts a heading from what it heads. */
  orphanHeading: 50,
  /** A passage that runs on across a heading, by the heading's level. */
  acrossHigh: 5,
  acrossMiddle: 3,
  acrossLow: 1.5,
  /** A passage of no length; falls to nothing at the least length. */
  tooShort: 6,
  /** A passage above the greatest length, and for each 40 characters more. */
  tooLong: 6,
  /** At twice the ideal length. */
  offIdeal: 0.8,
}
/** A passage of several sentences is never longer than this. */
const NEVER_ABOVE = 700

interface Unit {
  paragraph: Paragraph
  index: number
  /** In the paragraph's text. */
  start: number
  end: number
  heading: boolean
  /** Level of the heading it opens with, Infinity for none. */
  level: number
}

/**
 * The passages of a report: 120–350 characters on sentence boundaries, headings kept with
 * what they head, found by least total cost (dynamic programming over sentences). Every
 * character of the paragraphs that is not white space is in exactly one passage and one sentence.
 */
export function chunk(view: View, paragraphs: readonly Paragraph[]): PreparedPassage[] {
  const units = unitsOf(view, paragraphs)
  const passages: PreparedPassage[] = []
  let from = 0
  for (const to of cutsOf(units)) {
    const group = units.slice(from, to)
    from = to
    const first = group[0]
    const last = group.at(-1)
    if (first === undefined || last === undefined) continue
    passages.push({
      ...spanOf(view, first, last),
      text: textOf(group),
      headings: commonPath(group),
      sentences: group.map((unit) => sentenceOf(view, unit)),
    })
  }
  return passages
}

function unitsOf(view: View, paragraphs: readonly Paragraph[]): Unit[] {
  const out: Unit[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const { start, end } of splitSentences(paragraph.text)) {
      const previous = out.at(-1)
      if (previous?.index === index && overlaps(view, paragraph, previous.end, start)) {
        previous.end = end
        continue
      }
      const opens = start === 0 && paragraph.heading > 0
      const heading = paragraph.heading > start && paragraph.heading === paragraph.text.length
      const level = opens ? paragraph.level : Number.POSITIVE_INFINITY
      out.push({ paragraph, index, start, end, heading, level })
    }
  }
  return out
}

/** Whether a cut here would run through a repair, whose characters all map to one piece of the original. */
function overlaps(view: View, { at }: Paragraph, before: number, after: number): boolean {
  return (view.ends[at[before - 1] ?? 0] ?? 0) > (view.starts[at[after] ?? 0] ?? 0)
}

/** Ends of the passages, as counts of units. */
function cutsOf(units: readonly Unit[]): number[] {
  const best = new Float64Array(units.length + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(units.length + 1)
  best[0] = 0
  for (let i = 0; i < units.length; i++) {
    let length = 0
    let across = 0
    for (let j = i; j < units.length; j++) {
      const unit = units[j]
      if (unit === undefined) break
      length += unit.end - unit.start
      if (j > i && length > NEVER_ABOVE) break
      if (j > i) across += acrossCost(units[j - 1], unit)
      const cost = (best[i] ?? 0) + lengthCost(length, j - i + 1) + across + cutCost(units, j)
      if (cost < (best[j + 1] ?? 0)) {
        best[j + 1] = cost
        from[j + 1] = i
      }
    }
  }
  const cuts: number[] = []
  for (let at = units.length; at > 0; at = from[at] ?? 0) cuts.push(at)
  return cuts.reverse()
}

function lengthCost(length: number, units: number): number {
  const off = (Math.abs(length - PASSAGE_LENGTH.ideal) / PASSAGE_LENGTH.ideal) * COST.offIdeal
  if (length < PASSAGE_LENGTH.least) {
    return off + (COST.tooShort * (PASSAGE_LENGTH.least - length)) / PASSAGE_LENGTH.least
  }
  if (length <= PASSAGE_LENGTH.most || units === 1) return off
  return off + COST.tooLong + (length - PASSAGE_LENGTH.most) / 40
}

function cutCost(units: readonly Unit[], j: number): number {
  const unit = units[j]
  const next = units[j + 1]
  if (unit === undefined || next === undefined) return 0
  if (unit.heading) return COST.orphanHeading
  return unit.index === next.index ? COST.cutWithin : COST.cutBetween
}

function acrossCost(previous: Unit | undefined, unit: Unit): number {
  if (previous === undefined || previous.heading) return 0
  if (previous.paragraph.front && !unit.paragraph.front) return COST.acrossMiddle
  if (unit.level === Number.POSITIVE_INFINITY) {
    return unit.paragraph.path.length < previous.paragraph.path.length ? COST.acrossLow : 0
  }
  if (unit.level >= 6) return COST.acrossLow
  return unit.level >= 4 ? COST.acrossMiddle : COST.acrossHigh
}

function textOf(group: readonly Unit[]): string {
  const parts: string[] = []
  let at = 0
  while (at < group.length) {
    const first = group[at]
    if (first === undefined) break
    let last = first
    while (group[at]?.index === first.index) last = group[at++] ?? last
    parts.push(first.paragraph.text.slice(first.start, last.end))
  }
  return parts.join('\n')
}

/** The headings all of a passage's text stands under. */
function commonPath(group: readonly Unit[]): string[] {
  const bodies = group.filter((u) => !u.heading && !u.paragraph.front)
  const paths = (bodies.length > 0 ? bodies : group).map((u) => u.paragraph.path)
  const [first = [], ...rest] = paths
  const stop = first.findIndex((title, i) => rest.some((path) => path[i] !== title))
  return stop < 0 ? first : first.slice(0, stop)
}

function sentenceOf(view: View, unit: Unit): PreparedSentence {
  const text = unit.paragraph.text.slice(unit.start, unit.end)
  return { ...spanOf(view, unit, unit), text }
}

function spanOf(view: View, first: Unit, last: Unit): { start: number; end: number } {
  const start = view.starts[first.paragraph.at[first.start] ?? 0] ?? 0
  const end = view.ends[last.paragraph.at[last.end - 1] ?? 0] ?? 0
  return { start, end }
}
