import { CHECK_VERDICTS, type CheckResponse } from '../check-types'
import { citationReference } from '../citing/reference'
import type { Text } from '../i18n/use-text'

/** The check as Markdown, to be kept with the draft. */
export function markdownReport({ claims, summary }: CheckResponse, text: Text): string {
  const counts = CHECK_VERDICTS.map(
    (verdict) => `- ${text.check.verdict[verdict]}：${summary[verdict]}`,
  )
  const sections = claims.flatMap(
    ({ text: said, verdict, kind, why, numbers, evidence }, index) => [
      `## ${index + 1}. ${text.check.verdict[verdict]} · ${text.check.kind[kind]}`,
      '',
      quoted(said),
      '',
      ...(why === null ? [] : [plain(why), '']),
      ...numbers.map(({ text: figure, matched, found }) => {
        const word = matched ? text.check.matched : text.check.unmatched
        const other = found === undefined || matched ? '' : `，${text.check.foundNumber(found)}`
        return `- ${plain(figure)} ${word}${other}`
      }),
      ...(numbers.length > 0 ? [''] : []),
      ...evidence.map((citation, n) => `${n + 1}. ${plain(citationReference(citation))}`),
      ...(evidence.length === 0 ? [text.check.noEvidence] : []),
      '',
    ],
  )
  return [`# ${text.check.summary}`, '', ...counts, '', ...sections].join('\n')
}

function quoted(said: string): string {
  return said
    .split('\n')
    .map((line) => `> ${plain(line)}`)
    .join('\n')
}

/** What a document says must not become markup. */
function plain(value: string): string {
  return value.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s*\n\s*/g, ' ')
}
