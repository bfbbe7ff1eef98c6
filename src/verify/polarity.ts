import { normalise } from '../text/normalise.js'

/** Words of opposite direction; a word of one side is gainsaid by the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /增长|上升|提高|提升|增加|增至|上涨|回升|扩大|增强|升高|增速|新增/,
    /下降|降低|减少|下滑|回落|降至|缩减|缩小|减至|压减|减弱|下调/,
  ],
  [/高于|超过|多于|领先/, /低于|不足|少于|落后/],
  [/支持|赞成|同意|鼓励/, /反对|否决|拒绝|禁止/],
  [/首次|第一次/, /再次|最后一次/],
  [/通过了|批准/, /未通过|否决|驳回/],
  [/成立|设立|新建|启动|开通|恢复/, /撤销|关闭|停办|停止|取消|终止|暂停|叫停/],
  [/顺差/, /逆差/],
  [/盈利/, /亏损/],
  [/优于|好于/, /差于|劣于/],
  [/靠前|前列|领先|首位|榜首|居首/, /靠后|末位|垫底|落后|居末/],
  [/扩大|放宽/, /收紧|收窄/],
]

/** Negation outside words that merely hold the character (不断, 不仅, 无锡, 非常). */
const NEGATION =
  /(?<!无)不(?![断仅同少懈忘久足止论管但得法动超低高])|没有|未(?![来央成])|无(?![锡为障线论数人])|尚未|并非|从未/g

/**
 * Whether a clause says the opposite of what its evidence says: it is negated and the evidence
 * is not or the reverse, or it tells the contrary direction (增长, 下降).
 */
export function gainsays(clause: string, evidence: string): boolean {
  const said = normalise(clause)
  const told = normalise(evidence)
  if (negations(said) > 0 && negations(told) === 0) return true
  return OPPOSITES.some(
    ([one, other]) => isReversed(said, told, one, other) || isReversed(said, told, other, one),
  )
}

function isReversed(said: string, told: string, one: RegExp, other: RegExp): boolean {
  return one.test(said) && !other.test(said) && !one.test(told) && other.test(told)
}

/** How many negations a text has, words that merely hold the character aside. */
export function negations(text: string): number {
  return [...normalise(text).matchAll(NEGATION)].length
}
