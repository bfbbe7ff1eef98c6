import type { Span } from '../../domain.js'
import { fold } from './fold.js'
import { lineRule } from './line-rule.js'
import type { CleanContext, CleanRule, Line } from './types.js'

/** What sites that collect model texts call themselves. */
const SITE =
  '(?:文库|范文网?|范文之家|文秘网?|公文网|文档网|资料网|论文网|写作网|材料网|作文网|总结网|文章网|报告网|豆丁|道客巴巴|豆丁网|淘豆网|原创力|人人文库|无忧网|百分网|第一文)'
const DOMAIN =
  '(?:(?:https?:\\/\\/|w\\s?w\\s?w\\s?[.。．]\\s?)[a-z0-9][a-z0-9./?=&_%#:\\s-]{2,80}?|[a-z0-9][a-z0-9-]{1,30})\\s?[.。．]\\s?(?:com|cn|net|org|cc|top|vip|info|xyz)(?:\\s?[.。．]\\s?cn)?(?:\\/[\\w./?=&%#-]*)?'

const LINES: readonly RegExp[] = [
  /[(（]第\s*\d+\s*[/／]\s*\d+\s*页[)）]\s*$/,
  /共计?\s*\d+\s*个?字.{0,4}预计阅读|预计阅读(?:时长|时间)/,
  /(?:如若|如需|若要|欢迎|请勿)?转载.{0,6}(?:请|须|需|务必)?.{0,4}(?:注明|保留|标明|联系)|请注明(?:出处|来源)|未经(?:授权|许可|允许).{0,12}(?:转载|使用|复制)/,
  /^(?:本文|文章|原文|本页)(?:地址|链接|网址|标题|出处|作者|编辑)\s*:|本文(?:关键词|简介|导读)\s*:/,
  /^文档(?:介绍|简介|信息|描述|预览)\s*:?$/,
  /^更多.{0,14}(?:请|尽在|欢迎).{0,4}(?:点击|关注|访问|查看|下载)/,
  /^本文(?:由|来自|来源|转载|摘自|选自|出自).{0,60}$/,
  /^(?:版权|免责|特别|郑重)(?:声明|说明|提示)\s*:?/,
  /^(?:以下|下面|以上|本文)(?:就)?是(?:由)?.{0,10}(?:小编|本站|本网|网友|范文网|文库).{0,80}$/,
  /(?:小编|本站|本网站).{0,12}(?:整理|收集|精心|推荐|准备|分享|带来)/,
  /^(?:内容|资料|文档|文章|素材|图片|信息).{0,8}(?:来自|来源于|由).{0,8}(?:网络|互联网|网友|用户).{0,40}$/,
  /如有侵权|侵犯(?:了)?您的|联系.{0,8}删除/,
  /^原(?:文)?(?:标题|题)\s*:/,
  /^\[(?:标签|内容|标题|正文|作者):[\u4e00-\u9fa5]{1,6}\]$/,
  /^https?:\/\/\S+$|^www\.\S+$/,
  /^(?:本站)?(?:网址|永久地址|最新地址|备用地址)\s*:\s*\S+$/,
]
const SLOGAN = new RegExp(`^[^.;]{0,40}[\\u4e00-\\u9fa5a-z0-9]{1,8}${SITE}(?:[^.;]{0,30})$`)
const SLOGAN_MARK = /[◆★☆●■~♥|_!-]|记住|收藏|欢迎|来上我|最全|专业|平台|网址|\.com|\.cn|全站|免费/
const TOPIC = /报告|总结|讲话|发言|政协|委员会|计划|要点/
const RELATED =
  /^(?:\[.{1,24}\]\s*)?(?:(?:作者|相关|推荐|热门|最新|精彩|往期|拓展|延伸|更多|猜你|大家都|[你您]可能)(?:最新|其他|相关|推荐|喜欢|感兴趣|精彩|也)?的?(?:文章|阅读|范文|推荐|回顾|内容|资讯|新闻|链接|喜欢|在看|文档|资料|搜索|专题|标签)|猜你喜欢|大家都在看)\s*(?:更多)?\s*(?:$|[:>].{0,40}$)/

