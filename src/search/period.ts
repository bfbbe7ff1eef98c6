import { findYears, type YearSpan } from './years.js'

/** The time a question asks about. */
export interface AskedPeriod {
  /** 1 where it is said (2023年, 去年); less where it is only likely from how the question is put. */
  certainty: number
  /** 去年, 今年: the word that said it; null where years or the way of asking do. */
  word: string | null
  /** The years meant in a report that covers these years, ascending; null where it cannot be told. */
  yearsIn: (coveredYears: readonly number[]) => Pick<YearSpan, 'from' | 'to'> | null
}

/** How much an implied period counts beside one that is said, 0..1. */
const IMPLIED = { across: 0.8, plan: 0.6, quantity: 0.6 }

const LAST_YEAR = /去年|上年|上一年/
const THIS_YEAR = /今年|本年(?!级)/
const PLANS = /打算|计划|准备|将要?|要(?:新?建|办|推|搞|把)|目标|力争|争取|未来|下一步|安排|预期|拟/
const QUANTITY = /多少|几[个次件条场人名位家篇期字项户份批届倍所座支]|增长率|占比|比例/

/**
 * Reads the period out of a normalised question: the years it names; 去年 and 今年, which only a
 * report can tell; or what its wording implies. A report reviews one year and plans the next, so
 * a question with plan words asks of the last year it covers, and one for a quantity, or across
 * regions, asks of the year before: what was done. Null where nothing is said or implied.
 */
export function periodAsked(text: string, { across }: { across: boolean }): AskedPeriod | null {
  const named = findYears(text)
  if (named !== null) return { certainty: 1, word: null, yearsIn: () => named }
  const last = LAST_YEAR.exec(text)
  if (last) return { certainty: 1, word: last[0], yearsIn: reviewed }
  const current = THIS_YEAR.exec(text)
  if (current) return { certainty: 1, word: current[0], yearsIn: planned }
  if (PLANS.test(text)) return { certainty: IMPLIED.plan, word: null, yearsIn: planned }
  if (across) return { certainty: IMPLIED.across, word: null, yearsIn: reviewed }
  if (QUANTITY.test(text)) return { certainty: IMPLIED.quantity, word: null, yearsIn: reviewed }
  return null
}

function planned(coveredYears: readonly number[]): { from: number; to: number } | null {
  return coveredYears.length < 2 ? null : only(coveredYears.at(-1))
}

function reviewed(coveredYears: readonly number[]): { from: number; to: number } | null {
  return coveredYears.length < 2 ? null : only(coveredYears.at(-2))
}

function only(year: number | undefined): { from: number; to: number } | null {
  return year === undefined ? null : { from: year, to: year }
}
