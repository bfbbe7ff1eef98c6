import type { ChatResponse } from '../../../src/chat/types'
import { useText } from '../i18n/use-text'
import { Icon } from '../ui/icon'
import { CitationList } from './citation-list'

/** No answer: the reason, what to do, and the nearest passages. */
export function Refusal({ response: { reason, citations } }: { response: ChatResponse }) {
  const text = useText()
  return (
    <div className="refusal">
      <div className="refusal-card">
        <Icon name="missing" size={24} />
        <div>
          <p className="refusal-title">{text.ask.refused}</p>
          <p>{reason}</p>
          <p className="muted">{text.ask.refusedHint}</p>
        </div>
      </div>
      <CitationList title={text.ask.nearest} citations={citations} />
    </div>
  )
}
