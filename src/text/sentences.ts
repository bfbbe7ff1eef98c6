/** A half-open range of a text, UTF-16 code units. */
export interface Range {
  start: number
  end: number
}

/** Above this many characters a sentence is cut at commas. */
export const LONG_SENTENCE = 100
/** No piece is longer, punctuation or not. */
export const LONGEST_PIECE = 250
/** A piece cut at a comma is at least this long. */
export const SHORTEST_PIECE = 15
/** A quotation longer than this may itself be split at its stops. */
const LONG_QUOTE = 120

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['[', ']'],
  ['〔', '〕'],
])
const STOP = /[。！？!?；;…｡]/
const TRAILING = /[。！？!?；;…｡”’」』）)》〉】\]〕"]/
const HAN_OR_CLOSER = /[\p{Script=Han}”’」』）)》〉】%％]/u
const WORDLIKE = /[\p{L}\p{N}]/u

/**
 * The sentences of one paragraph of Chinese text, trimmed, in order, together covering every
 * character that is not white space. Split at 。！？；… and their ASCII forms, closing quotation
 * marks kept; never within a quotation or brackets (unless longer than 120 characters) nor in a
 * number. With `cut` (default), sentences above 100 characters are cut at commas into pieces of
 * 15 or more.
 */
export function splitSentences(text: string, options: { cut?: boolean } = {}): Range[] {
  const inside = enclosed(text)
  const ends = joinScraps(text, stops(text, inside))
  const out: Range[] = []
  let start = 0
  for (const end of ends) {
    const range = trim(text, start, end)
    start = end
    if (range === null) continue
    if (options.cut === false || range.end - range.start <= LONG_SENTENCE) out.push(range)
    else out.push(...cutAtCommas(text, range, inside))
  }
  return out
}

/** `[start, end)` without white space at either end; null where nothing is left. */
export function trim(text: string, start: number, end: number): Range | null {
  let from = start
  let to = end
  while (from < to && isSpace(text, from)) from++
  while (to > from && isSpace(text, to - 1)) to--
  return to > from ? { start: from, end: to } : null
}

/** Positions after which a sentence ends, the text's end included. */
function stops(text: string, inside: Int32Array): number[] {
  const ends: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (!isStop(text, i)) continue
    let end = i + 1
    while (end < text.length && TRAILING.test(text.charAt(end))) {
      if (text.charAt(end) === '"' && opensQuote(text, end, inside)) break
      end++
    }
    const quoteEnds = end > i + 1 && inside[i] !== 0 && inside[end - 1] === 0
    const open = inside[i] !== 0 && !quoteEnds
    const goesOn = quoteEnds && !isSpeech(text, (inside[i] ?? 0) - 1, end)
    const comma = /[，,、]/.test(text.charAt(end))
    if (!open && !goesOn && !comma) ends.push(end)
    i = end - 1
  }
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}

