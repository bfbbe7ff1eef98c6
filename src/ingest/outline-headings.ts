import { splitSentences } from '../text/sentences.js'

/** How deep a heading lies: 1 第一部分, 2 一、, 3 (一), 4 1., 5 (1); 6 一是, 7 a first sentence that names its paragraph. */
export interface HeadingMark {
  level: number
  /** Length of the heading at the paragraph's start, in code units: all of it, or its first sentence. */
  length: number
  /** 1 where the enumerator is the first of its kind (一、, 1.). */
  ordinal: number
}

const NUMBERED: readonly { level: number; pattern: RegExp }[] = [
  { level: 1, pattern: /^第([一二三四五六七八九十\d]+)(?:部分|章|篇|编)/ },
  { level: 2, pattern: /^([一二三四五六七八九十]{1,3})、/ },
  { level: 3, pattern: /^[（(]([一二三四五六七八九十]{1,3})[）)]/ },
  { level: 4, pattern: /^(\d{1,2})[.．、](?!\d)/ },
  { level: 5, pattern: /^(?:[（(](\d{1,2})[）)]|[①-⑳])/ },
]
const ITEM = /^(?:[一二三四五六七八九十]{1,2}是|——|-{2,}|●|◆|■)/
const MARKDOWN = /^(#{1,6})\s*/
const TERMINAL = /[。！？!?；;：:，,、….]$/
const DATE_OR_NAME =
  /^[（(]?(?:\d{4}|[二〇○零一三四五六七八九]{4}|[x×X*]{2,4})年\s*(?:[\d一二三四五六七八九十x×X*]{1,3}月|$)|^(?:来源|作者|时间|发布|编辑|责任|附件|此致|报告人|主席|签名)|^.{0,3}[：:]|[：:].{0,5}$/
/** A line of its own up to this long is a heading. */
const LONGEST_HEADING = 60
/** Without an enumerator, or without a look at its sentences, this long. */
const LONGEST_BARE = 42
/** A run-in heading: its first sentence, */
const LONGEST_RUN_IN = { numbered: 50, item: 32, dash: 60, bare: 22 }
/** before at least this much text. */
const SHORTEST_REST = 20
/** A first sentence that addresses, dates or counts names nothing. */
const NO_BARE_RUN_IN = /[，,：:“"《]|^(?:各位|同志|\d{4}|[二〇]{2}|今年|过去|我们|這|这)/

/** The heading a paragraph with an enumerator starts with, or null. */
export function numberedHeading(text: string): HeadingMark | null {
  const hashes = MARKDOWN.exec(text)
  if (hashes !== null) {
    return { level: hashes[1]?.length ?? 1, length: text.length, ordinal: 0 }
  }
  for (const { level, pattern } of NUMBERED) {
    const match = pattern.exec(text)
    if (match === null) continue
    const length = headingLength(text, LONGEST_RUN_IN.numbered)
    return length === null
      ? null
      : { level, length, ordinal: /^[一1]$/.test(match[1] ?? '') ? 1 : 0 }
  }
  if (!ITEM.test(text)) return null
  const dash = /^[—-]/.test(text)
  const length = runIn(text, dash ? LONGEST_RUN_IN.dash : LONGEST_RUN_IN.item)
  return length === null ? null : { level: 6, length, ordinal: 0 }
}

/** Whether a paragraph is a short line that names what follows, without an enumerator. */
export function isBareHeading(text: string, next: string | undefined): boolean {
  if (text.length > LONGEST_BARE || TERMINAL.test(text) || DATE_OR_NAME.test(text)) return false
  if ((text.match(/\p{Script=Han}/gu) ?? []).length < 4) return false
  return (
    next !== undefined &&
    (next.length >= 45 || /[。！？]$/.test(next) || numberedHeading(next) !== null)
  )
}

/** Length of a short first sentence that names the paragraph it opens, or null. */
export function bareRunIn(text: string): number | null {
  const length = runIn(text, LONGEST_RUN_IN.bare)
  if (length === null || length < 5 || text.length - length < 60) return null
  return NO_BARE_RUN_IN.test(text.slice(0, length)) ? null : length
}

/** A heading as it is shown in a path: no hashes, no stop at its end. */
export function headingTitle(text: string): string {
  return text
    .replace(MARKDOWN, '')
    .replace(/^[-—●◆■]+\s*/, '')
    .replace(/[。．.；;：:！!]+$/, '')
    .trim()
}

function headingLength(text: string, longest: number): number | null {
  const first = runIn(text, longest)
  if (first !== null) return first
  if (text.length <= LONGEST_BARE && !TERMINAL.test(text)) return text.length
  if (text.length > LONGEST_HEADING || /[：:].*。$/.test(text)) return null
  return splitSentences(text, { cut: false }).length === 1 ? text.length : null
}

function runIn(text: string, longest: number): number | null {
  const stop = /[。！？!?.](?!\d)/g
  stop.lastIndex = 4
  const match = stop.exec(text.slice(0, longest + 1))
  if (match === null || /^[”"』」]/.test(text.slice(match.index + 1))) return null
  const length = match.index + 1
  return text.length - length >= SHORTEST_REST ? length : null
}
