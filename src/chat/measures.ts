import { normalise } from '../text/normalise.js'

/** A dimension in which quantities are told: an answer in another one is no answer. */
interface Measure {
  name: string
  /** The question asks in it. */
  asked: RegExp
  /** A number with it stands in a text. */
  stated: RegExp
}

const HOW_MANY = '(?:多少|(?<!哪)几)(?:万亿|亿|千万|百万|万)?'
const NUMBER = '[\\d.,]+\\s*(?:多|余|几)?(?:万亿|亿|千万|百万|万|千|百)?(?:多|余)?'

const MEASURES: readonly Measure[] = [
  {
    name: 'money',
    asked: new RegExp(
      `${HOW_MANY}(?:元|块|钱|资金|美元)|(?:造价|费用|经费|金额|销售额|价格|收费|售价|薪酬|工资)(?:是|为|达|达到|一共|共)*(?:多少|几)|花(?:了|费)?(?:多少|几)`,
    ),
    stated: new RegExp(`${NUMBER}(?:元|美元|港元|欧元)`),
  },
  {
    name: 'share',
    asked:
      /(?:增长|下降|降低|提高|上升)了?(?:多少|几)(?![\u4e00-\u9fff])|(?:增速|增幅|占比|比例|比重|[^频概]率)(?:是|为|达|达到|有)?(?:多少|几)|多大比例|百分之几/,
    stated: new RegExp(
      `\\d\\s*%|百分之|百分点|\\d成|[一二三四五六七八九]成|倍|全部|增[长加]${NUMBER}|翻.?番`,
    ),
  },
  {
    name: 'area',
    asked: new RegExp(`${HOW_MANY}(?:亩|公顷|平方|平米)`),
    stated: new RegExp(`${NUMBER}(?:亩|公顷|平方|平米)`),
  },
  {
    name: 'weight',
    asked: new RegExp(`${HOW_MANY}(?:吨|斤|公斤)`),
    stated: new RegExp(`${NUMBER}(?:吨|斤|公斤)`),
  },
  {
    name: 'length',
    asked: new RegExp(`${HOW_MANY}(?:公里|千米|米|里程)`),
    stated: new RegExp(`${NUMBER}(?:公里|千米|米)`),
  },
  {
    name: 'people',
    asked: new RegExp(`${HOW_MANY}(?:人|名|位)(?!家)`),
    stated: new RegExp(
      `(?:${NUMBER}|[一二两三四五六七八九十百千]+(?:多|余)?)(?:农村|城镇|困难|贫困|失能)?(?:人|名|位|户|学生|群众|老人|职工|委员|对象)`,
    ),
  },
  { name: 'characters', asked: new RegExp(`${HOW_MANY}字`), stated: new RegExp(`${NUMBER}字`) },
]

/** The dimensions a question asks in, by name; empty where it leaves them open. Any script. */
export function measuresAsked(question: string): string[] {
  const text = normalise(question)
  return MEASURES.filter(({ asked }) => asked.test(text)).map(({ name }) => name)
}

/** Whether a text tells a quantity in one of these dimensions; true for none asked. */
export function statesMeasure(text: string, measures: readonly string[]): boolean {
  if (measures.length === 0) return true
  const normal = normalise(text)
  return MEASURES.some(({ name, stated }) => measures.includes(name) && stated.test(normal))
}
