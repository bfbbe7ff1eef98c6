import type { ReactNode } from 'react'
import type { DiffPiece } from '../../../src/check/types'
import { useText } from '../i18n/use-text'

/** The draft's words beside the original's: `del` stands in the draft alone, `ins` in the original alone. */
export function Diff({ parts }: { parts: readonly DiffPiece[] }) {
  const text = useText()
  return (
    <section className="diff" aria-label={text.check.diff}>
      <div>
        <p className="muted">{text.check.yours}</p>
        <p>{side(parts, 'del', text.check.missing)}</p>
      </div>
      <div>
        <p className="muted">{text.check.theirs}</p>
        <p>{side(parts, 'ins', text.check.added)}</p>
      </div>
    </section>
  )
}

function side(parts: readonly DiffPiece[], own: 'ins' | 'del', title: string): ReactNode[] {
  let at = 0
  return parts
    .filter(({ op }) => op === 'same' || op === own)
    .map(({ op, text }) => {
      at += text.length
      if (op === 'same') return <span key={at}>{text}</span>
      return op === 'ins' ? (
        <ins key={at} title={title}>
          {text}
        </ins>
      ) : (
        <del key={at} title={title}>
          {text}
        </del>
      )
    })
}
