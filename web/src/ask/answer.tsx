import type { AnswerSentence, ChatResponse, NumberedCitation } from '../../../src/chat/types'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { copy } from '../ui/clipboard'
import { Icon } from '../ui/icon'
import { AnswerTable } from './answer-table'
import { Chips } from './chips'
import { CitationList } from './citation-list'
import type { Turn } from './conversations'
import { answerWithReferences } from './copying'
import { paragraphsOf } from './paragraphs'

/** Verified sentences with their citations, struck ones apart, and the evidence. */
export function Answer({
  sentences,
  response,
  turn,
}: {
  sentences: readonly AnswerSentence[]
  response: ChatResponse | null
  turn: Turn
}) {
  const text = useText()
  const citations = response?.citations ?? []
  const kept = sentences.filter(({ verdict }) => verdict === 'supported')
  const struck = sentences.filter(({ verdict }) => verdict === 'unsupported')
  return (
    <div className="answer">
      {response?.notice != null && (
        <p className="notice">
          <Icon name="warning" />
          {response.notice}
        </p>
      )}
      {response?.table != null && <AnswerTable table={response.table} citations={citations} />}
      {paragraphsOf(kept, response).map(({ lead, sentences: own }) => (
        <p key={own[0]?.text} className="sentences">
          {lead !== '' && <span className="lead-in">{lead}</span>}
          {own.map((sentence) => (
            <Sentence key={sentence.text} sentence={sentence} citations={citations} />
          ))}
        </p>
      ))}
      {struck.length > 0 && <Struck sentences={struck} />}
      {response !== null && (
        <>
          <div className="answer-foot">
            <span className="badge">
              <Icon name="check" size={16} />
              {text.ask.verified(kept.length)}
            </span>
            <span className="badge muted">
              {response.engine === 'llm' ? text.ask.generated : text.ask.verbatim}
            </span>
            <span className="spring" />
            <Button
              look="plain"
              icon="copy"
              label={text.ask.copy}
              onPress={() => void copy(answerWithReferences(turn.question, response, text), text)}
            />
          </div>
          <CitationList title={text.ask.sources} citations={citations} />
        </>
      )}
    </div>
  )
}

function Sentence({
  sentence,
  citations,
}: {
  sentence: AnswerSentence
  citations: readonly NumberedCitation[]
}) {
  return (
    <span className="sentence">
      {sentence.text}
      <Chips numbers={sentence.citations} citations={citations} />
    </span>
  )
}

function Struck({ sentences }: { sentences: readonly AnswerSentence[] }) {
  const text = useText()
  return (
    <details className="struck">
      <summary>
        <Icon name="struck" size={16} />
        {text.ask.struck(sentences.length)}
      </summary>
      <ul>
        {sentences.map(({ text: said, reason }) => (
          <li key={said}>
            <s>{said}</s>
            <p>
              {text.ask.struckLabel}
              {reason}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
