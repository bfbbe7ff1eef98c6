import type { ChatResponse } from '../../../src/chat/types'
import { citationReference } from '../citing/reference'
import type { Text } from '../i18n/use-text'

/** An answer as plain text, its references numbered below it. */
export function answerWithReferences(
  question: string,
  { answer, citations }: ChatResponse,
  text: Text,
): string {
  const references = citations.map((one) => `[${one.n}] ${citationReference(one)}`)
  return [question, '', answer, '', text.ask.references, ...references].join('\n')
}
