const DIGITS = '零一二三四五六七八九'
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const LARGE: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
])

/**
 * The value of a Chinese numeral: 三十七 → 37, 二〇二三 → 2023, 三百零五 → 305, 两万三千 → 23000.
 * Null for what is no numeral, such as 千百.
 */
export function chineseNumber(numeral: string): number | null {
  const text = numeral
    .replace(/[〇○]/g, '零')
    .replace(/[两兩]/g, '二')
    .replace(/萬/g, '万')
    .replace(/億/g, '亿')
  if (/^[零一二三四五六七八九]{2,}$/.test(text)) {
    return Number([...text].map((digit) => DIGITS.indexOf(digit)).join(''))
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastUnit = Number.POSITIVE_INFINITY
  for (const character of text) {
    const value = DIGITS.indexOf(character)
    const unit = UNITS.get(character)
    const large = LARGE.get(character)
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null
      digit = value
    } else if (unit !== undefined) {
      // 十 may stand alone for 一十; 百 and 千 may not, nor may units rise within a section.
      if (unit >= lastUnit || (digit === null && unit !== 10)) return null
      section += (digit ?? 1) * unit
      lastUnit = unit
      digit = null
    } else if (large !== undefined) {
      const before = section + (digit ?? 0)
      if (before === 0) return null
      total = large === 1e8 ? (total + before) * large : total + before * large
      section = 0
      digit = null
      lastUnit = Number.POSITIVE_INFINITY
    } else return null
  }
  return total + section + (digit ?? 0)
}
