import type { AskedPeriod } from './period.js'
import type { Feature } from './ranking.js'
import { shareOf, type WeightedTerm } from './terms.js'
import type { YearSpan } from './years.js'

/** What a candidate is held against. */
export interface QuestionFeatures {
  terms: readonly WeightedTerm[]
  /** The question's content in search space, asking words blanked: `contentText`. */
  content: string
  /** The time it asks about; null where it leaves that open. */
  period: AskedPeriod | null
  /** Row ids of reports that an ambiguous word of the question may mean. */
  favoured: ReadonlySet<number>
}

/** What is known of a candidate. */
export interface PassageFeatures {
  /** `searchable`. */
  text: string
  /** Its distinct terms. */
  terms: ReadonlySet<string>
  /** The years named by the headings above it, outermost first. */
  headingYears: readonly Pick<YearSpan, 'from' | 'to'>[]
  report: number
  coveredYears: readonly number[]
}

/** A shared run of this many characters is a full mark: longer ones are rare and say no more. */
const LONG_RUN = 12

/**
 * Marks of 0..1 for what fusion does not see:
 * - `coverage`: the share of the question's terms, by inverse document frequency, in the passage.
 *   BM25 saturates and normalises by length; this does neither, and tells the passage that
 *   speaks of all that was asked from one that repeats a part.
 * - `phrase`: the longest run of the question's characters that stands in the passage.
 * - `numbers`: the share of the question's numbers that stand in it as numbers.
 * - `period`: whether the headings above speak of the year asked (1), of another (0), or of none
 *   (half); a full mark is less where the year is only implied.
 * - `favoured`: whether the report is one that an ambiguous name may mean.
 */
export function featuresOf(
  question: QuestionFeatures,
  passage: PassageFeatures,
): Record<Feature, number> {
  const { terms } = passage
  return {
    coverage: shareOf(question.terms, (term) => terms.has(term)),
    phrase: phraseOf(question.content, passage.text),
    numbers: numbersOf(question, terms),
    period: periodOf(question.period, passage),
    favoured: question.favoured.has(passage.report) ? 1 : 0,
  }
}

function phraseOf(content: string, text: string): number {
  const whole = content.replace(/\s+/g, '')
  const full = Math.min(LONG_RUN, whole.length)
  if (full < 2) return 0
  const longest = content
    .split(/\s+/)
    .reduce((best, part) => Math.max(best, sharedRun(part, text, best)), 0)
  return Math.min(1, longest / full)
}

/** Length of the longest run of `part` that stands in `text`, at least `known`. */
function sharedRun(part: string, text: string, known: number): number {
  let best = known
  for (let at = 0; at + best < part.length; at++) {
    while (at + best < part.length && text.includes(part.slice(at, at + best + 1))) best++
  }
  return best
}

function numbersOf({ terms }: QuestionFeatures, held: ReadonlySet<string>): number {
  const numbers = terms.filter(({ term }) => /^\d/.test(term))
  return numbers.length === 0
    ? 0
    : numbers.filter(({ term }) => held.has(term)).length / numbers.length
}

/** Of nested headings with years the innermost decides. */
function periodOf(
  asked: AskedPeriod | null,
  { coveredYears, headingYears }: Pick<PassageFeatures, 'coveredYears' | 'headingYears'>,
): number {
  if (asked === null) return 0
  const { certainty: full } = asked
  const years = asked.yearsIn(coveredYears)
  const innermost = headingYears.at(-1)
  if (years === null || innermost === undefined) return full / 2
  return innermost.from <= years.to && innermost.to >= years.from ? full : 0
}
