import type { Citation } from '../domain.js'
import { type GoldSpan, overlaps } from './gold.js'
import { bootstrapInterval, mean, ndcgAt, reciprocalRank } from './metrics.js'

/** Something to be found, for whatever use. */
export interface RankTask {
  id: string
  type: string
  query: string
  /** Each gold with every place it stands in. */
  gold: GoldSpan[][]
  /**
   * What counts as found: `any` gold; of the gold's `files` how many; of `all` gold how many.
   * The latter two are shares of min(k, how many there are).
   */
  recall: 'any' | 'files' | 'all'
  /** What is related to what is to be found: counts in nDCG alone, a third as much. */
  related?: GoldSpan[][] | undefined
  /** A report that is left out of the results: the one that this span stands in. */
  without?: GoldSpan | undefined
}

/** Citations for a task, best first. */
export type Searcher = (task: RankTask) => Promise<readonly Citation[]>

export interface RankOutcome {
  id: string
  type: string
  query: string
  /** In the first 1, 5, 10 results. */
  recall: { at1: number; at5: number; at10: number }
  reciprocalRank: number
  ndcgAt10: number
  /** Share of the first R results that are gold, R the number of gold up to ten. */
  rPrecision: number
}

export interface RankScores {
  cases: number
  ndcgAt10: number
  /** 95 % bootstrap interval, as the next. */
  ndcgInterval: [number, number]
  recallAt1: number
  recallAt5: number
  recallAt10: number
  recallInterval: [number, number]
  mrr: number
  rPrecision: number
}

/** Asks for each task and marks what came. */
export async function runTasks(
  tasks: readonly RankTask[],
  search: Searcher,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RankOutcome[]> {
  const outcomes: RankOutcome[] = []
  for (const [index, task] of tasks.entries()) {
    outcomes.push(markOf(task, await search(task)))
    onProgress(index + 1, tasks.length)
  }
  return outcomes
}

/** Results that count. */
const DEPTH = 10

/** Marks the first ten results of one task: recall, reciprocal rank, R-precision, and nDCG with each gold counting once. */
export function markOf(task: RankTask, found: readonly Citation[]): RankOutcome {
  const { id, type, query } = task
  const groups = groupsOf(task)
  const own = found.find((citation) => task.without && overlaps(citation, task.without))?.reportId
  const others = found.filter(({ reportId }) => own === undefined || reportId !== own)
  const results = others.slice(0, DEPTH)
  const spans = groups.flat()
  const grades = new Map([
    ...(task.related ?? []).map((places) => [places, 1] as const),
    ...groups.map((places) => [places, 2] as const),
  ])
  const left = new Map(grades)
  const relevances = results.map((citation) => {
    const hit = [...left].filter(([places]) => places.some((span) => overlaps(citation, span)))
    for (const [places] of hit) left.delete(places)
    return Math.max(0, ...hit.map(([, grade]) => grade))
  })
  const isGold = results.map((citation) => spans.some((span) => overlaps(citation, span)))
  const first = isGold.slice(0, groups.length)
  return {
    id,
    type,
    query,
    recall: {
      at1: recallAt(1, groups, results),
      at5: recallAt(5, groups, results),
      at10: recallAt(10, groups, results),
    },
    reciprocalRank: reciprocalRank(isGold),
    ndcgAt10: ndcgAt(DEPTH, relevances, [...grades.values()]),
    rPrecision: first.filter(Boolean).length / Math.min(DEPTH, Math.max(1, groups.length)),
  }
}

/** What is to be found: each group once, by any of its places. */
function groupsOf({ gold, recall }: RankTask): GoldSpan[][] {
  const spans = gold.flat()
  if (recall === 'any') return spans.length === 0 ? [] : [spans]
  if (recall === 'all') return gold.filter((places) => places.length > 0)
  const files = [...new Set(spans.map(({ file }) => file))]
  return files.map((file) => spans.filter((span) => span.file === file))
}

function recallAt(k: number, groups: readonly GoldSpan[][], results: readonly Citation[]): number {
  const top = results.slice(0, k)
  const found = groups.filter((spans) =>
    top.some((citation) => spans.some((span) => overlaps(citation, span))),
  )
  return groups.length === 0 ? 0 : found.length / Math.min(k, groups.length)
}

/** The figures of a set of outcomes; zero of nothing. */
export function scoreTasks(outcomes: readonly RankOutcome[]): RankScores {
  const ndcgs = outcomes.map((outcome) => outcome.ndcgAt10)
  const recalls = outcomes.map(({ recall }) => recall.at10)
  return {
    cases: outcomes.length,
    ndcgAt10: mean(ndcgs),
    ndcgInterval: bootstrapInterval(ndcgs),
    recallAt1: mean(outcomes.map(({ recall }) => recall.at1)),
    recallAt5: mean(outcomes.map(({ recall }) => recall.at5)),
    recallAt10: mean(recalls),
    recallInterval: bootstrapInterval(recalls),
    mrr: mean(outcomes.map((outcome) => outcome.reciprocalRank)),
    rPrecision: mean(outcomes.map((outcome) => outcome.rPrecision)),
  }
}
