import type { Citation } from '../domain.js'
import { readClause } from '../verify/clause.js'
import { contentHeld } from '../verify/faults.js'
import type { Place } from '../verify/names.js'
import { citeSentences } from '../verify/sources.js'
import { gainsaying } from './gainsaying.js'
import { cosinesOf, likenessOf, type Near, nearestTo, numbersWithin } from './nearest.js'
import { numbersAll, redactionOf } from './numbers.js'
import type { PassageText } from './passage-text.js'
import type { PassageReader } from './passages.js'
import type { CheckVerdict, ClaimNumber } from './types.js'

/**
 * From which likeness on sentences speak of what a statement says; numbers that they have as well
 * are evidence of their own, and a number in whose place nothing stands is no contradiction.
 * Chosen on the development half of `eval/cases/claim-paraphrases.jsonl`.
 */
const SAME_THING = { numbersBorne: 0.85, numbersWrong: 0.9, numbersLacking: 1.2, noNumbers: 0.98 }
/** A clause without a number of the original is an addition where so many characters of its content are new and it is less like it; a short one where more are. */
const ADDED = { content: 7, lacking: 4, lackingShort: 5, likeness: 0.88 }

/** A statement to be held against passages. */
export interface Statement {
  text: string
  /** As of a passage, L2-normalised. */
  vector: Float32Array
  /** Its clauses, where it has several. */
  clauses: readonly string[]
  /** Those it speaks of where it names none itself. */
  places: readonly Place[]
}

/** What the corpus makes of a statement. */
export interface MeaningJudged {
  verdict: Extract<CheckVerdict, 'supported' | 'conflict' | 'not_found'>
  why: string | null
  citation: Citation | null
  numbers: ClaimNumber[]
  /** Row id of the report that decided; null where nothing is said of it. */
  report: number | null
  /** How near it is; see `Near`. */
  likeness: number
}

export const NOTHING_OF_IT = '文库中没有相关的内容。'

/** A statement by the sentences that are nearest to it in meaning, content words and numbers. */
export async function judgeMeaning(
  statement: Statement,
  passages: readonly PassageText[],
  dependencies: {
    reader: Pick<PassageReader, 'vectorsOf'>
    embed(text: string): Promise<Float32Array>
  },
): Promise<MeaningJudged> {
  const { text, vector, places } = statement
  const clause = readClause(text, places)
  const near = nearestTo(clause, vector, passages, dependencies.reader.vectorsOf)
  if (near === null || !speaksOfIt(near)) {
    const nothing = { why: NOTHING_OF_IT, citation: null, report: null }
    const numbers = numbersAll(text, false)
    return { verdict: 'not_found', ...nothing, numbers, likeness: near?.likeness ?? 0 }
  }
  const { passage, window, likeness } = near
  const found = {
    citation: citeSentences(passage.source, window.first, window.last),
    numbers: near.numbers.numbers,
    report: passage.report,
    likeness,
  }
  const redacted = redactionOf(near.numbers.wrong, window.text)
  if (redacted !== null) return { verdict: 'not_found', why: redacted, ...found }
  const why = gainsaying(clause, near)
  if (why !== null) return { verdict: 'conflict', why, ...found }
  for (const one of statement.clauses) {
    if (!(await isAdded(one, places, near, dependencies))) continue
    return { verdict: 'not_found', why: `原文没有说到“${one}”。`, ...found }
  }
  return { verdict: 'supported', why: null, ...found }
}

function speaksOfIt({ likeness, numbers: { numbers, wrong } }: Near): boolean {
  if (numbers.length === 0) return likeness >= SAME_THING.noNumbers
  if (wrong === undefined) return likeness >= SAME_THING.numbersBorne
  return (
    likeness >= (wrong.found === undefined ? SAME_THING.numbersLacking : SAME_THING.numbersWrong)
  )
}

/** Whether a clause says what the sentences that bear out the rest do not. */
async function isAdded(
  text: string,
  places: readonly Place[],
  { passage, window }: Near,
  { reader, embed }: Parameters<typeof judgeMeaning>[2],
): Promise<boolean> {
  const clause = readClause(text, places)
  const { total, held } = contentHeld(clause, window)
  const least = total < ADDED.content ? ADDED.lackingShort : ADDED.lacking
  if (total - held < least) return false
  const { numbers } = numbersWithin(text, window, passage.source)
  if (numbers.some(({ matched }) => matched)) return false
  const cosines = cosinesOf(await embed(text), reader.vectorsOf(passage))
  const { likeness } = likenessOf(clause, window, cosines.slice(window.first, window.last + 1))
  return likeness < ADDED.likeness
}
