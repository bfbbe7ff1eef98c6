import type { Claim } from '../../../src/check/types'
import { Quote } from '../citing/quote'
import { useText } from '../i18n/use-text'
import { placeCode, sourceHref } from '../state/router'
import { Icon } from '../ui/icon'
import { Diff } from './diff'
import { VerdictLabel } from './verdict-label'

/** A claim with its verdict, why, its numbers, and the originals it was compared with. */
export function ClaimDetail({ claim, number }: { claim: Claim; number: number }) {
  const text = useText()
  const { text: said, kind, verdict, why, evidence, numbers, parts } = claim
  return (
    <div className="claim-detail">
      <h2>
        <span className="chip">{number}</span>
        {text.check.kind[kind]}
        <VerdictLabel verdict={verdict} />
      </h2>
      <blockquote>{said}</blockquote>
      {why !== null && <p>{why}</p>}
      {parts.length > 0 && (
        <ol className="plain parts" aria-label={text.check.parts}>
          {parts.map((part) => (
            <li key={part.start}>
              {part.text} <VerdictLabel verdict={part.verdict} />
              {part.why !== null && <span className="muted"> {part.why}</span>}
            </li>
          ))}
        </ol>
      )}
      {numbers.length > 0 && (
        <ul className="numbers" aria-label={text.check.numbers}>
          {numbers.map(({ text: figure, matched, found }) => (
            <li key={figure} className={matched ? 'matched' : 'unmatched'}>
              <Icon name={matched ? 'check' : 'conflict'} size={16} />
              {figure} {matched ? text.check.matched : text.check.unmatched}
              {found !== undefined && !matched && `，${text.check.foundNumber(found)}`}
            </li>
          ))}
        </ul>
      )}
      <h3>{text.check.evidence}</h3>
      {evidence.length === 0 && <p className="muted">{text.check.noEvidence}</p>}
      <ol className="plain">
        {evidence.map(({ diff, ...citation }) => (
          <li key={placeCode(citation)}>
            {diff !== undefined && <Diff parts={diff} />}
            <Quote citation={citation} />
            <a className="open" href={sourceHref(citation)}>
              {text.ask.open}
            </a>
          </li>
        ))}
      </ol>
    </div>
  )
}
