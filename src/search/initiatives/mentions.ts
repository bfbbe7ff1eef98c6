import { normalise } from '../../text/normalise.js'
import type { Evidence } from './evidence.js'
import { createFinder } from './finder.js'
import type { ByKey } from './join.js'
import { apposition, kindWithin } from './kinds.js'
import type { Clause } from './types.js'

/** Shorter names are words of their own too: without marks they do not count. */
const SURE_LENGTH = 4
const OPENING = /["'《]/
const CLOSING = /["'》]/
const AROUND = 40

/**
 * Clauses that hold each name, ascending, by evidence. A name in marks always counts; one
 * without counts where it tells its kind, a kind word follows, it was recognised without, or the
 * report has no marks at all. Each clause comes with the name as written there.
 */
export function findMentions(
  names: Iterable<Evidence>,
  clauses: readonly Clause[],
): Map<Evidence, Map<number, string>> {
  const found = new Map<Evidence, Map<number, string>>()
  const byNeedle = new Map<string, Evidence>()
  for (const evidence of names) {
    found.set(evidence, new Map([...evidence.clauses].map((clause) => [clause, ''])))
    for (const spelling of evidence.spellings.keys()) byNeedle.set(normalise(spelling), evidence)
  }
  const find = createFinder(byNeedle.keys())
  const marked = reportsWithMarks(clauses)
  for (const [index, { text, folded, report }] of clauses.entries()) {
    let covered = 0
    find(folded, (needle, at) => {
      const end = at + needle.length
      const evidence = byNeedle.get(needle)
      if (evidence === undefined || end <= covered) return
      if (!counts(folded, at, end, evidence, marked.has(report))) return
      covered = end
      found.get(evidence)?.set(index, text.slice(at, end))
    })
  }
  return found
}

/**
 * How often each name stands without marks and without a kind word, by key, in reports that have
 * marks and never use them for it: there it is an ordinary word.
 */
export function ordinaryUses(names: ByKey, clauses: readonly Clause[]): Map<string, number> {
  const uses = new Map<string, number>()
  const find = createFinder(names.keys())
  const marked = reportsWithMarks(clauses)
  for (const { folded, report } of clauses) {
    if (!marked.has(report)) continue
    find(folded, (needle, at) => {
      const end = at + needle.length
      if (names.get(needle)?.reports.has(report) || isMarked(folded, at, end)) return
      const beside = apposition('', folded.slice(end, end + AROUND))
      if (beside !== null && !beside.shared && beside.between === '') return
      uses.set(needle, (uses.get(needle) ?? 0) + 1)
    })
  }
  return uses
}

function counts(
  plain: string,
  at: number,
  end: number,
  evidence: Evidence,
  marked: boolean,
): boolean {
  if (isMarked(plain, at, end)) return true
  if (end - at < SURE_LENGTH) return false
  const name = plain.slice(at, end)
  if (!marked || evidence.by.repeated > 0 || kindWithin(name) !== null) return true
  const beside = apposition('', plain.slice(end, end + AROUND))
  return beside !== null && !beside.shared && beside.between === ''
}

function isMarked(plain: string, at: number, end: number): boolean {
  return OPENING.test(plain.charAt(at - 1)) && CLOSING.test(plain.charAt(end))
}

function reportsWithMarks(clauses: readonly Clause[]): Set<number> {
  const marked = new Set<number>()
  for (const { text, report } of clauses) {
    if (!marked.has(report) && /["“「『]/.test(text)) marked.add(report)
  }
  return marked
}
