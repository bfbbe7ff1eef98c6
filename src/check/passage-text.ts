import type { Citation } from '../domain.js'
import { narrowed } from '../index/narrowed.js'
import type { PassageSource } from '../verify/sources.js'
import { compacted } from './compact.js'

/** A passage in one compact text, which knows where its characters came from. */
export interface PassageText {
  source: PassageSource
  /** Row id of its report. */
  report: number
  text: string
  /** Of each code unit, the index of its sentence. */
  sentence: readonly number[]
  /** Of each code unit, its index in that sentence's compact text. */
  offset: readonly number[]
  /** Of each code unit, its index in that sentence's text. */
  raw: readonly number[]
}

/** @see compacted */
export function passageText(source: PassageSource, report: number): PassageText {
  let text = ''
  const sentence: number[] = []
  const offset: number[] = []
  const raw: number[] = []
  for (const [index, one] of source.sentences.entries()) {
    const compact = compacted(one.text)
    text += compact.text
    for (const [i, at] of compact.at.entries()) {
      sentence.push(index)
      offset.push(i)
      raw.push(at)
    }
  }
  return { source, report, text, sentence, offset, raw }
}

/**
 * The citation of `[start, end)` of a passage's compact text: exactly those characters of the
 * original, with whatever dirt stands between them; whole sentences where a repair stands in the
 * way.
 */
export function citeRange(passage: PassageText, start: number, end: number): Citation {
  const { source, sentence, offset } = passage
  const first = originalRange(source, sentence[start] ?? 0, offset[start] ?? 0)
  const last = originalRange(source, sentence[end - 1] ?? 0, offset[end - 1] ?? 0)
  return narrowed(source.citation, first.start, Math.max(first.end, last.end))
}

/** Where one character of a sentence's compact text stands in the original; the sentence where that cannot be known. */
function originalRange({ citation, sentences }: PassageSource, index: number, at: number) {
  const one = sentences[index]
  if (one === undefined) return { start: citation.start, end: citation.end }
  const wanted = compacted(one.text).text
  const quote = citation.quote.slice(one.start - citation.start, one.end - citation.start)
  const given = compacted(quote)
  let seen = 0
  for (let i = 0; i < given.text.length && seen < wanted.length; i++) {
    if (given.text.charAt(i) !== wanted.charAt(seen)) continue
    if (seen === at) {
      const start = one.start + (given.at[i] ?? 0)
      return { start, end: start + 1 }
    }
    seen++
  }
  return { start: one.start, end: one.end }
}

/** The cleaned text of `[start, end)`, in its own script: that of the sentences, cut where the range is. */
export function cleanedRange(
  { source, sentence, raw }: PassageText,
  start: number,
  end: number,
): string {
  if (end <= start) return ''
  const first = sentence[start] ?? 0
  const last = sentence[end - 1] ?? first
  let text = ''
  for (let index = first; index <= last; index++) {
    const own = source.sentences[index]?.text ?? ''
    const from = index === first ? (raw[start] ?? 0) : 0
    const to = index === last ? (raw[end - 1] ?? own.length - 1) + 1 : own.length
    text += own.slice(from, to)
  }
  return text
}
