import { useText } from '../i18n/use-text'
import { useDocuments } from '../state/documents'
import { hrefOf, sourceHref, sourceOf, useRoute } from '../state/router'
import { Empty, Failure, Loading } from '../ui/states'
import { Reader } from './reader'

/** An original on the whole page; without one, the reports to choose from. */
export default function SourceView() {
  const text = useText()
  const place = sourceOf(useRoute())
  const { all, error } = useDocuments()
  if (place !== null) {
    const name = all?.find(({ id }) => id === place.documentId)?.name
    return (
      <div className="source-page">
        <p className="crumb">
          <a href={hrefOf('source')}>{text.source.title}</a>
        </p>
        <h1>{name ?? text.source.title}</h1>
        <Reader place={place} />
      </div>
    )
  }
  return (
    <div className="page">
      <h1>{text.source.title}</h1>
      <p className="lead">{text.source.choose}</p>
      {error !== null && <Failure error={error} />}
      {all === null && error === null && <Loading />}
      {all?.length === 0 && <Empty icon="library" title={text.source.none} />}
      <ul className="shelf">
        {all?.map(({ id, name, reports }) =>
          reports.map((report) => (
            <li key={report.id}>
              <a
                href={sourceHref(
                  { documentId: id, start: report.start, end: report.start },
                  'source',
                )}
              >
                <strong>{report.title}</strong>
                <span className="muted">
                  {[report.region?.name, report.year, name].filter(Boolean).join(' · ')}
                </span>
              </a>
            </li>
          )),
        )}
      </ul>
    </div>
  )
}
