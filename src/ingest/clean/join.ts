import type { RemovedSpan } from '../../domain.js'
import type { Line } from './types.js'

/** Dirt that gets between the halves of a sentence; menus and contents stand between paragraphs. */
const PARTING = new Set(['page-mark', 'promotion', 'site', 'share'])
const MIN_BEFORE = 20
/** In wrapped text the last line of a page may be short. */
const MIN_BEFORE_WRAPPED = 6
const MAX_HEADING = 45
/** A title stands alone, whatever was hung on it. */
const TITLE =
  /^[^，。；,;]{4,60}(?:报告|總結|总结|報告|综述|要点|讲话|发言)(?:\s?[-_|—][^，。]{1,20})?$/
const HEADING =
  /^(?:[(（]?[一二三四五六七八九十百]{1,3}[)）]|[一二三四五六七八九十百]{1,3}[、，,.]|第[一二三四五六七八九十\d]{1,3}[章节部分篇]|\d{1,2}[.、．]|[●■◆※•#*-]|——|--|各位|同志们|主席|目录|附件)/

/**
 * Spans that take the line breaks along where removed lines stood between the two halves of one
 * sentence, so that it is whole in the view. `gone` maps a line's index to why it was removed.
 * Never joins digit to digit: that would make a number nobody wrote.
 */
export function joinHalves(
  text: string,
  lines: readonly Line[],
  gone: ReadonlyMap<number, string>,
): RemovedSpan[] {
  const joins: RemovedSpan[] = []
  let before: Line | null = null
  let wrapped = false
  let reason: string | null = null
  for (const line of lines) {
    const why = gone.get(line.index)
    if (why !== undefined) {
      reason ??= PARTING.has(why) ? why : null
      continue
    }
    if (line.start === line.end) continue
    if (before !== null && reason !== null && isOneSentence(text, before, line, wrapped)) {
      joins.push({ start: before.end, end: line.start, reason })
    }
    wrapped = before !== null && before.index === line.index - 1 && runsOn(text, before)
    before = line
    reason = null
  }
  return joins
}

/** Whether a line of prose ends in mid-sentence. */
function runsOn(text: string, { start, end }: Line): boolean {
  return end - start >= MIN_BEFORE && /[\p{Script=Han}\d，、,]$/u.test(text.slice(start, end))
}

function isOneSentence(text: string, before: Line, after: Line, wrapped: boolean): boolean {
  const length = before.end - before.start
  if (length < (wrapped ? MIN_BEFORE_WRAPPED : MIN_BEFORE) || after.start - after.from >= 2)
    return false
  const left = text.charAt(before.end - 1)
  const right = text.charAt(after.start)
  if (!/[\p{L}\p{N}，、,“《（(%]/u.test(left) || !/[\p{L}\p{N}，、,。；”》）)%]/u.test(right))
    return false
  if (/[a-z\d]/i.test(left) && /[a-z\d]/i.test(right)) return false
  if (HEADING.test(text.slice(after.start, after.start + 8))) return false
  if (TITLE.test(text.slice(before.start, before.end))) return false
  const content = text.slice(before.start, Math.min(before.end, before.start + MAX_HEADING + 1))
  return !(HEADING.test(content) && length <= MAX_HEADING && !content.includes('。'))
}
