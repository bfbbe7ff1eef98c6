import { memo } from 'react'
import { useText } from '../i18n/use-text'
import type { Block, Piece } from './blocks'
import { reasonId } from './legend'

/** A block of the original: text nodes and marks around them, nothing of a document as markup. */
export const BlockView = memo(function BlockView({ block }: { block: Block }) {
  const text = useText()
  const { report, pieces } = block
  return (
    <div className="block">
      {report !== null && (
        <h3 className="boundary" id={`report-${report.id}`} tabIndex={-1}>
          {report.title}
          <span>
            {[report.region?.name, report.year ?? text.ask.unknownYear].filter(Boolean).join(' · ')}
          </span>
        </h3>
      )}
      <div className="block-text">
        {pieces.map((piece) => (
          <PieceView key={piece.start} piece={piece} />
        ))}
      </div>
    </div>
  )
})

function PieceView({ piece }: { piece: Piece }) {
  const text = useText()
  const { start, end, text: shown, removed, repair, marked } = piece
  const place = { 'data-start': start, 'data-end': end }
  const inner =
    removed !== null ? (
      <span
        {...place}
        className="removed"
        title={text.source.removed(text.reasons[removed.reason] ?? removed.reason)}
        aria-describedby={reasonId(removed.reason)}
      >
        {shown}
      </span>
    ) : repair !== null ? (
      <span
        {...place}
        className="repair"
        title={text.source.repaired(repair.from, repair.to)}
        aria-describedby={reasonId('repair')}
      >
        {shown}
      </span>
    ) : (
      <span {...place}>{shown}</span>
    )
  return marked ? <mark>{inner}</mark> : inner
}
