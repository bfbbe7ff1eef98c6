import type { Citation } from '../../../src/domain'
import { useText } from '../i18n/use-text'

/** A citation: where it stands, and its words as the original has them. */
export function Quote({ citation, number }: { citation: Citation; number?: number }) {
  const text = useText()
  const { title, region, year, headings, quote, documentName } = citation
  const where = [region?.name, year === null ? text.ask.unknownYear : `${year}`]
  return (
    <div className="quote">
      <p className="quote-head">
        {number !== undefined && (
          <span className="chip" aria-hidden="true">
            {number}
          </span>
        )}
        <strong>{where.filter(Boolean).join(' · ')}</strong>
        <span className="quote-title">{title}</span>
      </p>
      <blockquote>{quote}</blockquote>
      <p className="quote-place">{[documentName, ...headings].join(' › ')}</p>
    </div>
  )
}
