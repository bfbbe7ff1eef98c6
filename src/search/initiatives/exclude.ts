import { kindWithin, withoutKind } from './kinds.js'

/** Characters of a name, at least and at most; without marks and kind word it still needs two. */
export const NAME_LENGTH = { least: 2, most: 24 }

/**
 * Formulas every report of a time repeats. Most are caught by their form (两个维护) or by how
 * widely they stand without a kind word (一带一路); these few are short of both in a small library.
 */
const POLITICAL =
  /^(?:一带一路|一国两制|五位一体|四个全面|中国梦|双碳|三农|两会|一府两院|走出去|引进来|放管服|回头看|国之大者|不忘初心.*|十[一二三四五六七八九]五)$/

const NUMERAL = '一二三四五六七八九十百千万亿两双零〇几第\\d'
const MEASURE = '个大项类条张位件种批支步本不有最化新年月日届期次重'
/** 五大工程, 十项行动, 三个一批, 2035年. */
const COUNTED = new RegExp(`^[${NUMERAL}]+[${MEASURE}]`)
/** 8+4, 1650, 1+N, 十百千万; with a kind word too: 双百工程. */
const FIGURES = new RegExp(`^[${NUMERAL}a-z+×x·.%\\-–—]+$`)
/** 双减, 三服务, 四好农村: what is counted is named elsewhere. */
const SHORT_COUNTED = new RegExp(`^[${NUMERAL}][^${NUMERAL}]{1,2}$`)
const INTERLEAVED = new RegExp(`[${NUMERAL}][^${NUMERAL}]+[${NUMERAL}]`)
const STARTS_COUNTED = new RegExp(`^[${NUMERAL}]`)

/** Titles of what is written, said or convened. */
const TITLE =
  /(?:规划|纲要|条例|办法|方案|意见|通知|报告|决定|决议|规定|细则|建议|章程|要点|法|会议|全会|精神|思想|讲话|重要论述|倡议书|公约|协定|协议|清单|目录|公告|标准|指引|规则)(?:[（(].*[）)])?$/
/** Praise, tasks and states: said of things, never what they are called. */
const STATEMENT =
  /(?:的|了|着|吗|呢|吧|啊|转变|难|乱|[式型])$|^(?:以|让|把|将|使|被|对|向|从|在|不|要|能|就|又|也|已|未)|(?:问题|困难|短板|堵点|难点|要求|目标|任务|原则|理念|方针|战略)$/
/** 建立…机制: what is done, though it ends in a kind word. */
const DONE = /^(?:建立|健全|完善|推进|加强|加大|坚持|强化|建设.*(?:机制|制度|平台|系统)$)/
const STOPS = /[，。；！？,;!?]/g

/** How like a formula, slogan or title a name is: never a name, one only with good evidence, or none of these. */
export type Likeness = 'never' | 'doubtful' | 'none'

/** Judges a name by its form alone. Simplified, lower case, without quotation marks. */
export function likeness(name: string): Likeness {
  const bare = withoutKind(name)
  const { length } = name
  if (length < NAME_LENGTH.least || length > NAME_LENGTH.most) return 'never'
  if (!/\p{L}/u.test(name) || /^[a-z]?\d/.test(name)) return 'never'
  if (POLITICAL.test(name) || FIGURES.test(name) || FIGURES.test(bare)) return 'never'
  if (COUNTED.test(name) || SHORT_COUNTED.test(bare)) return 'never'
  if (TITLE.test(name) || /[《》*]|x{2,}|号$/.test(name)) return 'never'
  if ((name.match(STOPS)?.length ?? 0) > 1 || /[。；！？;!?]/.test(name)) return 'never'
  const stated = DONE.test(name) || (STATEMENT.test(name) && kindWithin(name) === null)
  const formula = INTERLEAVED.test(name) || STARTS_COUNTED.test(name) || /[+×]/.test(name)
  return stated || formula || /[，、,]/.test(name) ? 'doubtful' : 'none'
}

/** Words in between that show the kind word to belong to something else: “甲”规划重大工程, “甲”建设行动. */
const OTHERS =
  /规划|精神|要求|目标|理念|会议|条例|法规|战略|政策|企业|推进|实施|深化|开展|治理|问题|经验|重点|重大|任务|总规|成果|一体|产业|产品|园区|项目|发展|融合|协同|联动|集成|配套|对接|结合|道路|养殖|培育|培养|奖|建设|等|多|各|和|及|、/

/** Whether what stands between a name and a kind word parts them. */
export function parts(between: string): boolean {
  return OTHERS.test(between)
}

/** What is combated, what a thing is likened to (做成“富民工程”) and one of several counted (四个“先行一步”) is no initiative. */
const NOT_BORNE =
  /(?:防止|杜绝|整治|纠治|反对|严禁|严查|打击|清理|不搞|破除|遏制|防范|解决|避免|根治)[^，。；]{0,12}$|(?:做成|成为|作为|变成|称为|誉为|当作|当成|列为)$|作为[^，。；]{0,12}的$|[一二三四五六七八九十两\d]+[个项大]$/

/** Whether what precedes a quotation shows that nothing is named by it. */
export function disowns(before: string): boolean {
  return NOT_BORNE.test(before)
}

/** Whether a quotation is the text's own speech: it opens a sentence or follows a verb of saying. */
export function isSpeech(before: string, after: string): boolean {
  return (
    /(?:说|道|表示|指出|强调|认为|提出|称|问|答)[:：,，]?$/.test(before) ||
    /^[^，。]{0,6}(?:说|表示|介绍|指出)/.test(after)
  )
}
