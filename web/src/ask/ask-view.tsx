import { useEffect, useRef } from 'react'
import { useText } from '../i18n/use-text'
import { filtersOf, scope } from '../scope/scope'
import { ScopeButton } from '../scope/scope-sheet'
import { useDocuments } from '../state/documents'
import { hrefOf } from '../state/router'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { Empty } from '../ui/states'
import { ask } from './asking'
import { Composer } from './composer'
import { conversations, currentConversation, showConversation } from './conversations'
import { Examples } from './examples-list'
import { HistoryButton } from './history'
import { TurnView } from './turn-view'

/** Questions and answers. */
export function AskView() {
  const text = useText()
  const conversation = currentConversation(useStore(conversations))
  const { all } = useDocuments()
  const turns = conversation?.turns ?? []
  const last = useRef<HTMLDivElement>(null)
  const send = (question: string) => void ask(question, filtersOf(scope.get()))

  useEffect(() => {
    if (turns.length > 1) last.current?.scrollIntoView({ block: 'start' })
  }, [turns.length])

  const bar = (
    <div className="ask-bar">
      <ScopeButton />
      <span className="spring" />
      {turns.length > 0 && (
        <Button
          look="plain"
          icon="plus"
          label={text.ask.newChat}
          onPress={() => showConversation(null)}
        />
      )}
      <HistoryButton />
    </div>
  )
  if (turns.length === 0) {
    return (
      <div className="ask opening">
        <h1>{text.ask.title}</h1>
        <p className="lead">{text.ask.lead}</p>
        {all?.length === 0 ? (
          <Empty icon="library" title={text.ask.emptyLibrary} hint={text.ask.emptyLibraryHint}>
            <a className="button solid" href={hrefOf('library')}>
              {text.ask.toLibrary}
            </a>
          </Empty>
        ) : (
          <>
            <Composer send={send} running={false} placeholder={text.ask.placeholder} />
            {bar}
            {all !== null && <Examples documents={all} send={send} />}
          </>
        )}
      </div>
    )
  }
  const running = turns.at(-1)?.state === 'running'
  return (
    <div className="ask">
      <h1 className="visually-hidden">{text.ask.title}</h1>
      <div className="turns">
        {turns.map((turn, index) => (
          <div key={turn.id} className="turn-slot" ref={index === turns.length - 1 ? last : null}>
            <TurnView turn={turn} />
          </div>
        ))}
      </div>
      <div className="ask-foot">
        {bar}
        <Composer send={send} running={running} placeholder={text.ask.followUp} />
      </div>
    </div>
  )
}
