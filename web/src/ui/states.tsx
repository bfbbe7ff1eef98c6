import type { ReactNode } from 'react'
import { ApiError } from '../api/client'
import { type Text, useText } from '../i18n/use-text'
import { Button } from './button'
import { Icon, type IconName } from './icon'

/** What a failure says to people. */
export function messageOf(error: unknown, text: Text): string {
  if (!(error instanceof ApiError)) return text.errors.internal
  if (error.code === 'offline') return text.errors.offline
  return error.message === '' ? text.errors.internal : error.message
}

/** Something is on its way. */
export function Loading({ label }: { label?: string }) {
  const text = useText()
  return (
    <p className="loading" role="status">
      <span className="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {label ?? text.app.loading}
    </p>
  )
}

/** A call failed: why, and again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText()
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <p>{messageOf(error, text)}</p>
      {retry !== undefined && <Button label={text.app.retry} onPress={retry} />}
    </div>
  )
}

/** Nothing is here, and what to do about it. */
export function Empty({
  icon,
  title,
  hint,
  children,
}: {
  icon: IconName
  title: string
  hint?: string
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  )
}
