import type { CaseFile, ClaimCase, Gold, QuestionCase, SimilarCase } from './cases.js'
import { type GoldSpan, locateGold } from './gold.js'
import type { RankTask } from './rank-tasks.js'

/** Unmodified texts by file name. */
export type Originals = ReadonlyMap<string, string>

/** What each case asks of retrieval. Cases that nothing answers, and sentences to be verified, ask nothing and are left out. */
export function tasksOf({ kind, cases }: CaseFile, originals: Originals): RankTask[] {
  if (kind === 'questions') return cases.flatMap((one) => questionTask(one, originals) ?? [])
  if (kind === 'similar') return cases.flatMap((one) => similarTask(one, originals) ?? [])
  if (kind === 'claims') return cases.flatMap((one) => claimTask(one, originals) ?? [])
  return []
}

/** Any gold answers; across regions each file of the gold counts. Null for an unanswerable one. */
export function questionTask(one: QuestionCase, originals: Originals): RankTask | null {
  if (one.type === 'unanswerable') return null
  const { id, type, question: query } = one
  const recall = type === 'cross' ? 'files' : 'any'
  return { id, type, query, gold: located(one.gold, originals), recall }
}

/** The anchor's own words, to what other reports did; each gold counts, and what is related a little. */
function similarTask(one: SimilarCase, originals: Originals): RankTask | null {
  const [without] = locateGold(one.anchor, originals.get(one.anchor.file))
  if (without === undefined) return null
  const query = originals.get(without.file)?.slice(without.start, without.end) ?? ''
  const judged = (grade: number) => one.judged.filter((it) => it.grade === grade)
  const gold = located([...one.similar, ...judged(2)], originals)
  const related = located(judged(1), originals)
  return { id: one.id, type: 'similar', query, gold, related, recall: 'all', without }
}

/** A claim, to the passage that bears it out or gainsays it. */
function claimTask(one: ClaimCase, originals: Originals): RankTask | null {
  if (one.evidence.length === 0) return null
  const { id, verdict: type, text: query } = one
  return { id, type, query, gold: located(one.evidence, originals), recall: 'any' }
}

function located(gold: readonly Gold[], originals: Originals): GoldSpan[][] {
  return gold.map((one) => locateGold(one, originals.get(one.file)))
}