/** Whether a quotation that ends with a stop stands for itself, not as a part of the sentence around it. */
function isSpeech(text: string, opener: number, end: number): boolean {
  if (/[，,、；;：:的说]/.test(text.charAt(end))) return false
  return opener <= 0 || /[。！？!?；;：:，,”"\s]/.test(text.charAt(opener - 1))
}

function isStop(text: string, at: number): boolean {
  const c = text.charAt(at)
  if (STOP.test(c)) return true
  if (c !== '.') return false
  const next = text.charAt(at + 1)
  return HAN_OR_CLOSER.test(text.charAt(at - 1)) && !/[a-z0-9.]/i.test(next)
}

function opensQuote(text: string, at: number, inside: Int32Array): boolean {
  return at + 1 < text.length && inside[at + 1] !== 0
}

/** For each character within a pair of quotation marks or brackets (closing mark excluded), 1 + where the pair opens; else 0. */
function enclosed(text: string): Int32Array {
  const inside = new Int32Array(text.length)
  let i = 0
  while (i < text.length) {
    const c = text.charAt(i)
    const closer = c === '"' ? '"' : CLOSERS.get(c)
    const close = closer === undefined ? -1 : matching(text, i, c, closer)
    if (close < 0) {
      i++
      continue
    }
    inside.fill(i + 1, i + 1, close)
    i = close + 1
  }
  return inside
}

function matching(text: string, at: number, opener: string, closer: string): number {
  let depth = 0
  const limit = Math.min(text.length, at + LONG_QUOTE)
  for (let i = at + 1; i < limit; i++) {
    const c = text.charAt(i)
    if (c === closer) {
      if (depth === 0) return i
      depth--
    } else if (c === opener) depth++
  }
  return -1
}

/** Joins what holds no letter or figure to the sentence before it, and scraps between semicolons to their neighbour. */
function joinScraps(text: string, ends: readonly number[]): number[] {
  const out: number[] = []
  let start = 0
  for (const end of ends) {
    const piece = text.slice(start, end)
    const previous = out.at(-1)
    if (previous !== undefined && !WORDLIKE.test(piece)) out[out.length - 1] = end
    else if (previous !== undefined && afterSemicolon(text, previous, out.at(-2) ?? 0, piece)) {
      out[out.length - 1] = end
    } else out.push(end)
    start = end
  }
  return out
}

function afterSemicolon(text: string, at: number, before: number, piece: string): boolean {
  if (!/[；;]/.test(text.charAt(at - 1))) return false
  return piece.trim().length < SHORTEST_PIECE || at - before < SHORTEST_PIECE
}

function cutAtCommas(text: string, range: Range, inside: Int32Array): Range[] {
  const length = range.end - range.start
  const cuts = commas(text, range, inside)
  const pieces = Math.ceil(length / LONG_SENTENCE)
  const out: Range[] = []
  let start = range.start
  let next = 0
  for (let left = pieces; left > 1 || range.end - start > LONG_SENTENCE; left--) {
    const ideal = start + (range.end - start) / Math.max(2, left)
    const from = start + SHORTEST_PIECE
    const to = range.end - SHORTEST_PIECE
    while ((cuts[next]?.at ?? from) < from) next++
    const best = nearest(cuts, next, ideal, to)
    if (best === null) break
    const piece = trim(text, start, best)
    if (piece !== null) out.push(piece)
    start = best
  }
  const rest = trim(text, start, range.end)
  if (rest !== null) out.push(...cutHard(text, rest))
  return out
}

/** Text without any punctuation is cut by length alone; never between the halves of a surrogate pair, a number or a word. */
function cutHard(text: string, range: Range): Range[] {
  const out: Range[] = []
  let { start } = range
  while (range.end - start > LONGEST_PIECE) {
    let end = start + LONGEST_PIECE
    while (end > start + LONG_SENTENCE && !mayPart(text, end)) end--
    const piece = trim(text, start, end)
    if (piece !== null) out.push(piece)
    start = end
  }
  const rest = trim(text, start, range.end)
  if (rest !== null) out.push(rest)
  return out
}

function mayPart(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  const after = text.charAt(at)
  if (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(after)) return false
  return !(/[A-Za-z\d.]/.test(before) && /[A-Za-z\d.]/.test(after))
}

/** Places after commas, with how much a cut there costs in characters. */
function commas(text: string, range: Range, inside: Int32Array): { at: number; cost: number }[] {
  const out: { at: number; cost: number }[] = []
  for (let i = range.start; i < range.end - 1; i++) {
    const c = text.charAt(i)
    const kind = '，,；;：:。'.includes(c) ? 0 : c === '、' ? 30 : -1
    if (kind < 0) continue
    const figures = /\d/.test(text.charAt(i - 1)) && /\d/.test(text.charAt(i + 1))
    if (figures && c !== '，' && c !== '、') continue
    out.push({ at: i + 1, cost: kind + (inside[i] !== 0 ? 60 : 0) })
  }
  return out
}

/** The cheapest cut from the index `next` on, up to `to`. */
function nearest(
  cuts: readonly { at: number; cost: number }[],
  next: number,
  ideal: number,
  to: number,
): number | null {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (let i = next; i < cuts.length; i++) {
    const { at, cost } = cuts[i] ?? { at: to + 1, cost: 0 }
    // Cuts further on only cost more.
    if (at > to || at - ideal > least) break
    const price = Math.abs(at - ideal) + cost
    if (price < least) {
      least = price
      best = at
    }
  }
  return best
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at)) || text.charCodeAt(at) === 0x200b
}
