import { useEffect, useState, useSyncExternalStore } from 'react'
import { ApiError } from '../api/client'
import { apiKey, giveKey } from '../api/key'
import { readiness } from '../api/library'
import { useText } from '../i18n/use-text'
import { refreshDocuments } from '../state/documents'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Loading } from '../ui/states'

/** Told while the browser says it is offline. */
export function OfflineBanner() {
  const text = useText()
  const online = useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
  if (online) return null
  return (
    <p className="banner" role="status">
      <Icon name="warning" />
      {text.errors.offlineBanner}
    </p>
  )
}

/** How often a service that is getting ready is asked again. */
const READY_AGAIN_MS = 2_000

/** Told while the service takes its first reports in; what it holds is read again when it is ready. */
export function PreparingBanner() {
  const text = useText()
  const [waiting, setWaiting] = useState(false)
  useEffect(() => {
    const gone = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (again: boolean) => {
      try {
        await readiness(gone.signal)
        setWaiting(false)
        if (again) await refreshDocuments()
      } catch (error) {
        if (gone.signal.aborted || !(error instanceof ApiError && error.status === 503)) return
        setWaiting(true)
        timer = setTimeout(() => void look(true), READY_AGAIN_MS)
      }
    }
    void look(false)
    return () => {
      gone.abort()
      clearTimeout(timer)
    }
  }, [])
  return waiting ? <Loading label={text.errors.preparing} /> : null
}

/** Asks for the API key once the service has. */
export function KeyPrompt() {
  const text = useText()
  const { wanted } = useStore(apiKey)
  const [value, setValue] = useState('')
  if (!wanted) return null
  return (
    <form
      className="banner key"
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim() !== '') giveKey(value.trim())
      }}
    >
      <div>
        <strong>{text.errors.keyTitle}</strong>
        <p>{text.errors.keyBody}</p>
      </div>
      <label>
        <span className="visually-hidden">{text.errors.keyLabel}</span>
        <input
          type="password"
          autoComplete="off"
          placeholder={text.errors.keyLabel}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      </label>
      <Button type="submit" look="solid" label={text.errors.keySave} />
    </form>
  )
}
