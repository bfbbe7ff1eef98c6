import { useState } from 'react'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { TextEntry } from '../ui/text-entry'
import { stopAsking } from './asking'

/** Longest question the service takes. */
const MAX_CHARS = 2_000

/** The question box; while an answer comes it offers to stop it. */
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
    <TextEntry
      label={text.ask.label}
      placeholder={placeholder}
      maxLength={MAX_CHARS}
      value={question}
      change={setQuestion}
      submit={submit}
    >
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
    </TextEntry>
  )
}
