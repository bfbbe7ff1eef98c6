import type { NumberedCitation } from '../../../src/chat/types'
import { whereOf } from '../citing/reference'
import { useText } from '../i18n/use-text'
import { sourceHref } from '../state/router'

/** The numbers of a sentence's citations; each opens the original. They come before their places do. */
export function Chips({
  numbers,
  citations,
}: {
  numbers: readonly number[]
  citations: readonly NumberedCitation[]
}) {
  const text = useText()
  return numbers.map((number) => {
    const cited = citations.find(({ n }) => n === number)
    if (cited === undefined) {
      return (
        <span key={number} className="chip">
          {number}
        </span>
      )
    }
    return (
      <a
        key={number}
        className="chip"
        href={sourceHref(cited)}
        title={cited.quote.slice(0, 160)}
        aria-label={text.ask.cite(number, whereOf(cited))}
      >
        {number}
      </a>
    )
  })
}
