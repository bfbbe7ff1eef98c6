import type { Note } from '../domain.js'
import { isTitleLine, titleCore } from './split-titles.js'

/** A last line at least this long is text, not a signature or a date. */
const LINE_OF_TEXT = 30
const ENDED = /[。！？!?.…”"』」）)》】]$/

/** Whether a contents page lists reports, not the sections of one. */
export function listsReports(contents: readonly string[]): boolean {
  const titles = contents.filter(isTitleLine)
  return contents.length >= 2 && titles.length * 2 >= contents.length
}

/** Says so where the contents page lists other than the reports found: `contents-mismatch`. */
export function contentsNote(contents: readonly string[], found: readonly string[]): Note[] {
  if (contents.length === 0 || contents.length === found.length) return []
  const left = found.map(titleCore)
  const missing = contents.filter((title) => {
    const at = left.indexOf(titleCore(title))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const named = missing.map((title) => `“${title.replace(/^\d+\s*[.．、]\s*/, '')}”`).join('、')
  const lack = missing.length === 0 ? '' : `，未见${named}`
  const message = `目录列出 ${contents.length} 篇，文件中实有 ${found.length} 篇${lack}。`
  return [{ code: 'contents-mismatch', message }]
}

/** Says of which reports the text breaks off in mid-sentence: `truncated`. `ends` are the last characters of each. */
export function truncatedNotes(titles: readonly string[], ends: readonly string[]): Note[] {
  return ends.flatMap((end, i) => {
    const last =
      end
        .trimEnd()
        .split(/[\r\n]+/)
        .at(-1) ?? ''
    const broken = !ENDED.test(last) && (last.length >= LINE_OF_TEXT || /[，,、；;]$/.test(last))
    if (!broken) return []
    const which = ends.length > 1 ? `第 ${i + 1} 篇` : '报告'
    const message = `${which}“${titles[i] ?? ''}”在句中中断，原文不完整。`
    return [{ code: 'truncated', message }]
  })
}
