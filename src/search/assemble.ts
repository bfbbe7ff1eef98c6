import { sameWords } from '../text/same-words.js'
import type { QuestionFeatures } from './features.js'
import type { Fused } from './fuse.js'
import type { Holding } from './holdings.js'
import type { PassageView } from './passage-views.js'
import { RESCORED } from './rank.js'
import { shareOf } from './terms.js'

/** A result: a passage, with what belongs to it. */
export interface Found extends Fused {
  /** Row ids it is made of, in text order: itself, and a neighbour that holds the other part of what was asked. */
  joined: number[]
  /** Row ids of copies of it elsewhere. */
  copies: number[]
}

/** Two neighbours are joined where each holds at least this share of the question's terms that the other lacks. */
const JOIN_GAIN = 0.15

export interface AssembleOptions {
  question: Pick<QuestionFeatures, 'terms'>
  views: ReadonlyMap<number, PassageView>
  holdings: ReadonlyMap<number, Holding>
}

/** A passage as a result of its own. */
export function alone(one: Fused): Found {
  return { ...one, joined: [one.passage], copies: [] }
}

/**
 * Folds and joins among the best `RESCORED`; those behind stay as they are, and so does the
 * order. A passage that repeats a better one is folded into it where it is the same report in
 * another file: one region (or none known) and one year; the same wording elsewhere is parallel
 * practice and stays. A passage next to a better one of its section is joined to it where the
 * question's terms are divided between the two: the answer was cut in half.
 */
export function assemble(ranked: readonly Fused[], options: AssembleOptions): Found[] {
  const out: Found[] = []
  for (const [index, one] of ranked.entries()) {
    const host = index < RESCORED ? hostOf(one, out, options) : null
    if (host === null) out.push(alone(one))
    else if (host.how === 'copy') host.of.copies.push(one.passage)
    else host.of.joined = inOrder([...host.of.joined, one.passage], options)
  }
  return out
}

interface Host {
  of: Found
  how: 'copy' | 'join'
}

/** The better result that this one belongs to; null where it stands alone. */
function hostOf(one: Fused, better: readonly Found[], options: AssembleOptions): Host | null {
  const view = options.views.get(one.passage)
  if (view === undefined) return null
  for (const of of better) {
    const other = options.views.get(of.passage)
    if (other === undefined) continue
    if (isCopy(view, other, options)) return { of, how: 'copy' }
    if (of.joined.length === 1 && isOtherHalf(view, other, options)) return { of, how: 'join' }
  }
  return null
}

function isCopy(a: PassageView, b: PassageView, { holdings }: AssembleOptions): boolean {
  if (a.report === b.report) return false
  const [here, there] = [holdings.get(a.report), holdings.get(b.report)]
  const [region, other] = [here?.region?.code, there?.region?.code]
  if (region !== undefined && other !== undefined && region !== other) return false
  if (String(here?.coveredYears) !== String(there?.coveredYears)) return false
  const [fewer, more] = [a.terms.size, b.terms.size].sort((x, y) => x - y) as [number, number]
  return fewer >= 0.9 * more && sameWords(a.terms, b.terms)
}

function isOtherHalf(a: PassageView, b: PassageView, { question }: AssembleOptions): boolean {
  const adjacent = a.report === b.report && Math.abs(a.ordinal - b.ordinal) === 1
  if (!adjacent || a.headings.join('\n') !== b.headings.join('\n')) return false
  const only = (one: PassageView, other: PassageView) =>
    shareOf(question.terms, (term) => one.terms.has(term) && !other.terms.has(term))
  return only(a, b) >= JOIN_GAIN && only(b, a) >= JOIN_GAIN
}

function inOrder(passages: number[], { views }: AssembleOptions): number[] {
  const ordinal = (passage: number) => views.get(passage)?.ordinal ?? 0
  return passages.sort((a, b) => ordinal(a) - ordinal(b))
}
