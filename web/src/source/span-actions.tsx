import type { DocumentDetail, Span } from '../../../src/domain'
import { draft } from '../check/draft'
import { paragraphOf, referenceOf } from '../citing/reference'
import { useText } from '../i18n/use-text'
import { hrefOf, placeCode } from '../state/router'
import { Button } from '../ui/button'
import { copy } from '../ui/clipboard'
import { Icon } from '../ui/icon'
import { reportAt } from './blocks'

/** What can be done with the selected text, or with the cited passage where nothing is selected. */
export function SpanActions({
  detail,
  original,
  selected,
  mark,
}: {
  detail: DocumentDetail
  original: string
  selected: Span | null
  mark: Span | null
}) {
  const text = useText()
  const span = selected ?? mark
  if (span === null) return <p className="span-actions muted">{text.source.selectHint}</p>
  const quote = original.slice(span.start, span.end)
  const cite = () => {
    const report = reportAt(detail.reports, span.start)
    const reference = referenceOf({
      title: report?.title ?? detail.name,
      institution: report?.institution ?? null,
      year: report?.year ?? null,
      documentName: detail.name,
      place: text.source.paragraph(paragraphOf(original, report, span.start)),
      quote,
    })
    void copy(reference, text)
  }
  const of = placeCode({ documentId: detail.id, ...span })
  return (
    <div className="span-actions" role="toolbar" aria-label={text.source.actions}>
      <span className="muted">
        {selected === null ? text.source.passage : text.source.selected(quote.length)}
      </span>
      <span className="spring" />
      <a className="button quiet" href={hrefOf('similar', { of })}>
        <Icon name="similar" />
        <span>{text.source.similar}</span>
      </a>
      <a className="button quiet" href={hrefOf('check')} onClick={() => draft.set(quote)}>
        <Icon name="check" />
        <span>{text.source.check}</span>
      </a>
      <Button icon="cite" label={text.source.cite} onPress={cite} />
    </div>
  )
}
