import { toSimplified } from '../text/simplified.js'

const ORDINAL = '[一二三四五六七八九十百\\d]{1,3}'
const PIECE = `(?:第${ORDINAL}[篇章份]|篇${ORDINAL}|(?:范文|例文|材料|样本|模板|优秀篇)${ORDINAL})`
const PREFIX_MARK = new RegExp(`^[【（(\\[]?\\s*${PIECE}\\s*[】）)\\]]?\\s*[：:、.．\\-—\\s]*`)
const SUFFIX_MARK = new RegExp(
  `[\\s\\-—_]*(?:[【（(\\[]?\\s*${PIECE}\\s*[】）)\\]]?|[（(【]${ORDINAL}[）)】]|\\d{1,2})$`,
)
/** What portals hang on a title: how many pieces, which page, the site's name. */
const FURNITURE: readonly RegExp[] = [
  /^\s*[（(【[][^）)】\]]{0,8}(?:发布|發布|实录|實錄|全文|重磅|关注|权威)[^）)】\]]{0,4}[）)】\]]\s*/,
  /\s*[（(【[](?:摘要|全文|节选|節選|草案|讨论稿|征求意见稿|审议稿|书面|摘编|摘登|实录)[）)】\]]\s*$/,
  /\s*[（(【[]?第?\s*\d+\s*\/\s*(?:共)?\d+\s*页?[）)】\]]?/g,
  /\s*[-—_~～]?\s*[（(【[]?(?:共|精选|通用|汇编|合集|集锦|推荐|热门|最新|范文)?\s*(?<!第)(?:\d+|[一二三四五六七八九十]{1,3})\s*篇[）)】\]]?\s*$/g,
  /\s*[-—_|｜]\s*[^-—_|｜]{0,20}(?:网|文库|范文|之家|门户|平台|APP|论坛|百科|新闻中心)\s*$/gi,
  /\.(?:docx?|pdf|txt|html?|wps|md)$/gi,
]
/** A kind may be followed by its year or use in brackets: …总结（2023年）, …综述（内部参考）; a lone ordinal is a piece mark. */
const AFTER = '(?:[（(](?![一二三四五六七八九十\\d]{1,3}[）)])[^（()）]{1,12}[）)])?$'
const KIND = new RegExp(
  `(?:报告|总结|综述|汇报|讲话|致辞|述职|工作要点|工作情况|工作纪实|工作巡礼|履职情况|履职纪实|小结|摘述|纪要|侧记|简报|专报|经验材料|交流材料|发言材料|发言稿)${AFTER}`,
)
const STRONG_KIND = new RegExp(
  `(?:工作报告|工作总结|工作综述|工作汇报|情况汇报|情况报告|述职报告|履职报告|履职总结|情况的报告|年度报告|工作情况|委员总结)${AFTER}`,
)
const BODY = /政协|政治协商|人大|人民代表|政府|委员|常委会|常务|代表/
const ENUMERATED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|[一二三四五六七八九]是|#{2,})/
const INNER_STOP = /[。！？!?；;]/
const SPAM = /https?:|www\.|\.(?:com|cn|net)|注册|下载|彩票|体育|娱乐|扫码|福利|点击|收藏|登录/i
const LONGEST_TITLE = 60

/**
 * Whether a line reads like the title of a report: short, no stop, no enumerator, ending in a
 * kind of report (工作报告, 总结, 讲话 …), a piece mark such as 篇一 or （二） aside. Any script.
 */
export function isTitleLine(line: string): boolean {
  if (line.length > LONGEST_TITLE + 20) return false
  const core = titleCore(line)
  if (core.length < 4 || core.length > LONGEST_TITLE || SPAM.test(core)) return false
  if (/^(?:—|--|－|上一?篇|下一?篇|上一页|下一页|相关|推荐|来源|作者|目录|本文)/.test(core))
    return false
  return (
    !ENUMERATED.test(core) && !INNER_STOP.test(core) && !/[，,：:]$/.test(core) && KIND.test(core)
  )
}

/** Whether it is the title of an institution's own report, sure enough to start one in mid-file. */
export function isStrongTitle(line: string): boolean {
  const core = titleCore(line)
  return (
    isTitleLine(line) && STRONG_KIND.test(core) && BODY.test(core) && !/[，,、].*[，,]/.test(core)
  )
}

/** The ordinal of a piece mark (篇一, 第2篇, 范文3, 【篇四】) at the head or tail of a short line; null without one. */
export function pieceMark(line: string): number | null {
  if (line.length > LONGEST_TITLE) return null
  const simple = toSimplified(line)
  const match = PREFIX_MARK.exec(simple) ?? SUFFIX_MARK.exec(simple)
  if (match === null || (match.index > 0 && !KIND.test(simple.slice(0, match.index).trim()))) {
    return null
  }
  const figure = new RegExp(ORDINAL).exec(match[0])?.[0]
  return figure === undefined ? null : ordinal(figure)
}

/** A title as shown: without piece marks, page and piece counts, site names and needless blanks; its own script. */
export function cleanTitle(line: string): string {
  let title = line.replace(/^#+\s*/, '').trim()
  for (const pattern of FURNITURE) title = title.replace(pattern, '')
  const simple = toSimplified(title)
  const prefix = PREFIX_MARK.exec(simple)
  if (prefix !== null) title = title.slice(prefix[0].length)
  const suffix = SUFFIX_MARK.exec(toSimplified(title))
  if (suffix !== null && KIND.test(toSimplified(title.slice(0, suffix.index)).trim())) {
    title = title.slice(0, suffix.index)
  }
  return title
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/^[\s《“"【]+(?=[^》”"】]*$)|[\s：:]+$/g, '')
    .trim()
}

/** Whether two lines are one title, whatever their marks, blanks and script. */
export function sameTitle(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 30 || a.length > 150) return false
  const core = titleCore(a)
  return core !== '' && core === titleCore(b)
}

/** A title for comparing: Simplified, no marks, no white space. */
export function titleCore(line: string): string {
  return toSimplified(cleanTitle(line)).replace(/[\s《》“”"]/g, '')
}

function ordinal(figure: string): number {
  if (/^\d+$/.test(figure)) return Number(figure)
  const digits = '零一二三四五六七八九'
  const [tens, ones] = figure.includes('十') ? figure.split('十') : ['0', figure]
  const ten = tens === '' ? 1 : Math.max(0, digits.indexOf(tens ?? ''))
  return ten * 10 + Math.max(0, digits.indexOf(ones === '' ? '零' : (ones ?? '')))
}
