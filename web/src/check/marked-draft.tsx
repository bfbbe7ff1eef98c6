import type { ReactNode } from 'react'
import type { CheckVerdict, Claim } from '../check-types'
import { useText } from '../i18n/use-text'
import { hrefHere } from '../state/router'
import { VerdictLabel } from './verdict-label'

/** The draft as written, each claim a link to its evidence that says its verdict. */
export function MarkedDraft({
  draft,
  claims,
  only,
  chosen,
}: {
  draft: string
  claims: readonly Claim[]
  only: CheckVerdict | null
  chosen: number
}) {
  const text = useText()
  const parts: ReactNode[] = []
  let at = 0
  const ordered = claims.map((claim, index) => ({ claim, index }))
  ordered.sort((a, b) => a.claim.start - b.claim.start)
  for (const { claim, index } of ordered) {
    const { start, end, verdict } = claim
    // A claim within one that is shown already has no place of its own.
    if (start < at) continue
    if (start > at) parts.push(<span key={at}>{draft.slice(at, start)}</span>)
    parts.push(
      <a
        key={start}
        href={hrefHere({ claim: `${index + 1}` })}
        className={`claim ${verdict}${only !== null && only !== verdict ? ' dim' : ''}`}
        {...(chosen === index ? { 'aria-current': true } : {})}
      >
        <span className="visually-hidden">
          {text.check.claim(index + 1, text.check.verdict[verdict])}：
        </span>
        {draft.slice(start, end)}
        <VerdictLabel verdict={verdict} />
      </a>,
    )
    at = end
  }
  parts.push(<span key={at}>{draft.slice(at)}</span>)
  return <div className="marked-draft">{parts}</div>
}
