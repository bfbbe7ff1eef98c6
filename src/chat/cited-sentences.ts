/** A sentence of a model's answer, cut where it cites. */
export interface DraftSentence {
  /** Without citation marks and the marks of lists. */
  text: string
  /** Its stretches with the numbers each cites; what cites nothing of its own takes all of the sentence's. */
  segments: { text: string; citations: number[] }[]
  /** All numbers it cites, in order, each once. */
  citations: number[]
  /** Whether it begins a paragraph or an item of a list. */
  opens: boolean
}

const NUMBERS = '\\^?\\d{1,4}(?:\\s*[,，、\\-–—~至]\\s*\\^?\\d{1,4})*'
const LABEL = '(?:资料|来源|出处|文献|参考|引用|passage|source|ref)\\s*[:：]?\\s*'
const CITE = `(?:[\\[［【〔]\\s*(?:${LABEL})?${NUMBERS}\\s*(?:†[^\\]】]{0,40})?[\\]］】〕]|[(（]\\s*(?:见\\s*)?${LABEL}${NUMBERS}\\s*[)）]|[¹²³⁰⁴-⁹]+)`
const CITES = new RegExp(CITE, 'gi')
const STOP = '[。！？!?；;…]'
const SENTENCE = new RegExp(`[^\\n]*?(?:${STOP}+[”’」』）)"]*(?:\\s*${CITE})*|(?=\\n)|$)`, 'iy')
const MARKER =
  /^\s*(?:#{1,6}\s+|>\s*|[-*•·]\s+|\d{1,2}[.、．)）]\s*(?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)]\s*|\|)+/
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * The finished sentences of `text` from `from` on, and where the unfinished rest begins. A
 * sentence is finished when more text than citation marks follows it, or at the end.
 */
export function readSentences(
  text: string,
  from: number,
  ended: boolean,
): { sentences: DraftSentence[]; next: number } {
  const sentences: DraftSentence[] = []
  let at = from
  while (at < text.length) {
    const lead = /^\s*/.exec(text.slice(at))?.[0] ?? ''
    const opens = at === 0 || lead.includes('\n') || text.charAt(at - 1) === '\n'
    SENTENCE.lastIndex = at + lead.length
    const match = SENTENCE.exec(text)
    const raw = match?.[0] ?? ''
    const end = at + lead.length + raw.length
    // A citation mark, or its beginning, may still follow.
    if (!ended && !/^\s*[^\s[［【〔(（¹²³⁰⁴-⁹”’」』）)"]/.test(text.slice(end))) break
    const draft = draftOf(raw, opens)
    if (draft !== null) sentences.push(draft)
    if (end === at) break
    at = end
  }
  return { sentences, next: at }
}

function draftOf(raw: string, opens: boolean): DraftSentence | null {
  const plain = raw.replace(MARKER, '')
  const segments: DraftSentence['segments'] = []
  let text = ''
  let at = 0
  let open: number[] = []
  for (const mark of plain.matchAll(CITES)) {
    const between = plain.slice(at, mark.index)
    at = mark.index + mark[0].length
    text += between
    // A mark ends its stretch only before punctuation: 白城市[1]立案102件 is one.
    if (segments.length === 0 || open.length === 0) segments.push({ text: between, citations: [] })
    else append(segments, between)
    const last = segments.at(-1)
    if (last) last.citations.push(...numbersOf(mark[0]))
    open = /^\s*[,，；;、。！？]/.test(plain.slice(at)) ? [] : (last?.citations ?? [])
  }
  const rest = plain.slice(at)
  text += rest
  if (/[\p{L}\p{N}]/u.test(rest)) {
    if (open.length > 0) append(segments, rest)
    else segments.push({ text: rest, citations: [] })
  }
  const trimmed = text.trim()
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return null
  const citations = [...new Set(segments.flatMap((segment) => segment.citations))]
  const told = segments.filter((segment) => /[\p{L}\p{N}]/u.test(segment.text))
  return {
    text: trimmed,
    segments: told.map((segment) => ({
      text: segment.text,
      citations: segment.citations.length > 0 ? [...new Set(segment.citations)] : citations,
    })),
    citations,
    opens,
  }
}

function append(segments: DraftSentence['segments'], text: string): void {
  const last = segments.at(-1)
  if (last) last.text += text
}

/** The numbers of one mark: [1,2], 【资料3】, [1-3], ¹². */
function numbersOf(mark: string): number[] {
  if (/^[¹²³⁰⁴-⁹]/.test(mark)) {
    return [...mark].map((digit) => SUPERSCRIPTS.indexOf(digit))
  }
  const inside = mark.replace(/†.*/, '')
  const range = /(\d+)\s*[-–—~至]\s*\^?(\d+)/.exec(inside)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    if (from <= to && to - from < 20) {
      return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    }
  }
  return [...inside.matchAll(/\d+/g)].map(([digits]) => Number(digits))
}
