import type { InitiativeKind } from './types.js'

/** Kind words, Simplified. A word that ends another (客厅, 会客厅) is found by the longer one. */
const WORDS: Record<Exclude<InitiativeKind, 'other'>, string> = {
  platform: '平台 系统 app 小程序 客户端 直通车 热线 门户 数据库 信息港 一张图',
  brand: '品牌 ip',
  place:
    '工作室 会客厅 会客室 客厅 议事厅 议事室 协商室 议事会 驿站 书屋 书院 书房 书吧 联络站 工作站 服务站 委员站 之家 联络点 工作坊 茶室 小院',
  mechanism: '机制 制度 工作法 模式 法则',
  media: '专栏 栏目 频道 公众号 视频号 专刊 专题片 节目 宣传片 访谈 专版',
  activity:
    '活动 行动 工程 计划 论坛 讲堂 讲坛 大讲堂 课堂 沙龙 大赛 竞赛 联赛 挑战赛 邀请赛 展览 博览会 宣讲 宣讲团 夜话 夜读 读书会 读书群 分享会 故事会 议事 巡讲 演唱会 晚会 音乐会 系列活动 运动会',
}
/** Said of something named, yet no kind of its own. */
const OTHER = '联盟 志愿服务队 服务队 小分队 宣讲队'

const KIND_OF = new Map<string, InitiativeKind>()
for (const [kind, words] of Object.entries({ ...WORDS, other: OTHER })) {
  for (const word of words.split(' ')) KIND_OF.set(word, kind as InitiativeKind)
}
/** One character, and the end of many other words (发展, 环节): only where the noun ends too. */
const SHORT_ACTIVITY = '(?<![发拓扩进开施招环季])[展节周](?=[，。、；,;)）]|等|$)'
const ALTERNATIVES = [
  ...[...KIND_OF.keys()].sort((a, b) => b.length - a.length),
  SHORT_ACTIVITY,
].join('|')

/**
 * Nouns that make a name of whatever stands before them: few things but named ones are called so
 * in a report. Left out: words of every page (平台, 机制, 活动).
 */
const TELLING =
  '工作室|会客厅|会客室|客厅|议事厅|议事室|协商室|驿站|书屋|书院|书房|书吧|茶室|小院|讲堂|讲坛|课堂|沙龙|夜话|夜读|读书群|专栏|直通车|工作法|app|小程序|公众号'
const ENDS_TELLING = new RegExp(`(?:${TELLING})$`)
const ENDS_IN_KIND = new RegExp(`(?:${ALTERNATIVES})$`)

/** The kind a name tells by its own last word (政协书屋, 学思论坛), or null. Simplified, lower case. */
export function kindWithin(name: string): InitiativeKind | null {
  const [word] = ENDS_IN_KIND.exec(name) ?? []
  return word === undefined || word.length === name.length ? null : kindOf(word)
}

/** Whether the last word of a name is one that few things but named ones bear. */
export function endsTelling(name: string): boolean {
  return ENDS_TELLING.test(name)
}

/** A name without the kind word it ends in, where something is left; else the name. */
export function withoutKind(name: string): string {
  const bare = name.replace(
    new RegExp(`(?:协商|党建|工作|服务|履职|文化|文旅|主题|专项)?(?:${ALTERNATIVES})$`),
    '',
  )
  return bare.length >= 3 ? bare : name
}

/** No noun phrase goes on across these. */
const BREAK = '的了在为将把与对从到向让使已被是等和及'
const MODIFIER = `[^\\s${BREAK}，。、；：,;:!?！？“”"「」『』《》()（）]{0,7}?`
/** A kind word that is only the beginning of another noun (活动 in 活动室) or a verb's (展 in 展现). */
const NOT_WITHIN = '(?![现示开望区位室费员家机型类点化性])'
const FOOTNOTE = '(?:[［\\[〔【(（]\\d+[］\\]〕】)）])?'
const AFTER = new RegExp(`^${FOOTNOTE}(${MODIFIER})(${ALTERNATIVES})${NOT_WITHIN}`)
/** Further items of a list, up to what they have in common: “甲”、“乙”等活动. */
const LIST = /^(?:[、和及与暨]*[“「『"][^“”「」『』"]{1,30}[”」』"])+/
const COPULA = /^(?:成为|是|作为)[^。；;！!?？]{0,24}?(平台|品牌|载体|阵地)(?=[，。；,;]|$)/
const BEFORE = /(平台|品牌|专栏|栏目|频道|公众号|小程序|app|论坛|驿站)[:：—]{0,2}$/

/** A kind word beside a name, and how far it may be trusted. */
export interface Apposition {
  kind: InitiativeKind
  word: string
  /** What stands between the name, or its list, and it. */
  between: string
  /** Whether it is said of a list whose member the name is. */
  shared: boolean
}

/** The kind word apposed to a quoted name: after it (“甲”协商品牌), after its list, or before it (品牌“甲”). */
export function apposition(before: string, after: string): Apposition | null {
  const direct = AFTER.exec(after)
  if (direct !== null) return toApposition(direct, false)
  const [list] = LIST.exec(after) ?? []
  if (list !== undefined) {
    const rest = after.slice(list.length).replace(/^等(?:一批|系列|\d+[项个])?/, '')
    const shared = AFTER.exec(rest)
    if (shared !== null) return toApposition(shared, true)
  } else if (/^等/.test(after)) {
    const shared = AFTER.exec(after.replace(/^等(?:一批|系列|\d+[项个])?/, ''))
    if (shared !== null) return toApposition(shared, true)
  }
  const [, word] = BEFORE.exec(before) ?? COPULA.exec(after) ?? []
  if (word === undefined) return null
  return { kind: KIND_OF.get(word) ?? 'brand', word, between: '', shared: false }
}

function toApposition(match: RegExpExecArray, shared: boolean): Apposition {
  const [, modifier = '', word = ''] = match
  return { kind: kindOf(word), word, between: modifier, shared }
}

function kindOf(word: string): InitiativeKind {
  return KIND_OF.get(word) ?? (word.length === 1 ? 'activity' : 'other')
}
