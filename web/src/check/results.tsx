import { useState } from 'react'
import { checkReport } from '../../../src/check/report'
import { CHECK_VERDICTS, type CheckResponse, type CheckVerdict } from '../../../src/check/types'
import { useText } from '../i18n/use-text'
import { useRoute } from '../state/router'
import { Button } from '../ui/button'
import { download } from '../ui/download'
import { Empty } from '../ui/states'
import { ClaimDetail } from './claim-detail'
import { MarkedDraft } from './marked-draft'
import { VerdictLabel } from './verdict-label'

/** The checked draft with its verdicts, a summary, and the evidence of the claim looked at. */
export function Results({
  draft,
  response,
  edit,
}: {
  draft: string
  response: CheckResponse
  edit: () => void
}) {
  const text = useText()
  const { claims, summary } = response
  const [only, setOnly] = useState<CheckVerdict | null>(null)
  const chosen = Number(useRoute().params.get('claim') ?? 0) - 1
  const claim = claims[chosen]
  return (
    <>
      <div className="summary" role="toolbar" aria-label={text.check.summary}>
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {text.check.all} <b>{claims.length}</b>
        </button>
        {CHECK_VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={only === verdict}
            disabled={summary[verdict] === 0}
            onClick={() => setOnly(only === verdict ? null : verdict)}
          >
            <VerdictLabel verdict={verdict} /> <b>{summary[verdict]}</b>
          </button>
        ))}
        <span className="spring" />
        <Button look="plain" icon="edit" label={text.check.edit} onPress={edit} />
        <Button
          look="plain"
          icon="download"
          label={text.check.markdown}
          onPress={() =>
            download('xiezheng-check.md', 'text/markdown', checkReport(response, text.check.draft))
          }
        />
        <Button
          look="plain"
          icon="download"
          label={text.check.json}
          onPress={() =>
            download('xiezheng-check.json', 'application/json', JSON.stringify(response, null, 2))
          }
        />
      </div>
      {claims.length === 0 ? (
        <Empty icon="missing" title={text.check.none} hint={text.check.noneHint} />
      ) : (
        <div className="checked">
          <section aria-label={text.check.draft}>
            <MarkedDraft draft={draft} claims={claims} only={only} chosen={chosen} />
          </section>
          <section className="claim-side" aria-label={text.check.evidence} aria-live="polite">
            {claim === undefined ? (
              <p className="muted">{text.check.pick}</p>
            ) : (
              <ClaimDetail claim={claim} number={chosen + 1} />
            )}
          </section>
        </div>
      )}
    </>
  )
}
