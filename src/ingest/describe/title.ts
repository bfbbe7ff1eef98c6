import { toSimplified } from '../../text/simplified.js'
import { cleanTitle, isTitleLine } from '../split-titles.js'

/** A portal's title line stands within this much of the original before a report and after its start. */
const AROUND = { before: 2500, after: 1200 }
const GENERIC_FILE = /^(?:[\w\s().-]*|新建.{0,8}|文档\d*|无标题.*|未命名.*)$/
const LONGEST = 60

/**
 * A title for a report without a title line: the portal's own title in the unmodified original
 * around the report's start (cleaning took it out), else the occasion (在…会议上的报告), else a
 * first line that reads like a headline and names its year, else the file's name, else the first heading, else 未命名报告. Page and piece counts are taken off.
 * `named` is false where no title stood anywhere.
 */
export function fallbackTitle(options: {
  original: string
  /** Where the report starts in the original, and where the one before it ends. */
  start: number
  floor: number
  fileName: string
  headings: readonly string[]
  front: readonly string[]
}): { title: string; named: boolean } {
  const { original, start, floor, fileName, headings, front } = options
  const around = original.slice(Math.max(floor, start - AROUND.before), start + AROUND.after)
  const lines = around.split(/\r?\n|(?<=[）)])(?=[一二三四五六七八九]是)/)
  for (const line of lines) {
    const candidate = cleanTitle(line)
    if (line.length <= LONGEST * 2 && isPortalTitle(candidate))
      return { title: candidate, named: true }
  }
  const occasions = front.map((line) => cleanTitle(line.replace(/^[-—－]+\s*/, '')))
  const occasion = occasions.find(isPortalTitle)
  if (occasion !== undefined) return { title: occasion, named: true }
  const first = /^[^\r\n]*/.exec(original.slice(start).trimStart())?.[0].trim() ?? ''
  if (isHeadline(first)) return { title: cleanTitle(first), named: true }
  const name = cleanTitle(fileName)
  if (/\p{Script=Han}{3}/u.test(name) && !GENERIC_FILE.test(name)) {
    return { title: name.slice(0, LONGEST), named: true }
  }
  return { title: headings[0]?.slice(0, LONGEST) ?? '未命名报告', named: false }
}

const ENUMERATED =
  /^(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]|\d{1,2}[.．、]|[-—－●■•*])/

/** A short first line without a stop that names a year: …平台（2020年）. */
function isHeadline(line: string): boolean {
  const simple = toSimplified(line)
  return (
    line.length <= 45 &&
    /(?:19|20)\d{2}年/.test(simple) &&
    /\p{Script=Han}{4}/u.test(simple) &&
    !/[。；;！!？?，,]/.test(simple) &&
    !ENUMERATED.test(simple) &&
    !/发布|来源|时间|日期|作者/.test(simple)
  )
}

function isPortalTitle(line: string): boolean {
  return (
    isTitleLine(line) && /政协|政協|政治|政府|人大|委员|委員|报告|報告/.test(toSimplified(line))
  )
}
