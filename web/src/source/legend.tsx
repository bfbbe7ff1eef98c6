import type { DocumentDetail } from '../../../src/domain'
import { useText } from '../i18n/use-text'

/** The element that says in words why something is greyed; pieces refer to it. */
export function reasonId(reason: string): string {
  return `reason-${reason}`
}

/** What cleaning did to the document, by reason. */
export function Legend({ detail }: { detail: DocumentDetail }) {
  const text = useText()
  const reasons = Object.entries(detail.removed.byReason)
  const repairs = detail.repairs.length
  if (reasons.length === 0 && repairs === 0) {
    return <p className="legend muted">{text.source.untouched}</p>
  }
  return (
    <p className="legend muted">
      {text.source.legend(text.number(detail.removed.chars), repairs)}
      {reasons.map(([reason, chars]) => (
        <span key={reason} className="tag" id={reasonId(reason)}>
          {text.reasons[reason] ?? reason} {text.number(chars)}
        </span>
      ))}
      {repairs > 0 && (
        <span className="visually-hidden" id={reasonId('repair')}>
          {text.source.legend('0', repairs)}
        </span>
      )}
    </p>
  )
}
