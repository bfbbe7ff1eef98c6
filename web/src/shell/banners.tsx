import { useState, useSyncExternalStore } from 'react'
import { apiKey, giveKey } from '../api/key'
import { useText } from '../i18n/use-text'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'

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