const WATERMARKS: readonly RegExp[] = [
  new RegExp(
    `[\\[【]\\s*[^\\[\\]【】、，,\\n]{0,12}${SITE}[^\\[\\]【】、，,\\n]{0,12}[\\]】]`,
    'g',
  ),
  /[(（〔][^()（）、，,\n]{0,8}(?:范文网|范文之家|文秘网|公文网|文档网|道客巴巴|豆丁网|百度文库)[^()（）、，,\n]{0,30}[)）〕]/g,
  new RegExp(`[\\[【(（〔<]\\s*${DOMAIN}\\s*[\\]】)）〕>]`, 'gi'),
  /[-_|—]\s?[\u4e00-\u9fa5]{2,6}(?:文库|范文网|范文之家|文秘网|公文网|文档网|资料网|道客巴巴|豆丁网|淘豆网|原创力文档)\s?$/gm,
]
const BARE_DOMAIN = new RegExp(`(?<![a-z0-9@./])${DOMAIN}`, 'gi')
const POINTS_AT =
  /(?:登录|登陆|访问|打开|网站|网址|网页|平台|邮箱|官网|地址|链接|见|至|在|到|是|为|域名)[:：（("“]?\s*$/
const HAN = /[\u3400-\u9fff，、。；”“]/
const LEGIT_LABEL =
  /^[[【(（〔<《]\s*(?:范文|篇)?\s*[一二三四五六七八九十百\d]*(?:范文)?\s*[\]】)）〕>》]$|《/

const lines = lineRule({
  reason: 'site',
  strong(line, context) {
    const { folded } = line
    if (folded.length <= 120 && LINES.some((pattern) => pattern.test(folded)))
      return !hasBody(folded)
    return isSlogan(line, context)
  },
})

/** The furniture of sites that collect documents: slogans, page counts, notices, watermarks, related links. */
export const site: CleanRule = {
  reason: 'site',
  find(text, context) {
    return [...lines.find(text, context), ...relatedLinks(context), ...watermarks(text)]
  },
}

function hasBody(folded: string): boolean {
  return folded.length > 90 && !/转载|小编|侵权|声明|阅读/.test(folded)
}

function isSlogan(line: Line, context: CleanContext): boolean {
  const { folded } = line
  if (context.zone(line) === 'body' || folded.length > 60 || !SLOGAN.test(folded)) return false
  return SLOGAN_MARK.test(folded)
    ? !TOPIC.test(folded)
    : new RegExp(`^[\\u4e00-\\u9fa5]{1,6}${SITE}$`).test(folded)
}

/** A heading such as 相关文章 after the last prose, with all that follows it. */
function relatedLinks(context: CleanContext): Span[] {
  const heading = context.lines.find(
    (line) => context.zone(line) === 'tail' && line.folded.length >= 4 && RELATED.test(line.folded),
  )
  const last = context.lines.at(-1)
  return heading && last ? [{ start: heading.from, end: last.to }] : []
}

function watermarks(text: string): Span[] {
  const found: Span[] = []
  for (const pattern of WATERMARKS) {
    for (const match of text.matchAll(pattern)) {
      if (!LEGIT_LABEL.test(fold(match[0]))) found.push(spanOf(match))
    }
  }
  if (!/[.。．]\s?(?:com|cn|net|org|cc|top|vip|info|xyz)/i.test(text)) return found
  for (const match of text.matchAll(BARE_DOMAIN)) {
    const before = text.slice(Math.max(0, match.index - 8), match.index)
    const after = text.charAt(match.index + match[0].length)
    const glued = HAN.test(before.slice(-1)) && HAN.test(after)
    // A bare `163.com` may be what the sentence speaks of; an address with www is a stamp.
    if (!/^(?:https?:|w\s?w\s?w)/i.test(match[0])) continue
    if (glued && !POINTS_AT.test(before) && !/gov\.cn/i.test(match[0])) found.push(spanOf(match))
  }
  return found
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}
