import type { Report } from '../../../src/domain'
import { useText } from '../i18n/use-text'
import { Icon } from '../ui/icon'
import { bringUp } from './bring-up'

/** The headings above the cited passage, and the file's reports where it holds several. */
export function Outline({
  reports,
  headings,
}: {
  reports: readonly Report[]
  headings: readonly string[]
}) {
  const text = useText()
  return (
    <>
      {headings.length > 0 && <p className="trail">{headings.join(' › ')}</p>}
      {reports.length > 1 && (
        <details className="outline">
          <summary>
            <Icon name="chevron" size={16} />
            {text.source.reports(reports.length)}
          </summary>
          <ol>
            {reports.map(({ id, title, region, year }) => (
              <li key={id}>
                <button type="button" onClick={() => toReport(id)}>
                  {title}
                  <span className="muted">{[region?.name, year].filter(Boolean).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}

/** Goes to where a report begins. */
export function toReport(id: string): void {
  const heading = document.getElementById(`report-${id}`)
  if (heading !== null) bringUp(heading, 'start')
}
