import type { Span } from '../domain.js'
import { splitSentences } from '../text/sentences.js'
import { type Attribution, hasOwnContent, leadOf, readAttribution } from './attribution.js'

/** A piece of a draft that is judged by itself. */
export interface Segment extends Span {
  kind: 'quotation' | 'claim'
  text: string
  /** What is compared, of the same length as `text`: the words that say whose it is, and quotations judged apart, are blanks. */
  statement: string
  /** What the draft says of where it comes from. */
  attribution: Attribution
  /** The whole sentence, where its subject goes over into the statement (宁夏政协立案…) and may stand in the original too; else null. */
  joined: string | null
}

/** Letters and digits; a shorter quotation is a name or a word in its special sense. */
const SHORTEST_QUOTATION = 10
/** The same, where the words before it say that somebody said it. */
const SHORTEST_SAID = 5
const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
]
/** What marks a line in Markdown. */
const LINE_MARK = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d{1,3}[.)、]\s+)*/
const HEADING =
  /^(?:#{1,6}\s|第[一二三四五六七八九十百]+[章节部]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）])/
const STOP_AT_END = /[。！？!?；;…][”’」』）)"']*$/

/**
 * Cuts a draft into quotations and sentences, in order. A sentence that only introduces a
 * quotation (白城市政协提出，“…”) is no claim of its own; one that says something beside it is.
 * Headings and lines without words are left out.
 */
export function segmentsOf(draft: string): Segment[] {
  const lines = linesOf(draft)
  const isAlone = lines.length === 1
  return lines.flatMap((line) => {
    const text = draft.slice(line.start, line.end)
    if (!isAlone && HEADING.test(text.trimStart()) && !STOP_AT_END.test(text.trimEnd())) return []
    const start = line.start + (LINE_MARK.exec(text)?.[0].length ?? 0)
    return splitSentences(draft.slice(start, line.end), { cut: false }).flatMap((range) =>
      ofSentence(draft, { start: start + range.start, end: start + range.end }),
    )
  })
}

function linesOf(draft: string): Span[] {
  return [...draft.matchAll(/[^\r\n]+/g)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(draft.slice(start, end)))
}

function ofSentence(draft: string, sentence: Span): Segment[] {
  const text = draft.slice(sentence.start, sentence.end)
  const quotations = quotationsIn(text)
  if (quotations.length === 0) return [claimOf(text, sentence.start)]
  const around = quotations.reduce(blanked, text)
  const attribution = readAttribution(around)
  const segments = quotations.flatMap((quotation) =>
    sentencesOf(text, quotation).map(({ start, end }): Segment => {
      const span = { start: sentence.start + start, end: sentence.start + end }
      const within = { kind: 'quotation' as const, text: text.slice(start, end), joined: null }
      return { ...within, ...span, statement: within.text, attribution }
    }),
  )
  if (hasOwnContent(around)) segments.push(claimOf(text, sentence.start, around))
  return segments.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A long quotation by its sentences. */
function sentencesOf(text: string, { start, end }: Span): Span[] {
  return splitSentences(text.slice(start, end), { cut: false }).map((one) => ({
    start: start + one.start,
    end: start + one.end,
  }))
}

function blanked(text: string, { start, end }: Span): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

function claimOf(text: string, at: number, said: string = text): Segment {
  const lead = leadOf(said)
  return {
    kind: 'claim',
    text,
    start: at,
    end: at + text.length,
    statement: blanked(said, { start: 0, end: lead.end }),
    attribution: lead.attribution,
    joined: lead.joined ? said : null,
  }
}

/** What stands between quotation marks and is more than a name; offsets in the sentence, marks outside. */
function quotationsIn(sentence: string): Span[] {
  const found: Span[] = []
  for (let i = 0; i < sentence.length; i++) {
    const pair = PAIRS.find(([open]) => sentence.charAt(i) === open)
    if (pair === undefined) continue
    const end = closing(sentence, i, pair)
    if (end === -1) continue
    const inner = sentence.slice(i + 1, end)
    if (isQuotation(inner, sentence.slice(0, i))) found.push({ start: i + 1, end })
    i = end
  }
  return found
}

/** Of nested marks of one kind the outer one. */
function closing(text: string, at: number, [open, close]: readonly [string, string]): number {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === open && (i === at || open !== close)) depth++
    else if (c === close && --depth === 0) return i
  }
  return -1
}

const SAID =
  /(?:提出|指出|强调|要求|写道|写明|载明|表示|认为|介绍|宣布|称|说|提到|明确|原文为|原话是|原文是)[^，。；]{0,4}[：:，,]?\s*$/

function isQuotation(inner: string, before: string): boolean {
  const letters = inner.replace(/[^\p{L}\p{N}]/gu, '').length
  if (letters >= SHORTEST_QUOTATION) return true
  return letters >= SHORTEST_SAID && (SAID.test(before) || /[，。；]|\d/.test(inner))
}
