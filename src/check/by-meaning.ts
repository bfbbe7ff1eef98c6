import type { Citation } from '../domain.js'
import { weightyClauses } from '../verify/clause.js'
import { misattributed } from './attribution.js'
import { claimOf, type JudgeDependencies } from './claim.js'
import { judgeMeaning, type MeaningJudged, type Statement } from './meaning.js'
import { numbersIn } from './numbers.js'
import type { PassageText } from './passage-text.js'
import type { Segment } from './segment.js'
import { type Claim, type ClaimPart, worstOf } from './types.js'

export interface MeaningDependencies extends JudgeDependencies {
  /** Passages that may tell a statement in other words; `of` narrows to the reports of the places and body a segment names, where there are any. */
  telling(statement: string, vector: Float32Array, of: Segment | null): Promise<PassageText[]>
  /** As a passage, L2-normalised. */
  embed(text: string): Promise<Float32Array>
}

/** From which likeness a statement of another region's report is the same one; see `meaning.ts`. */
const ELSEWHERE = { numbersBorne: 1.05, noNumbers: 1.25 }

/** Judges a segment by what it says: as a whole; where that fails, each clause by itself. `vector` is its statement's. */
export async function judgeByMeaning(
  segment: Segment,
  vector: Float32Array,
  dependencies: MeaningDependencies,
): Promise<Claim> {
  const { telling, embed } = dependencies
  const { start, statement, attribution } = segment
  const { places } = attribution
  const clauses = clausesIn(statement)
  const several = clauses.length > 1 ? clauses.map(({ text }) => text) : []
  const passages = await telling(statement, vector, segment)
  const whole = await judged({ text: statement, vector, clauses: several, places }, passages)
  if (whole.verdict === 'supported') return meant(segment, whole, [], [])
  if (whole.citation === null) {
    const elsewhere = await toldElsewhere(segment, vector, dependencies)
    if (elsewhere !== null) return elsewhere
  }
  if (several.length === 0) return meant(segment, whole, [], [])
  const each: MeaningJudged[] = []
  for (const text of several) {
    const own = await embed(text)
    const more = await telling(text, own, segment)
    const among = [...new Set([...passages, ...more])]
    each.push(await judged({ text, vector: own, clauses: [], places }, among))
  }
  const parts = each.map(({ verdict, why }, index): ClaimPart => {
    const { text = '', at = 0 } = clauses[index] ?? {}
    return { text, start: start + at, end: start + at + text.length, verdict, why }
  })
  const verdict = worstOf(parts.map((part) => part.verdict))
  if (whole.citation !== null && verdict !== 'supported') return meant(segment, whole, parts, each)
  const at = parts.findIndex((part) => part.verdict === verdict)
  const decisive = each[at] ?? whole
  const numbers = each.flatMap((one) => one.numbers)
  const isPartTold = verdict === 'not_found' && parts.some((part) => part.verdict !== verdict)
  const why = isPartTold ? `“${parts[at]?.text}”在文库中没有依据。` : decisive.why
  return meant(segment, { ...decisive, numbers, why }, parts, each)

  async function judged(one: Statement, among: readonly PassageText[]): Promise<MeaningJudged> {
    const found = await judgeMeaning(one, among, dependencies)
    return found.verdict === 'supported' ? ofItsYear(segment, found, dependencies) : found
  }
}

/** The clauses of a statement with where they stand in it. */
function clausesIn(statement: string): { text: string; at: number }[] {
  let from = 0
  return weightyClauses(statement).map((words) => {
    const text = words.trim()
    const at = statement.indexOf(text, from)
    from = at + text.length
    return { text, at }
  })
}

/** What is said of another year than the one told is gainsaid. */
function ofItsYear(
  { attribution: { years } }: Segment,
  judged: MeaningJudged,
  { coveredYearsOf }: JudgeDependencies,
): MeaningJudged {
  const { citation, report } = judged
  if (citation === null || report === null) return judged
  const told = numbersIn(citation.quote).map(({ value }) => value)
  const left = { places: [], years: years.filter((year) => !told.includes(year)), body: null }
  const why = misattributed(left, citation, coveredYearsOf(report))
  return why === null ? judged : { ...judged, verdict: 'conflict', why }
}

/** A statement of one region that another one's report makes, and its own does not. */
async function toldElsewhere(
  segment: Segment,
  vector: Float32Array,
  dependencies: MeaningDependencies,
): Promise<Claim | null> {
  const { statement, attribution } = segment
  if (attribution.places.length === 0) return null
  const passages = await dependencies.telling(statement, vector, null)
  const one = { text: statement, vector, clauses: [], places: [] }
  const { verdict, likeness, numbers, citation } = await judgeMeaning(one, passages, dependencies)
  const least = numbers.length > 0 ? ELSEWHERE.numbersBorne : ELSEWHERE.noNumbers
  if (verdict !== 'supported' || likeness < least || citation === null) return null
  const why = misattributed(attribution, citation, [])
  return why === null ? null : claimOf(segment, 'conflict', why, [citation], numbers)
}

function meant(
  segment: Segment,
  { verdict, why, citation, numbers }: MeaningJudged,
  parts: ClaimPart[],
  others: readonly MeaningJudged[],
): Claim {
  const cited = [citation, ...others.map((one) => one.citation)]
  const evidence = cited.filter((one): one is Citation => one !== null)
  const each = others.flatMap((one) => one.numbers)
  const told = numbers.map(
    (one) => each.find(({ text, matched }) => matched && text === one.text) ?? one,
  )
  return { ...claimOf(segment, verdict, why, evidence, told), parts }
}
