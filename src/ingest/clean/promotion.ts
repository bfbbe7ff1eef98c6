import type { Span } from '../../domain.js'
import { brandsOf, injectedBrands, isBettingTitle } from './brands.js'
import { fold } from './fold.js'
import { wholeLine } from './line-rule.js'
import { BETTING, BRAND, CONTACT, DECORATION, GUARD, PORN, TRADE } from './spam-words.js'
import type { CleanContext, CleanRule } from './types.js'

/** A cheap look before anything is folded: no text without one of these holds a promotion. */
const SUSPECT =
  /体育|體育|娱乐|娛樂|棋牌|博彩|投注|下注|彩票|彩金|赌|賭|百家乐|百家樂|老虎机|老虎機|时时彩|六合彩|真人|电竞|荷官|滚球|滾球|葡京|威廉希尔|bet|casino|pk10|无码|無碼|成人|裸聊|约炮|久久|一区|三级片|毛片|国产|乱伦|同城|代孕|代写|代寫|代开|发票|刻章|侦探|网贷|秒批|抵押|套现|刷单|排名|站群|代发|华体会|爱游戏/i
const DECORATED =
  '(?:[-_*|·~]?(?:滚球|app|官网|官方(?:网站|入口|版|平台|下载)?|网页版|手机版|最新版|客户端|注册|登录|登陆|下载|入口|平台|真人|第一品牌|\\(中国\\)|投注|娱乐(?:城|场)?))*:?(?:(?:送|领取?|返)?(?:彩金|礼金|返水))?(?:[\\[(][a-z0-9.-]{3,40}[\\])])?'
const MIN_WORDS = 2
const PREDICATE = /^[,:]?(?:是|为|作为|提供|拥有|致力|一直|成立|专注)/
const PRAISE =
  /平台|欢迎|注册|玩家|领先|首选|官方|客服|登录|下载|体验|信誉|亚洲|娱乐|游戏|app|真人|投注/g
/** What may stand around a name on a line that is about nothing else, folded. */
const TRIVIAL =
  /安装|版本|中文|您?的?(?:当前)?位置|版权所有|友情链接|主办|承办|协办|来源|欢迎|推荐|首页/g

/** Betting, pornography and trades that others injected: lines, whole sentences, and names written over words within a sentence. */
export const promotion: CleanRule = {
  reason: 'promotion',
  find(text, context) {
    if (!SUSPECT.test(text)) return []
    const folded = fold(text)
    const { spans, brands } = spamLines(context)
    const names = injectedNames(folded, brands)
    const adverts = advertised(folded, names)
    return [...spans, ...spamSentences(folded), ...adverts, ...names, ...emptied(context, names)]
  },
}

function spamLines(context: CleanContext): { spans: Span[]; brands: Set<string> } {
  const spans: Span[] = []
  const brands = new Set<string>()
  for (const line of context.lines) {
    const { folded } = line
    if (folded === '') continue
    const betting = isBettingTitle(folded)
    if (betting) for (const brand of brandsOf(folded)) brands.add(brand)
    const porn = folded.length <= 150 && count(folded, PORN) >= MIN_WORDS && !GUARD.test(folded)
    const trade = TRADE.test(folded) && CONTACT.test(folded) && !GUARD.test(folded)
    if (betting || porn || trade) spans.push(...wholeLine(line))
  }
  return { spans, brands }
}

/** Sentences within prose that are nothing but an advertisement. */
function spamSentences(folded: string): Span[] {
  const spans: Span[] = []
  for (const match of folded.matchAll(/[^.!?;\n]{8,400}[.!?;]?/g)) {
    const [sentence] = match
    if (GUARD.test(sentence)) continue
    const words = count(sentence, BETTING)
    const betting =
      words > MIN_WORDS ||
      (words === MIN_WORDS && /app|注册|下载|平台|官网|网址|开户|首选|点击|送/.test(sentence))
    if (betting || count(sentence, PORN) > MIN_WORDS) {
      spans.push({ start: match.index, end: match.index + sentence.length })
    }
  }
  return spans
}

/** Sentences about a name that open with it and praise it: 某某娱乐是领先的平台，欢迎注册。 */
function advertised(folded: string, names: readonly Span[]): Span[] {
  return names.flatMap(({ start, end }) => {
    if (start > 0 && !/[.!?\n\s]/.test(folded.charAt(start - 1))) return []
    const [rest = ''] = /^[^.!?\n]{0,300}[.!?]?/.exec(folded.slice(end, end + 301)) ?? []
    const praised = PREDICATE.test(rest) && count(rest, PRAISE) >= MIN_WORDS && !GUARD.test(rest)
    return praised ? [{ start, end: end + rest.length }] : []
  })
}

/** Lines that say nothing once the names are out of them: a breadcrumb, a list of links, a version. */
function emptied({ lines }: CleanContext, names: readonly Span[]): Span[] {
  const spans: Span[] = []
  let next = 0
  for (const line of lines) {
    let rest = line.folded
    while (next < names.length && (names[next]?.end ?? 0) <= line.start) next++
    if (rest === '' || (names[next]?.start ?? line.end) >= line.end) continue
    for (const { start, end } of names.slice(next).filter((name) => name.start < line.end)) {
      const [from, to] = [Math.max(0, start - line.start), Math.max(0, end - line.start)]
      rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
    }
    if (!/[\u4e00-\u9fa5]/.test(rest.replace(DECORATION, ' ').replace(TRIVIAL, ' ')))
      spans.push(...wholeLine(line))
  }
  return spans
}

/** Brand names inside sentences, with what is hung on them. A name nobody taught us must be a known one. */
function injectedNames(folded: string, learnt: ReadonlySet<string>): Span[] {
  const names = [...new Set([...learnt, ...injectedBrands(folded)])].sort(
    (a, b) => b.length - a.length,
  )
  const alternatives = [...names.map(escaped), BRAND.source].join('|')
  const pattern = new RegExp(`(?:${alternatives})${DECORATED}`, 'g')
  const spans: Span[] = []
  for (const match of folded.matchAll(pattern)) {
    const around = folded.slice(Math.max(0, match.index - 30), match.index + 40)
    if (!GUARD.test(around.replace(/提案/g, ''))) {
      spans.push({ start: match.index, end: match.index + match[0].length })
    }
  }
  return spans
}

function count(folded: string, pattern: RegExp): number {
  return new Set(folded.match(pattern)).size
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
