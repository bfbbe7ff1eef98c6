import { useCallback } from 'react'
import type { Document } from '../../../src/domain'
import { readiness } from '../api/library'
import { useText } from '../i18n/use-text'
import { useResource } from '../state/use-resource'
import { Failure } from '../ui/states'

/** What is held and what it is found with; asked anew when the documents change. */
export function Status({ documents }: { documents: readonly Document[] | null }) {
  const text = useText()
  const { data, error, reload } = useResource(
    // biome-ignore lint/correctness/useExhaustiveDependencies: other documents, other counts
    useCallback((signal: AbortSignal) => readiness(signal), [documents]),
  )
  if (data === null) return error === null ? null : <Failure error={error} retry={reload} />
  const { number } = text
  return (
    <dl className="status">
      <div className="status-main">
        <dt className="visually-hidden">{text.library.title}</dt>
        <dd>
          {text.library.state(number(data.documents), number(data.reports), number(data.passages))}
        </dd>
      </div>
      <div>
        <dt>{text.library.model}</dt>
        <dd>{data.model}</dd>
      </div>
      <div>
        <dt>{text.library.index}</dt>
        <dd>{number(data.sentences)}</dd>
      </div>
      <div>
        <dt>{text.library.engine}</dt>
        <dd>{text.library[data.engine]}</dd>
      </div>
      <div>
        <dt>{text.library.llm}</dt>
        <dd>{data.llm ? text.library.llmOn : text.library.llmOff}</dd>
      </div>
    </dl>
  )
}
