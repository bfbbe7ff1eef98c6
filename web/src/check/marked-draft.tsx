import type { ReactNode } from 'react'
import type { CheckVerdict, Claim } from '../../../src/check/types'
import { useText } from '../i18n/use-text'
import { hrefHere } from '../state/router'
import { draftPieces } from './pieces'
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
  const parts = draftPieces(draft, claims).map((piece): ReactNode => {
    const words = draft.slice(piece.start, piece.end)
    const claim = piece.claim === null ? undefined : claims[piece.claim]
    if (piece.claim === null || claim === undefined) return <span key={piece.start}>{words}</span>
    const { verdict } = claim
    return (
      <a
        key={piece.start}
        href={hrefHere({ claim: `${piece.claim + 1}` })}
        className={`claim ${verdict}${only !== null && only !== verdict ? ' dim' : ''}`}
        {...(chosen === piece.claim ? { 'aria-current': true } : {})}
      >
        <span className="visually-hidden">
          {text.check.claim(piece.claim + 1, text.check.verdict[verdict])}：
        </span>
        {words}
        {piece.last && <VerdictLabel verdict={verdict} />}
      </a>
    )
  })
  return <div className="marked-draft">{parts}</div>
}
