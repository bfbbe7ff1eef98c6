import type { Document } from '../../../src/domain'
import { useText } from '../i18n/use-text'
import { sourceHref } from '../state/router'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { removeLater } from './removing'

/** A file of the library: its reports, what was cleaned, notes; to read or remove. */
export function DocumentCard({ document: held }: { document: Document }) {
  const text = useText()
  const { id, name, chars, addedAt, reports, removed, notes } = held
  const { number } = text
  return (
    <li className="document" id={`document-${id}`} tabIndex={-1}>
      <div className="document-head">
        <div className="document-name">
          <a href={sourceHref({ documentId: id, start: 0, end: 0 })}>{name}</a>
          <p className="muted">
            {[
              text.library.chars(number(chars)),
              removed.chars > 0
                ? text.library.cleaned(number(removed.chars))
                : text.library.notCleaned,
              addedAt.slice(0, 10),
            ].join(' · ')}
          </p>
        </div>
        <Button
          look="plain"
          icon="trash"
          iconOnly
          label={text.library.removeNamed(name)}
          onPress={({ pointerType }) => {
            focusBeside(id)
            removeLater(held, text, pointerType === 'keyboard' || pointerType === 'virtual')
          }}
        />
      </div>
      <ul className="reports">
        {reports.map((report) => (
          <li key={report.id}>
            <span className="tag">{report.region?.name ?? text.library.unknownRegion}</span>
            <span className="tag">{report.year ?? text.library.unknownYear}</span>
            <span className="report-title">{report.title}</span>
            <span className="muted">{text.library.passages(report.passages)}</span>
          </li>
        ))}
      </ul>
      {(removed.chars > 0 || notes.length > 0) && (
        <details>
          <summary>
            <Icon name="chevron" size={16} />
            {text.library.cleanedTitle}
            {notes.length > 0 && ` · ${text.library.notes} ${notes.length}`}
          </summary>
          <p>
            {Object.entries(removed.byReason).map(([reason, n]) => (
              <span key={reason} className="tag">
                {text.reasons[reason] ?? reason} {number(n)}
              </span>
            ))}
          </p>
          {notes.map(({ code, message }) => (
            <p key={code + message}>{message}</p>
          ))}
        </details>
      )}
    </li>
  )
}

/** The focus goes on to the next card, so that it is not lost with this one. */
function focusBeside(id: string): void {
  const card = document.getElementById(`document-${id}`)
  const next = card?.nextElementSibling ?? card?.previousElementSibling
  if (next instanceof HTMLElement) next.focus({ preventScroll: true })
}
