import { useState } from 'react'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { stopAsking } from './asking'

/** Longest question the service takes. */
const MAX_CHARS = 2_000

/** The question box: Enter asks, Shift+Enter breaks the line; while an answer comes it stops it. */
export function Composer({
  send,
  running,
  placeholder,
}: {
  send: (question: string) => void
  running: boolean
  placeholder: string
}) {
  const text = useText()
  const [question, setQuestion] = useState('')
  const submit = () => {
    const asked = question.trim()
    if (asked === '' || running) return
    setQuestion('')
    send(asked)
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        aria-label={text.ask.label}
        placeholder={placeholder}
        maxLength={MAX_CHARS}
        rows={1}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
        onKeyDown={(event) => {
          // An Enter that ends a composition of an input method is not a question.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          submit()
        }}
      />
      {running ? (
        <Button icon="stop" label={text.ask.stop} onPress={stopAsking} />
      ) : (
        <Button
          type="submit"
          look="solid"
          icon="send"
          label={text.ask.send}
          isDisabled={question.trim() === ''}
        />
      )}
    </form>
  )
}
