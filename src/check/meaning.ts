import { citeSentences } from '../chat/sources.js'
import type { Citation } from '../domain.js'
import { isWithin } from '../ingest/regions.js'
import { cosine } from '../search/cosine.js'
import { bigrams } from '../text/bigrams.js'
import { type Clause, readClause } from '../verify/clause.js'
import { clausesOf } from '../verify/clauses.js'
import { contentHeld } from '../verify/faults.js'
import { type Place, personsIn, placesNamed } from '../verify/names.js'
import { gainsays, negations } from '../verify/polarity.js'
import { type Window, windowOf } from '../verify/window.js'
import { bearsLoosely, compareNumbers, type NumbersCompared, numbersIn } from './numbers.js'
import type { PassageText } from './passage-text.js'
import type { PassageReader } from './passages.js'
import type { CheckVerdict, ClaimNumber } from './types.js'

/** At most so many neighbouring sentences bear out one statement. */
const LONGEST_WINDOW = 2
/** What a share of 1 of the content words, and of the numbers, counts beside the cosine. */
const CONTENT_WEIGHT = 0.5
const NUMBERS_WEIGHT = 0.6
/** A second sentence must be worth it. */
const SENTENCE_COST = 0.02

/**
 * From which likeness (cosine plus half the share of content words) on a window speaks of what a
 * statement says: numbers that it has as well are evidence of their own. Chosen on the
 * development half of `eval/cases/claim-paraphrases.jsonl`.
 */
const SAME_THING = { numbersBorne: 0.85, numbersWrong: 0.9, numbersLacking: 1.2, noNumbers: 0.98 }

/** A statement to be held against passages. */
export interface Statement {
  text: string
  /** L2-normalised embedding, as of a passage. */
  vector: Float32Array
  /** Those it speaks of where it names none itself. */
  places: readonly Place[]
}

/** What the corpus makes of a statement. */
export interface MeaningJudged {
  verdict: Extract<CheckVerdict, 'supported' | 'conflict' | 'not_found'>
  why: string | null
  citation: Citation | null
  numbers: ClaimNumber[]
  /** Row id of the passage that decided; null where nothing is said of it. */
  passage: number | null
  /** How near it is. */
  likeness: number
}

interface Near {
  passage: PassageText
  window: Window
  likeness: number
  score: number
  numbers: NumbersCompared
}

/** A statement by the sentences that are nearest to it in meaning, content words and numbers. */
export function judgeMeaning(
  statement: Statement,
  passages: readonly PassageText[],
  vectorsOf: PassageReader['vectorsOf'],
): MeaningJudged {
  const clause = readClause(statement.text, statement.places)
  const near = nearest(clause, statement, passages, vectorsOf)
  if (near === null || !speaksOfIt(near)) {
    const numbers = numbersIn(statement.text).map(({ text, value, unit }) => ({
      text,
      value,
      unit,
      matched: false,
    }))
    const why = '文库中没有相关的内容。'
    return {
      verdict: 'not_found',
      why,
      citation: null,
      numbers,
      passage: null,
      likeness: near?.likeness ?? 0,
    }
  }
  const { passage, window, likeness } = near
  const { numbers } = near.numbers
  const why = gainsaying(clause, near)
  const citation = citeSentences(passage.source, window.first, window.last)
  const verdict = why === null ? 'supported' : 'conflict'
  return { verdict, why, citation, numbers, passage: passage.source.passage, likeness }
}

function speaksOfIt({ likeness, numbers: { numbers, wrong } }: Near): boolean {
  if (numbers.length === 0) return likeness >= SAME_THING.noNumbers
  if (wrong === undefined) return likeness >= SAME_THING.numbersBorne
  // A number in whose place nothing stands is no contradiction.
  return (
    likeness >= (wrong.found === undefined ? SAME_THING.numbersLacking : SAME_THING.numbersWrong)
  )
}

function nearest(
  clause: Clause,
  { vector, text }: Statement,
  passages: readonly PassageText[],
  vectorsOf: PassageReader['vectorsOf'],
): Near | null {
  let best: Near | null = null
  for (const passage of passages) {
    const { source } = passage
    const cosines = vectorsOf(passage).map((one) =>
      Math.max(0, ...one.map((unit) => cosine(vector, unit))),
    )
    const { length } = source.sentences
    for (let size = 1; size <= Math.min(LONGEST_WINDOW, length); size++) {
      for (let first = 0; first + size <= length; first++) {
        const last = first + size - 1
        const window = windowOf(source, first, last)
        const { held, total } = contentHeld(clause, window)
        const coverage = total === 0 ? 1 : held / total
        const meant = Math.max(...cosines.slice(first, last + 1))
        const likeness = meant + CONTENT_WEIGHT * coverage
        const ceiling = likeness + NUMBERS_WEIGHT - SENTENCE_COST * (size - 1)
        if (best !== null && ceiling <= best.score) continue
        const numbers = compareNumbers(text, window.text, bearsLoosely)
        const score = ceiling - NUMBERS_WEIGHT * (1 - shareBorne(numbers))
        if (best === null || score > best.score)
          best = { passage, window, likeness, score, numbers }
      }
    }
  }
  return best
}

function shareBorne({ numbers }: NumbersCompared): number {
  if (numbers.length === 0) return 0
  return numbers.filter(({ matched }) => matched).length / numbers.length
}

/** Why sentences that speak of the same thing say otherwise; null where they do not. */
function gainsaying(clause: Clause, { passage, window, numbers: { wrong } }: Near): string | null {
  if (wrong !== undefined) {
    return wrong.found === undefined
      ? `原文没有“${wrong.text}”这个数字。`
      : `原文是“${wrong.found}”，不是“${wrong.text}”。`
  }
  const place = strayPlace(clause, passage, window)
  if (place !== null) return `原文说的不是${place.region.name}。`
  const name = [...clause.quoted, ...clause.latin, ...personsIn(clause.text)].find(
    (one) => !window.compact.includes(one) && !window.around.includes(one),
  )
  if (name !== undefined) return `原文没有提到“${name}”。`
  return isTurned(clause.text, window.text) ? '与原文的意思相反。' : null
}

function strayPlace(clause: Clause, { source }: PassageText, { text }: Window): Place | null {
  const there = placesNamed(text)
  const isThere = ({ region, matched }: Place) =>
    text.includes(matched) ||
    there.some((one) => isWithin(one.region, region)) ||
    (source.region !== null && isWithin(source.region, region))
  return clause.places.find((place) => !isThere(place)) ?? null
}

/** Against the clause of the original that has most of its words. */
function isTurned(said: string, told: string): boolean {
  const terms = new Set(bigrams(said))
  const shared = (text: string) => bigrams(text).filter((term) => terms.has(term)).length
  const clauses = clausesOf(told).map(({ text }) => text)
  const nearestClause = clauses.reduce((best, one) => (shared(one) > shared(best) ? one : best), '')
  if (gainsays(said, nearestClause)) return true
  return negations(said) === 0 && negations(nearestClause) > 0
}
