import { normalise } from '../../text/normalise.js'
import type { ClaimDocument } from './types.js'

/** Finds wordings in all documents, whatever their script, width, spacing and quotation marks. */
export interface CorpusText {
  has(wording: string): boolean
  /** Whether it occurs just once. */
  hasOnce(wording: string): boolean
}

/** The text of all files, each once. */
export function corpusText(documents: readonly ClaimDocument[]): CorpusText {
  const files = new Map(documents.map(({ file, text }) => [file, text]))
  const all = [...files.values()].map(compact).join('\n')
  const has = (wording: string) => all.includes(compact(wording))
  return {
    has,
    hasOnce: (wording) => {
      const sought = compact(wording)
      const at = all.indexOf(sought)
      return at !== -1 && all.indexOf(sought, at + 1) === -1
    },
  }
}

function compact(text: string): string {
  return normalise(text).replace(/[\s"'\u200b]/g, '')
}
