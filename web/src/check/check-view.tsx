import { useState } from 'react'
import type { CheckResponse } from '../../../src/check/types'
import { postJson } from '../api/client'
import { remember } from '../citing/seen'
import { useText } from '../i18n/use-text'
import { filtersOf, scope } from '../scope/scope'
import { hrefHere } from '../state/router'
import { useStore } from '../state/store'
import '../styles/check.css'
import { Failure, Loading } from '../ui/states'
import { draft } from './draft'
import { DraftForm } from './draft-form'
import { Results } from './results'

interface Checked {
  text: string
  response: CheckResponse
}

type State = { kind: 'editing' } | { kind: 'running' } | { kind: 'failed'; error: unknown }

/** The last check, which stays when another view is looked at. */
let last: Checked | null = null

/** A draft, and each of its quotations, claims and numbers against the originals. */
export default function CheckView() {
  const text = useText()
  const written = useStore(draft)
  const [checked, setChecked] = useState(() => (last?.text === written ? last : null))
  const [state, setState] = useState<State>({ kind: 'editing' })
  const show = (next: Checked | null) => {
    last = next
    setChecked(next)
    setState({ kind: 'editing' })
  }
  const run = async () => {
    const now = draft.get()
    setState({ kind: 'running' })
    try {
      const body = { text: now, filters: filtersOf(scope.get()) }
      const response = await postJson<CheckResponse>('/api/check', body)
      remember(response.claims.flatMap(({ evidence }) => evidence))
      show({ text: now, response })
      location.hash = hrefHere({ claim: null })
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }
  const { kind } = state
  return (
    <div className="page check">
      <h1>{text.check.title}</h1>
      {checked === null && <p className="lead">{text.check.lead}</p>}
      {checked === null ? (
        <>
          <DraftForm run={() => void run()} running={kind === 'running'} />
          {kind === 'running' && <Loading label={text.check.running} />}
          {kind === 'failed' && <Failure error={state.error} retry={() => void run()} />}
        </>
      ) : (
        <Results draft={checked.text} response={checked.response} edit={() => show(null)} />
      )}
    </div>
  )
}
