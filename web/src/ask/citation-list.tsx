import type { NumberedCitation } from '../../../src/chat/types'
import { Quote } from '../citing/quote'
import { useText } from '../i18n/use-text'
import { sourceHref } from '../state/router'

/** Passages with where they stand; each opens the original. */
export function CitationList({
  title,
  citations,
}: {
  title: string
  citations: readonly NumberedCitation[]
}) {
  const text = useText()
  if (citations.length === 0) return null
  return (
    <section className="citations" aria-live="off">
      <h3>{title}</h3>
      <ol>
        {citations.map((citation) => (
          <li key={citation.n} value={citation.n}>
            <Quote citation={citation} number={citation.n} />
            <a className="open" href={sourceHref(citation)}>
              {text.ask.open}
              <span className="visually-hidden">（{citation.n}）</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
