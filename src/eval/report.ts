import type { FaithfulnessOutcome } from './faithfulness.js'
import type { QuestionOutcome } from './questions.js'
import type { RankOutcome, RankScores } from './rank-tasks.js'
import type { EvalRun } from './run.js'

export interface ReportOptions {
  /** Leaves the single cases out: what is held out stays unread. Default false. */
  totalsOnly?: boolean | undefined
}

/** Evaluations as Markdown: for each set the figures, the breakdown by type, and what went wrong. */
export function toMarkdown(runs: readonly EvalRun[], options: ReportOptions = {}): string {
  return runs.map((run) => oneRun(run, options)).join('\n\n')
}

function oneRun(
  { name, digest, variants, questions, faithfulness, outcomes }: EvalRun,
  { totalsOnly = false }: ReportOptions,
): string {
  const lines = [`## ${name}`, '', `digest \`${digest}\``, '']
  if (variants.length > 0) lines.push(...rankTable(variants))
  if (faithfulness !== null) lines.push(...faithfulnessTable(faithfulness.outcomes))
  if (questions !== null) {
    const { scores, byType } = questions
    lines.push(
      '',
      '| type | n | R@1 | R@5 | R@10 | MRR | facts | gold cited | refused: unanswerable | refused: falsely |',
      '|---|---|---|---|---|---|---|---|---|---|',
      ...Object.entries({ all: scores, ...byType }).map(([type, s]) =>
        row(
          type,
          s.questions,
          ...[s.recallAt1, s.recallAt5, s.recallAt10, s.mrr].map(f),
          ...[s.facts, s.goldCited, s.unanswerableRefused, s.falseRefusals].map(f),
        ),
      ),
      '',
      `citations: recall ${f(scores.citationRecall)}, precision ${f(scores.citationPrecision)}, on gold ${f(scores.citationsOnGold)}; numbers faithful ${f(scores.numbersFaithful)}; refusals: precision ${f(scores.refusalPrecision)}, recall ${f(scores.unanswerableRefused)}`,
      '',
      `broken offsets ${scores.brokenOffsets}; search p50 ${scores.searchP50Ms.toFixed(1)} ms, p95 ${scores.searchP95Ms.toFixed(1)} ms; chat p50 ${scores.chatP50Ms.toFixed(1)} ms`,
    )
  }
  if (totalsOnly) return lines.join('\n')
  if (questions !== null) lines.push('', ...notPerfect(questions.outcomes.map(flawsOf)))
  if (faithfulness !== null) {
    const flawed = faithfulness.outcomes.map(({ id, sentence, label, verdict, reason }) => ({
      id,
      query: sentence,
      flaws: label === verdict ? [] : [reason ?? 'kept'],
    }))
    lines.push('', ...notPerfect(flawed))
  }
  if (outcomes !== null) {
    lines.push('', ...notPerfect(outcomes.map((one) => ({ ...one, flaws: missed(one) }))))
  }
  return lines.join('\n')
}

/** How many sentences of each kind the verifier judged right, and what the wrong strikes were for. */
function faithfulnessTable(outcomes: readonly FaithfulnessOutcome[]): string[] {
  const groups = new Map<string, FaithfulnessOutcome[]>()
  for (const one of outcomes) {
    for (const kind of ['all', one.kind]) {
      const key = `${one.label} | ${kind}`
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
  }
  return [
    '| label | kind | n | judged right |',
    '|---|---|---|---|',
    ...[...groups].map(([key, group]) =>
      row(
        key,
        group.length,
        f(group.filter((one) => one.label === one.verdict).length / group.length),
      ),
    ),
  ]
}

function rankTable(variants: EvalRun['variants']): string[] {
  return [
    '| ranking | cases | nDCG@10 | 95 % | R@1 | R@5 | R@10 | 95 % | R-prec. | MRR |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...variants.map(({ variant, scores: s }) =>
      row(
        variant,
        s.cases,
        f(s.ndcgAt10),
        interval(s.ndcgInterval),
        f(s.recallAt1),
        f(s.recallAt5),
        f(s.recallAt10),
        interval(s.recallInterval),
        f(s.rPrecision),
        f(s.mrr),
      ),
    ),
  ]
}

/** What each variant does to each set, beside the first one: nDCG@10 / R@10. */
export function toAblationTable(runs: readonly EvalRun[]): string {
  const [first] = runs
  if (first === undefined) return ''
  return [
    row('', ...runs.map(({ name }) => name)),
    row('---', ...runs.map(() => '---')),
    ...first.variants.map(({ variant }, index) =>
      row(
        variant,
        ...runs.map(({ variants }) => change(variants[index]?.scores, variants[0]?.scores)),
      ),
    ),
  ].join('\n')
}

function change(scores: RankScores | undefined, full: RankScores | undefined): string {
  if (scores === undefined || full === undefined) return '–'
  const told = `${f(scores.ndcgAt10)} / ${f(scores.recallAt10)}`
  if (scores === full) return `**${told}**`
  return told
}

interface Flawed {
  id: string
  query: string
  flaws: string[]
}

function notPerfect(all: readonly Flawed[]): string[] {
  const wrong = all.filter(({ flaws }) => flaws.length > 0)
  return [
    `Not perfect: ${wrong.length}`,
    ...wrong.map(({ id, query, flaws }) => `- ${id} ${query} — ${flaws.join('; ')}`),
  ]
}

function flawsOf({
  id,
  question,
  ranking,
  facts,
  goldCited,
  refused,
  reason,
}: QuestionOutcome): Flawed {
  const flaws = ranking === null ? [] : missed(ranking)
  if (facts !== null && facts < 1) flaws.push(`facts ${f(facts)}`)
  if (goldCited === false) flaws.push('gold not cited')
  if (ranking === null && !refused) flaws.push('answered')
  if (ranking !== null && refused) flaws.push(`refused: ${reason}`)
  return { id, query: question, flaws }
}

function missed({ recall }: RankOutcome): string[] {
  return recall.at10 < 1 ? [`R@5 ${f(recall.at5)}`, `R@10 ${f(recall.at10)}`] : []
}

function row(...cells: (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

function interval(bounds: readonly number[]): string {
  return bounds.map(f).join('–')
}

function f(value: number): string {
  return value.toFixed(3)
}
