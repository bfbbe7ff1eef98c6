import type { Assistant } from '../../src/assistant.js'
import type { Citation } from '../../src/domain.js'
import { editView } from '../../src/ingest/view.js'

/**
 * What the quote of a citation says by the document's own audit trail: its removed spans left
 * out, its repairs applied, white space aside.
 */
export function cleanedQuote(assistant: Assistant, citation: Citation): string {
  const { documentId, start, end, quote } = citation
  const { removedSpans, repairs } = assistant.getDocument(documentId)
  const edits = [...removedSpans.map((span) => ({ ...span, to: '' })), ...repairs]
    .map((edit) => ({
      start: Math.max(edit.start, start) - start,
      end: Math.min(edit.end, end) - start,
      to: edit.to,
    }))
    .filter((edit) => edit.start < edit.end)
  return editView(quote, edits).text.replace(/\s/g, '')
}
