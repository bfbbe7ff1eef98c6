import type { Holding } from './holdings.js'

/** A condition that the question states and no report of the corpus meets by its description. */
export type Unmet = 'region' | 'body' | 'year'

/** Something a question states of the reports that can answer it. */
export interface Condition {
  kind: Unmet
  /** For people: 白城市, 2023年. */
  label: string
  meets(holding: Holding): boolean
}

export interface Narrowed {
  applied: Condition[]
  unmet: Unmet[]
  /** Row ids; null where nothing was narrowed. */
  reports: number[] | null
}

/** Applies as many conditions as some report meets together, in the order given; the others are let go. */
export function narrow(conditions: readonly Condition[], holdings: readonly Holding[]): Narrowed {
  let remaining = holdings
  const applied: Condition[] = []
  const unmet: Unmet[] = []
  for (const condition of conditions) {
    const meeting = remaining.filter((holding) => condition.meets(holding))
    if (meeting.length === 0) {
      unmet.push(condition.kind)
      continue
    }
    remaining = meeting
    applied.push(condition)
  }
  const narrowed = remaining.length < holdings.length
  return { applied, unmet, reports: narrowed ? remaining.map(({ report }) => report) : null }
}
