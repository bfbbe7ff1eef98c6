import { useCallback, useState } from 'react'
import type { SimilarResponse } from '../../../src/search/similar/types'
import { postJson } from '../api/client'
import { Quote } from '../citing/quote'
import { remember } from '../citing/seen'
import { useText } from '../i18n/use-text'
import { filtersOf, scope } from '../scope/scope'
import { ScopeButton } from '../scope/scope-sheet'
import { go, parsePlace, sourceHref, useRoute } from '../state/router'
import { useStore } from '../state/store'
import { useResource } from '../state/use-resource'
import { Button } from '../ui/button'
import { Empty, Failure, Loading } from '../ui/states'
import { TextEntry } from '../ui/text-entry'
import { Results } from './results'

/** The most the service gives at once. */
const LIMIT = 100
const MAX_CHARS = 2_000

/** The starting point and what is like it. */
export function Finder() {
  const text = useText()
  const { params } = useRoute()
  const of = params.get('of')
  const words = params.get('text')
  const [typed, setTyped] = useState(words ?? '')
  const start = () => {
    if (typed.trim() !== '') go('similar', { text: typed.trim().slice(0, MAX_CHARS) })
  }
  return (
    <div className="finder">
      {of === null && (
        <TextEntry
          label={text.similar.label}
          placeholder={text.similar.placeholder}
          maxLength={MAX_CHARS}
          value={typed}
          change={setTyped}
          submit={start}
        >
          <Button
            type="submit"
            look="solid"
            icon="similar"
            label={text.similar.find}
            isDisabled={typed.trim() === ''}
          />
        </TextEntry>
      )}
      <div className="ask-bar">
        <ScopeButton />
      </div>
      {(of !== null || words !== null) && <Found key={of ?? words} of={of} words={words ?? ''} />}
    </div>
  )
}

function Found({ of, words }: { of: string | null; words: string }) {
  const text = useText()
  const filters = filtersOf(useStore(scope))
  const key = JSON.stringify(filters)
  const { data, error, loading, reload } = useResource(
    // biome-ignore lint/correctness/useExhaustiveDependencies: filters by value
    useCallback(
      async (signal: AbortSignal) => {
        const anchor = of === null ? { text: words } : parsePlace(of)
        const body = { ...anchor, limit: LIMIT, filters }
        const found = await postJson<SimilarResponse>('/api/similar', body, signal)
        remember(found.groups.flatMap(({ hits }) => hits.map(({ citation }) => citation)))
        return found
      },
      [of, words, key],
    ),
  )
  if (error !== null) return <Failure error={error} retry={reload} />
  if (data === null) return <Loading label={text.similar.finding} />
  const { citation, text: anchorText } = data.anchor
  return (
    <div aria-busy={loading}>
      {of !== null && (
        <section className="anchor">
          <header>
            <h2>{citation === null ? text.similar.anchorText : text.similar.anchor}</h2>
            <span className="spring" />
            {citation !== null && <a href={sourceHref(citation)}>{text.ask.open}</a>}
            <Button look="plain" label={text.similar.change} onPress={() => go('similar')} />
          </header>
          {citation === null ? (
            <blockquote>{anchorText}</blockquote>
          ) : (
            <Quote citation={citation} />
          )}
        </section>
      )}
      {data.groups.length === 0 ? (
        <Empty icon="similar" title={text.similar.none} hint={text.similar.noneHint} />
      ) : (
        <Results response={data} />
      )}
    </div>
  )
}
