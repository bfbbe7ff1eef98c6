import type { ReactNode } from 'react'

/** A box for a question or a passage that grows with it: Enter submits, Shift+Enter breaks the line. */
export function TextEntry({
  label,
  placeholder,
  maxLength,
  value,
  change,
  submit,
  children,
}: {
  label: string
  placeholder: string
  maxLength: number
  value: string
  change: (value: string) => void
  submit: () => void
  /** Its buttons. */
  children: ReactNode
}) {
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        aria-label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        rows={1}
        value={value}
        onChange={({ target }) => change(target.value)}
        onKeyDown={(event) => {
          // An Enter that ends a composition of an input method submits nothing.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          submit()
        }}
      />
      {children}
    </form>
  )
}
