const NUMBER = '[一二三四五六七八九十百\\d]{1,4}'
const LONG = new RegExp(
  `第\\s*(${NUMBER})\\s*届\\s*(?:委员会|全国委员会|人民代表大会)?\\s*(?:常务委员会)?\\s*第\\s*(${NUMBER})\\s*次\\s*(?:全体)?(?:会议|全会)`,
)
const SHORT = new RegExp(`(${NUMBER})届\\s*(${NUMBER})次\\s*(?:全体)?(?:会议|全会|大会)`)

/** The session a report was given at, as `第七届第三次会议`, from its title block (Simplified); null where it names none. */
export function sessionOf(front: string): string | null {
  const match = LONG.exec(front) ?? SHORT.exec(front)
  if (match === null) return null
  return `第${inHan(match[1] ?? '')}届第${inHan(match[2] ?? '')}次会议`
}

function inHan(figure: string): string {
  if (!/^\d+$/.test(figure)) return figure
  const n = Number(figure)
  const digits = '零一二三四五六七八九'
  if (n < 10) return digits.charAt(n)
  const tens = n < 20 ? '十' : `${digits.charAt(Math.floor(n / 10))}十`
  return n < 100 ? tens + (n % 10 === 0 ? '' : digits.charAt(n % 10)) : figure
}
