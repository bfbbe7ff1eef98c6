import { useText } from '../i18n/use-text'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { Sheet } from '../ui/sheet'
import { conversations, deleteConversation, showConversation } from './conversations'

/** The conversations on this device, to open or delete. */
export function HistoryButton() {
  const text = useText()
  const { all, current } = useStore(conversations)
  if (all.length === 0) return null
  return (
    <Sheet
      title={text.ask.historyTitle}
      trigger={<Button look="plain" icon="history" label={text.ask.history} />}
    >
      {(close) => (
        <div className="history">
          <p className="muted">{all.length === 0 ? text.ask.historyEmpty : text.ask.historyNote}</p>
          <ul>
            {all.map(({ id, startedAt, turns }) => {
              const title = turns[0]?.question ?? ''
              return (
                <li key={id} className={id === current ? 'current' : ''}>
                  <button
                    type="button"
                    onClick={() => {
                      showConversation(id)
                      close()
                    }}
                  >
                    <span>{title}</span>
                    <time dateTime={startedAt}>{startedAt.slice(0, 10)}</time>
                  </button>
                  <Button
                    look="plain"
                    icon="trash"
                    iconOnly
                    label={text.ask.delete(title)}
                    onPress={() => deleteConversation(id)}
                  />
                </li>
              )
            })}
          </ul>
          <footer className="sheet-foot">
            <Button
              look="danger"
              icon="trash"
              label={text.ask.deleteAll}
              onPress={() => {
                deleteConversation()
                close()
              }}
            />
          </footer>
        </div>
      )}
    </Sheet>
  )
}
