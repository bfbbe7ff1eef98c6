import { ApiError, type FailureCode } from '../api/client'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Loading, messageOf } from '../ui/states'
import { Answer } from './answer'
import { ask } from './asking'
import type { Turn } from './conversations'
import { Refusal } from './refusal'

/** A question with its answer, refusal or failure; what comes is read out as it comes. */
export function TurnView({ turn }: { turn: Turn }) {
  const text = useText()
  const { question, state, found, sentences, response, error } = turn
  return (
    <article className="turn" aria-label={text.ask.turn(question)}>
      <h2 className="question">{question}</h2>
      <div className="reply" aria-live="polite" aria-busy={state === 'running'}>
        {response?.refused ? (
          <Refusal response={response} />
        ) : (
          sentences.length > 0 && <Answer sentences={sentences} response={response} turn={turn} />
        )}
        {state === 'running' && (
          <Loading label={found === null ? text.ask.asking : text.ask.found(found)} />
        )}
        {state === 'stopped' && <p className="muted">{text.ask.stopped}</p>}
        {state === 'failed' && error !== null && (
          <div className="failure">
            <Icon name="warning" />
            <p>
              <strong>{text.ask.failed}</strong>
              <br />
              {messageOf(new ApiError(error.code as FailureCode, error.message), text)}
            </p>
            <Button
              label={text.ask.again}
              onPress={() => void ask(question, turn.filters ?? undefined)}
            />
          </div>
        )}
        {state === 'done' && <p className="visually-hidden">{text.ask.done}</p>}
      </div>
    </article>
  )
}
