import { useEffect, useRef } from 'react'
import { useText } from '../i18n/use-text'
import { createStore, useStore } from '../state/store'
import { Button } from './button'

/** A passing message. */
export interface Toast {
  id: number
  message: string
  action?: { label: string; run: () => void }
  /** Called once when it goes without its action. */
  onExpire?: () => void
  /** Whether its action takes the focus: for who works by keyboard and could not reach it in time. */
  takesFocus?: boolean
  ms: number
}

const toasts = createStore<readonly Toast[]>([])
let lastId = 0

/** Shows a message for some seconds; one with an action waits while it has focus or pointer. */
export function showToast(message: string, rest: Partial<Omit<Toast, 'id' | 'message'>> = {}) {
  lastId += 1
  const toast: Toast = { id: lastId, message, ms: rest.action ? 8_000 : 3_000, ...rest }
  toasts.set((now) => [...now, toast])
}

function take(id: number): Toast | undefined {
  const found = toasts.get().find((one) => one.id === id)
  toasts.set((now) => now.filter((one) => one.id !== id))
  return found
}

/** Lets every waiting toast expire now, as when the page is left. */
export function expireToasts(): void {
  for (const { id } of toasts.get()) take(id)?.onExpire?.()
}

/** Where toasts appear. */
export function Toasts() {
  const text = useText()
  const shown = useStore(toasts)
  return (
    <section className="toasts" aria-live="polite" aria-label={text.app.name}>
      {shown.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastView({ toast }: { toast: Toast }) {
  const text = useText()
  const { id, message, action, ms, takesFocus = false } = toast
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.querySelector('button')?.focus()
  }, [takesFocus])
  useEffect(() => {
    let left = ms
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const held = box.current?.matches(':hover, :focus-within') ?? false
      if (!held) left -= now - last
      last = now
      if (left <= 0) take(id)?.onExpire?.()
    }, 200)
    return () => clearInterval(timer)
  }, [id, ms])
  return (
    <div className="toast" ref={box}>
      <p>{message}</p>
      {action !== undefined && (
        <Button
          look="plain"
          label={action.label}
          onPress={() => {
            take(id)
            action.run()
          }}
        />
      )}
      <Button
        look="plain"
        icon="close"
        iconOnly
        label={text.app.close}
        onPress={() => {
          take(id)?.onExpire?.()
          document.getElementById('content')?.focus()
        }}
      />
    </div>
  )
}
