import type { Citation } from '../../domain.js'
import { XiezhengError } from '../../errors.js'
import type { Store } from '../../index/store.js'
import type { Unit } from '../../index/units.js'
import { splitSentences } from '../../text/sentences.js'
import type { SimilarRequest } from './types.js'

/** UTF-16 code units of an anchor. */
export const LONGEST_ANCHOR = 4000
/** Sentences of a long anchor that are looked for: the longest ones, in which most is said. */
const MAX_SENTENCES = 6

export interface Anchor {
  text: string
  /** Its sentences, each looked for by itself. */
  sentences: string[]
  /** The first sentence of its paragraph, where that is not its own: it says what the paragraph is about. */
  head: string | null
  citation: Citation | null
}

type AnchorStore = Pick<
  Store,
  'findPassage' | 'citations' | 'getDocument' | 'passagesIn' | 'passageSentences' | 'quote'
>

/**
 * What a request looks for, as text.
 *
 * @throws XiezhengError `invalid_input` for none or several anchors, or one that is empty, too long or outside its document; `not_found` for an unknown passage or document.
 */
export function anchorOf(request: SimilarRequest, store: AnchorStore): Anchor {
  const { text, passageId, documentId, start, end } = request
  const given = [text, passageId, documentId].filter((one) => one !== undefined)
  const isSpan = documentId !== undefined && start !== undefined && end !== undefined
  const isPart = !isSpan && (documentId ?? start ?? end) !== undefined
  if (given.length !== 1 || isPart || (!isSpan && (start ?? end) !== undefined)) {
    throw invalid('text、passageId 与 documentId/start/end 三者须给出且只能给出一种。', 'text')
  }
  if (passageId !== undefined) return ofPassage(passageId, store)
  if (isSpan) return ofSpan({ documentId, start, end }, store)
  return anchored(text ?? '', null, null)
}

function ofPassage(passageId: string, store: AnchorStore): Anchor {
  const rowid = store.findPassage(passageId)
  const found = rowid === null ? undefined : store.citations([rowid]).get(rowid)
  if (found === undefined) throw missing('段落', passageId)
  return anchored(found.text, null, found.citation)
}

function ofSpan(span: { documentId: string; start: number; end: number }, store: AnchorStore) {
  const { documentId, start, end } = span
  const document = store.getDocument(documentId)
  if (document === null) throw missing('文件', documentId)
  if (start >= end || end > document.chars) {
    throw invalid(`起止位置须在 0 到 ${document.chars} 之间，且起点在终点之前。`, 'start')
  }
  const [rowid] = store.passagesIn(documentId, start, end)
  const passage = rowid === undefined ? undefined : store.citations([rowid]).get(rowid)
  if (rowid === undefined || passage === undefined) throw invalid('这一段没有报告正文。', 'start')
  const quote = store.quote(documentId, start, end)
  const head = headOf(store.passageSentences([rowid]).get(rowid) ?? [], span, store)
  return anchored(quote, head, { ...passage.citation, start, end, quote })
}

/** The sentence that the anchor's paragraph begins with; null where the anchor is in it. A passage may hold several short paragraphs. */
function headOf(
  sentences: readonly Unit[],
  { documentId, start }: { documentId: string; start: number },
  { quote }: Pick<Store, 'quote'>,
): string | null {
  let head: Unit | null = null
  let before: Unit | null = null
  for (const sentence of sentences) {
    if (sentence.start > start) break
    const isFirst = before === null || quote(documentId, before.end, sentence.start).includes('\n')
    if (isFirst) head = sentence
    before = sentence
  }
  return head !== null && head.end <= start ? head.text : null
}

function anchored(text: string, head: string | null, citation: Citation | null): Anchor {
  if (text.length > LONGEST_ANCHOR) {
    throw invalid(`最多 ${LONGEST_ANCHOR} 字，请缩短后再试。`, 'text')
  }
  const flat = text.replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(flat)) throw invalid('请给出要找同类的文字。', 'text')
  const sentences = splitSentences(flat)
    .map(({ start, end }) => flat.slice(start, end))
    .sort((a, b) => b.length - a.length)
    .slice(0, MAX_SENTENCES)
  return { text: flat, sentences, head, citation }
}

function invalid(message: string, field: string): XiezhengError {
  return new XiezhengError('invalid_input', message, { details: { field } })
}

function missing(what: string, id: string): XiezhengError {
  return new XiezhengError('not_found', `库中没有编号为 ${id} 的${what}。`, { details: { id } })
}
