import { lineRule } from './line-rule.js'
import { NAV_WORD, UI_WORD } from './nav-words.js'
import type { CleanContext, Line } from './types.js'

const POSITION =
  /^[[(]?(?:您|你)?(?:的)?(?:当前|现在|目前|所在)的?(?:所在)?的?(?:位置|页面)|^[[(]?(?:您|你)?的?位置\s*[:>]/
const CRUMBS = /^[^.,;!?:]{1,24}(?:\s*(?:>|»|›|→|::)+\s*[^.,;!?>»›→]{1,40}){2,}$/
const HOME_CRUMB = /^(?:网站|返回)?(?:首页|主页)\s*(?:>|»|›|\/|\||→|::|\\|-)/
const SIBLING =
  /^[[<«‹(]*(?:上|下)一(?:篇|页|条|则|章|期)(?:文章|新闻|信息|内容)?[\]>»›)]*(?:\s*:|\s|$|没有|无)/
const BACK = /^(?:返回|回到?)(?:页面)?(?:顶部|首页|上一?级|上一?页|列表|主页|栏目|目录)/
const RECORD =
  /icp\s*[备证](?:案(?:号|编号)?)?\s*[:(]?\s*[a-z]?\d{4,}|公网安备|网安备\s*\(?\d|^公安备案|网站标识码|^备案(?:序)?号\s*:/
const RIGHTS = /版权所有|版权归.{0,20}所有|copyright|all rights? reserved|©/
const BROWSER =
  /(?:建议|推荐|请).{0,6}使用.{0,30}(?:浏览器|ie\s?\d|分辨率|极速模式|chrome|firefox)|最佳(?:浏览|分辨率)/
const NOTICE =
  /^(?:本?网站|本站)(?:已|现已)?支持ipv6|^请(?:您)?(?:在此)?输入.{0,6}(?:关键[字词]|搜索|检索|查询|内容).{0,6}$/
/** Channels of news sites, where they stand side by side. */
const CHANNEL =
  /^(?:新闻|时政|政务|政协|社会|财经|经济|体育|娱乐|视频|图片|专题|评论|理论|教育|健康|旅游|文化|科技|法治|国内|国际|本地|民生|房产|汽车|公告|通知|公示|党建|服务|互动|直播|数字报|客户端)$/
const LONGEST_ITEM = 6
/** Labels of the fields above an article; two of them on a line make it one. */
const FIELD_LABEL_FIRST = /^[\u4e00-\u9fa5]{2,4}\s?:/
const FIELD_LABEL =
  /(?:^|\s)(?:时间|日期|来源|作者|点击|浏览|阅读|编辑|发布者?|上传者?|字号|字体|责编|人气|热度)\s?:/g
const ATTACHMENT = /^附件\s*\d{0,2}\s*:.{1,60}\.(?:docx?|pdf|xlsx?|wps|zip|rar)$/
/** Labels in the table of particulars above a government page's text. */
const PARTICULAR =
  /^(?:索引号|信息索引|文号|发文字号|(?:公开|成文|发布|生成|发文)(?:日期|时间)|(?:发布|发文|公开)(?:机构|机关|单位|主体)|主题(?:词|分类)|(?:信息|文件)?名称|公开(?:方式|范围|形式|类别)|(?:信息)?有效性|体裁分类|组配分类)$/
const COUNTER =
  /^(?:您是(?:本站)?(?:的)?第|今日访问|(?:网站|本站|总)?访问(?:总)?(?:量|次数|人数|统计)|(?:浏览|阅读|点击|查看)(?:量|数|率|次数|人数)|人气|访客(?:数|量)|在线人数)\s*:?\s*[\d,]*\s*(?:次|人|位)?(?:访客|访问者)?$/
const CLOCK =
  /^\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s.{0,40})?$/
const ADMIN =
  /^(?:admin|administrator|webmaster|匿名|佚名|网友|未知)\s.*(?:分享|时间|发布|收藏|浏览|阅读|\d{4}-\d)/

const DATED_FIELD =
  /^\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}日?.{0,16}(?:来源|作者|编辑|浏览|点击|阅读|发布|字体|字号).{0,3}:/
const WEEKDAY =
  /^(?:今天是|今日|现在是)?\s?:?\s?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日,?\s*星期[一二三四五六日天].{0,30}$/
const POSTED =
  /^(?:原创)?.{0,40}\d{4}[-年]\d{1,2}[-月]\d{1,2}日?\s\d{1,2}:\d{2}\s?(?:发表于|发布于|来自|\S{2,8}$)/

const FIELD =
  /^[[(【]?(?:(?:本文|信息|文章|稿件|新闻|内容|资料)?(?:来源|来源单位|出处)|稿源|转自|(?:发布|发文|发表|发稿)(?:时间|日期|人|单位|机构|机关|者|字号)|(?:成文|公开|生成|更新|录入|上传|添加|创建)(?:日期|时间)|作者|(?:责任|网络|本文|本期|本版|执行|值班)?编辑|责编|编审|审核人?|审签|校对|初审|复审|终审|[一二三]审|监制|摄影|撰稿人?|供稿(?:单位|人)?|录入(?:员|人)?|通讯员|(?:浏览|阅读|点击|访问|查看)(?:次数|量|数|率)|字号|字体|字体大小|视力保护色?|保护视力色?|索引号|信息索引|主题(?:词|分类)|(?:体裁|组配|信息|服务)分类|公开(?:方式|范围|形式|类别|主体)|有效性|效力状态|信息有效性)[\])】]?\s?[:|丨]/
const WEAK_FIELD =
  /^(?:日期|时间|名称|标题|编号|文号|文章标题|关键词|标签|tags?|推荐(?:访问|阅读)|热搜|栏目|所属栏目|所属(?:专题|地区)|分类|类别|浏览|阅读|点击|记者|文\/|图\/|语言|格式|大小|页数|上传者|上传人|文档(?:格式|大小|分类)|贡献者)\s?:/
const FOOTER_FIELD =
  /^(?:(?:主办|承办|协办|主管|指导|维护|技术|运维|运行|设计|开发|建设|制作|网站|管理|版权)?(?:单位|维护|管理|支持|制作|建设|主办|承办|协办|主管|运维)|(?:联系|通讯|通信|办公|单位)?地址|邮编|邮政编码|(?:联系|值班|服务|咨询|举报|监督|热线|网站)?(?:电话|热线)|传真|e-?mail|(?:电子|联系|投稿)?(?:邮箱|信箱)|办公时间|工作时间|网址|网站|联系人|备案|(?:友情|相关|快速)链接)\s?:/

/** So short a line between two pieces of furniture is a menu's item or an account's name. */
const LABEL = /^[\u4e00-\u9fa5a-z]{2,6}$/

/** Portal furniture around a text: menus, breadcrumbs, fields above the body, buttons, footers. */
export const navigation = lineRule({
  reason: 'navigation',
  strong(line, context) {
    const { folded } = line
    if (folded.length > 160) return false
    if (isShortAnd(folded, 120, RECORD) || isShortAnd(folded, 100, RIGHTS)) return true
    if (isShortAnd(folded, 80, BROWSER) || isShortAnd(folded, 40, COUNTER)) return true
    if (isShortAnd(folded, 100, SIBLING) || isShortAnd(folded, 20, BACK)) return true
    if (isShortAnd(folded, 120, POSITION) || isShortAnd(folded, 100, HOME_CRUMB)) return true
    if (CRUMBS.test(folded) || CLOCK.test(folded) || ADMIN.test(folded)) return true
    if (DATED_FIELD.test(folded) && !/[.]$/.test(folded)) return true
    if (isShortAnd(folded, 30, NOTICE)) return true
    if (isShortAnd(folded, 50, WEEKDAY) || isShortAnd(folded, 90, POSTED)) return true
    if (isGluedMenu(folded) || isFieldTable(folded)) return true
    if (isShortAnd(folded, 80, ATTACHMENT) && context.zone(line) === 'tail') return true
    return isField(folded) || isFieldRow(folded) || isMenu(folded) || isButtons(line, context)
  },
  weak(line) {
    const { folded } = line
    if (folded.length > 90 || /[.;!?]$/.test(folded)) return false
    return (
      WEAK_FIELD.test(compact(folded)) || FOOTER_FIELD.test(compact(folded)) || isLooseMenu(folded)
    )
  },
  enclosed: ({ folded }) => LABEL.test(folded) && !/报告|总结|讲话|发言|综述|目录/.test(folded),
})

function isShortAnd(folded: string, limit: number, pattern: RegExp): boolean {
  return folded.length <= limit && pattern.test(folded)
}

/** A labelled field, or several on a line; a sentence that runs on behind it is not one. */
function isField(folded: string): boolean {
  if (folded.length > 100 || /[.!?]$/.test(folded)) return false
  const plain = compact(folded)
  if (!FIELD.test(plain)) return false
  const value = plain.slice(plain.search(/[:|丨]/) + 1)
  return value.length <= 40 || /:/.test(value)
}

/** A table's row of labels and values: 索引号 … 公开日期 …. */
function isFieldTable(folded: string): boolean {
  const [first = '', ...rest] = folded.split('\t')
  return rest.length > 0 && rest.length <= 7 && PARTICULAR.test(compact(first))
}

/** A menu whose gaps were lost: 首页, then nothing but what menus say. */
function isGluedMenu(folded: string): boolean {
  const home = /^(?:网站|返回)?(?:首页|主页)/.exec(folded)
  if (home === null || folded.length > 80) return false
  let reach = new Map([[home[0].length, 0]])
  for (let at = home[0].length; at < folded.length; at++) {
    const items = reach.get(at)
    if (items === undefined) continue
    const next = new Map(reach)
    for (let length = 2; length <= LONGEST_ITEM; length++) {
      const item = folded.slice(at, at + length)
      if (item.length === length && (CHANNEL.test(item) || NAV_WORD.test(item)))
        next.set(at + length, items + 1)
    }
    reach = next
  }
  return (reach.get(folded.length) ?? 0) >= 3
}

/** Several labelled fields on one line, whether or not they have values. */
function isFieldRow(folded: string): boolean {
  if (folded.length > 100 || /[.!?;]$/.test(folded) || folded.includes(',')) return false
  return (folded.match(FIELD_LABEL) ?? []).length >= 2 && FIELD_LABEL_FIRST.test(folded)
}

function isMenu(folded: string): boolean {
  const items = itemsOf(folded)
  const known = items.filter(
    (item) => item.length >= 2 && (NAV_WORD.test(item) || UI_WORD.test(item)),
  ).length
  if (items.length === 1)
    return (
      known === 1 &&
      /^(?:联系我们|关于我们|网站(?:地图|声明)|站点地图|友情链接|设为首页|加入收藏|收藏本站|免责声明|隐私声明|无障碍浏览)$/.test(
        folded,
      )
    )
  if (items.some((item) => item.length > 12)) return false
  return items.length === 2 ? known === 2 : known >= 2 && known >= items.length * 0.3
}

/** Words on buttons; a lone ambiguous one only where there is a button next to it. */
function isButtons(line: Line, context: CleanContext): boolean {
  const items = itemsOf(line.folded.replace(/[[\](){}:]/g, ' '))
  if (items.length === 0 || !items.every((item) => UI_WORD.test(item))) return false
  if (items.length > 1 || /^.{2,}$/.test(items[0] ?? ''))
    return context.zone(line) !== 'body' || items.length > 1
  return [context.lines[line.index - 1], context.lines[line.index + 1]].some(
    (other) => other !== undefined && UI_WORD.test(other.folded),
  )
}

/** A line of several short items; only trusted beside other furniture. Names of people are shorter. */
function isLooseMenu(folded: string): boolean {
  const items = itemsOf(folded)
  if (items.length === 1) return NAV_WORD.test(folded) || UI_WORD.test(folded)
  const short = items.every((item) => item.length <= 8 && /^[\u4e00-\u9fa5a-z]+$/.test(item))
  return items.length >= 3 && short && items.some((item) => item.length >= 4)
}

function itemsOf(folded: string): string[] {
  return folded.split(/[\s|/·•丨>»›]+/).filter((item) => item !== '')
}

function compact(folded: string): string {
  return folded.replace(/\s+/g, '')
}
