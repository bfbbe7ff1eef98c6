import { useCallback } from 'react'
import type { Document } from '../../../src/domain'
import { useText } from '../i18n/use-text'
import { useResource } from '../state/use-resource'
import { Icon } from '../ui/icon'
import { exampleQuestions } from './examples'

/** Questions to try; while they are sought, and where none is found, nothing. */
export function Examples({
  documents,
  send,
}: {
  documents: readonly Document[]
  send: (question: string) => void
}) {
  const text = useText()
  const { data } = useResource(
    useCallback((signal: AbortSignal) => exampleQuestions(documents, signal), [documents]),
  )
  if (data === null || data.length === 0) return <div className="examples" />
  return (
    <section className="examples" aria-labelledby="examples">
      <h2 id="examples">{text.ask.examples}</h2>
      <ul>
        {data.map((question) => (
          <li key={question}>
            <button type="button" onClick={() => send(question)}>
              {question}
              <Icon name="chevron" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
