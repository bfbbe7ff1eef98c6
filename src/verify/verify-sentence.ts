import { type Clause, readClause, weightOf, weightyClauses } from './clause.js'
import { contentHeld, faultOf, TOO_MUCH } from './faults.js'
import type { Place } from './names.js'
import type { Segment, Source, Strike, Support, Verdict } from './types.js'
import { windowOf } from './window.js'

/** The sentence as a whole must find at least this share of its content. */
export const MIN_SENTENCE = 0.7
/** At most so many neighbouring sentences of a source bear out one clause. */
const LONGEST_WINDOW = 3

/**
 * Whether what a sentence says is borne out by the sources it cites: of each clause its places,
 * quoted and other names, numbers with their units, direction and most of its content must stand
 * together in at most three neighbouring sentences of one source. A clause without a place speaks
 * of the place named before it. Where it fails, the strike says on what.
 */
export function verifySentence(segments: readonly Segment[]): Verdict {
  const by: Support[] = []
  let places: Place[] = []
  let held = 0
  let total = 0
  for (const { text, sources } of segments) {
    for (const words of weightyClauses(text)) {
      const clause = readClause(words, places)
      places = clause.places
      const judged = judgeClause(clause, sources)
      if ('strike' in judged) return { supported: false, strike: judged.strike }
      by.push(...judged.by)
      held += judged.coverage * weightOf(clause)
      total += weightOf(clause)
    }
  }
  if (by.length === 0) {
    return { supported: false, strike: { code: 'content', message: '这句话没有可核对的内容。' } }
  }
  if (total > 0 && held / total < MIN_SENTENCE) return { supported: false, strike: TOO_MUCH }
  return { supported: true, by: joined(by) }
}

type Judged = { by: Support[]; coverage: number } | { strike: Strike; coverage: number }

/** By one source; or, where it names several places, each place by a source of its own. */
function judgeClause(clause: Clause, sources: readonly Source[]): Judged {
  const whole = bySources(clause, sources)
  if ('by' in whole || clause.places.length < 2) return whole
  const { places, figures } = clause
  if (figures.length > 0 && figures.length !== places.length) return whole
  const parts = places.map((place, index) =>
    bySources({ ...clause, places: [place], figures: figures.slice(index, index + 1) }, sources),
  )
  const failed = parts.find((part) => 'strike' in part)
  if (failed) return failed
  return {
    by: parts.flatMap((part) => ('by' in part ? part.by : [])),
    coverage: Math.min(...parts.map(({ coverage }) => coverage)),
  }
}

function bySources(clause: Clause, sources: readonly Source[]): Judged {
  let worst: Judged = { strike: TOO_MUCH, coverage: -1 }
  for (const source of sources) {
    const judged = bySource(clause, source)
    if ('by' in judged) return judged
    if (judged.coverage > worst.coverage) worst = judged
  }
  return worst
}

/** The smallest window of neighbouring sentences that bears the clause out; else what the nearest one lacks. */
function bySource(clause: Clause, source: Source): Judged {
  const { length } = source.sentences
  let nearest: Judged = { strike: TOO_MUCH, coverage: -1 }
  for (let size = 1; size <= Math.min(LONGEST_WINDOW, length); size++) {
    for (let first = 0; first + size <= length; first++) {
      const window = windowOf(source, first, first + size - 1)
      const content = contentHeld(clause, window)
      const coverage = content.total === 0 ? 1 : content.held / content.total
      const fault = faultOf(clause, source, window, content)
      if (fault === null) {
        return { by: [{ source, first, last: first + size - 1 }], coverage }
      }
      if (coverage > nearest.coverage) nearest = { strike: fault, coverage }
    }
  }
  return nearest
}

/** Supports of one source in one range, in the order of their sources' first use. */
function joined(by: readonly Support[]): Support[] {
  const out: Support[] = []
  for (const one of by) {
    const same = out.find(({ source }) => source === one.source)
    if (same === undefined) out.push({ ...one })
    else {
      same.first = Math.min(same.first, one.first)
      same.last = Math.max(same.last, one.last)
    }
  }
  return out
}
