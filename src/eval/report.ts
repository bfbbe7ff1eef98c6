import type { EvalRun } from './run.js'

/** One evaluation as Markdown: the figures, the breakdown by type, and what went wrong. */
export function toMarkdown({ name, digest, result }: EvalRun): string {
  const lines = [`## ${name}`, '', `digest \`${digest}\``, '']
  if (result.kind === 'beir') {
    lines.push(
      '| mode | queries | nDCG@10 | 95 % | R@1 | R@5 | R@10 | MRR |',
      '|---|---|---|---|---|---|---|---|',
      ...result.scores.map(
        (s) =>
          `| ${s.mode} | ${s.queries} | ${f(s.ndcgAt10)} | ${s.ndcgInterval.map(f).join('–')} | ${f(s.recallAt1)} | ${f(s.recallAt5)} | ${f(s.recallAt10)} | ${f(s.mrr)} |`,
      ),
    )
    return lines.join('\n')
  }
  const { scores, byType, outcomes } = result
  lines.push(
    '| type | n | R@1 | R@5 | R@10 | MRR | facts | gold cited | refused: unanswerable | refused: falsely |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...Object.entries({ all: scores, ...byType }).map(
      ([type, s]) =>
        `| ${type} | ${s.questions} | ${f(s.recallAt1)} | ${f(s.recallAt5)} | ${f(s.recallAt10)} | ${f(s.mrr)} | ${f(s.facts)} | ${f(s.goldCited)} | ${f(s.unanswerableRefused)} | ${f(s.falseRefusals)} |`,
    ),
    '',
    `broken offsets ${scores.brokenOffsets}; search p50 ${scores.searchP50Ms.toFixed(1)} ms, p95 ${scores.searchP95Ms.toFixed(1)} ms; chat p50 ${scores.chatP50Ms.toFixed(1)} ms`,
  )
  const wrong = outcomes.filter((one) =>
    one.type === 'unanswerable'
      ? !one.refused
      : one.refused || one.recall.at10 < 1 || (one.facts ?? 1) < 1 || !one.goldCited,
  )
  lines.push('', `Not perfect: ${wrong.length}`)
  for (const one of wrong) {
    const marks = [
      `R@5 ${f(one.recall.at5)}`,
      `R@10 ${f(one.recall.at10)}`,
      one.facts === null ? '' : `facts ${f(one.facts)}`,
      one.goldCited ? '' : 'gold not cited',
      one.refused ? `refused: ${one.reason}` : '',
    ].filter((mark) => mark !== '')
    lines.push(`- ${one.id} ${one.question} — ${marks.join('; ')}`)
  }
  return lines.join('\n')
}

function f(value: number): string {
  return value.toFixed(3)
}
