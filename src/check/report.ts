import type { Region } from '../domain.js'
import { VERDICT_LABELS } from '../labels.js'
import type { CheckEvidence, CheckResponse, CheckVerdict, Claim, DiffPiece } from './types.js'

const ORDER = Object.keys(VERDICT_LABELS) as CheckVerdict[]

/** A check as a Markdown report in Chinese: the count of each verdict, then every claim in the order of the draft. */
export function checkReport({ claims, summary }: CheckResponse, name: string): string {
  const counts = ORDER.filter((verdict) => summary[verdict] > 0).map(
    (verdict) => `${VERDICT_LABELS[verdict]} ${summary[verdict]}`,
  )
  const lines = [
    `# 核查报告：${inline(name)}`,
    '',
    claims.length === 0
      ? '没有可核查的引文或说法。'
      : `共 ${claims.length} 条：${counts.join('，')}。`,
    '',
    ...claims.flatMap(claimLines),
    '文字依据由程序比对得出，引用前请打开原文核对。差异写法：~~文稿有而原文没有~~，**原文有而文稿没有**。',
    '',
  ]
  return lines.join('\n')
}

function claimLines(claim: Claim, index: number): string[] {
  const { text, start, end, kind, verdict, why, evidence, numbers, parts } = claim
  const what = kind === 'quotation' ? '引文' : '说法'
  const wrong = numbers.filter(({ matched }) => !matched)
  return [
    `## ${index + 1}. ${VERDICT_LABELS[verdict]}`,
    '',
    `> ${inline(text)}`,
    '',
    `- ${what}，文稿 [${start}, ${end})`,
    ...(why === null ? [] : [`- ${inline(why)}`]),
    ...parts.map(
      (part) =>
        `- 其中“${inline(part.text)}”：${VERDICT_LABELS[part.verdict]}${part.why === null ? '' : `，${inline(part.why)}`}`,
    ),
    ...wrong.map(
      ({ text: own, found }) =>
        `- 数字“${inline(own)}”${found === undefined ? '没有依据' : `，原文是“${inline(found)}”`}`,
    ),
    ...evidence.flatMap(evidenceLines),
    '',
  ]
}

function evidenceLines(one: CheckEvidence): string[] {
  const { title, region, year, documentName, start, end, quote, diff } = one
  const source = [inline(title), nameOf(region), year === null ? '年份不详' : `${year}年`].join(
    ' · ',
  )
  return [
    `- 依据：${source}，${inline(documentName)} [${start}, ${end})：“${inline(quote)}”`,
    ...(diff === undefined || diff.every(({ op }) => op === 'same')
      ? []
      : [`  - 差异：${marked(diff)}`]),
  ]
}

function marked(diff: readonly DiffPiece[]): string {
  const marks = { same: '', del: '~~', ins: '**' }
  return diff.map(({ op, text }) => `${marks[op]}${inline(text)}${marks[op]}`).join('')
}

function nameOf(region: Region | null): string {
  return region?.path.join('') ?? '地区不详'
}

/** Text of a draft or a document on one line of Markdown, none of it markup. */
function inline(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&')
    .trim()
}
