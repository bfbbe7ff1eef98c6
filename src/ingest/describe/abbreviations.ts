import type { Clue } from './report-text.js'

/** One-character names of provinces. */
const SINGLE: Readonly<Record<string, string>> = {
  京: '110000',
  津: '120000',
  冀: '130000',
  晋: '140000',
  蒙: '150000',
  辽: '210000',
  吉: '220000',
  黑: '230000',
  沪: '310000',
  苏: '320000',
  浙: '330000',
  皖: '340000',
  闽: '350000',
  赣: '360000',
  鲁: '370000',
  豫: '410000',
  鄂: '420000',
  湘: '430000',
  粤: '440000',
  桂: '450000',
  琼: '460000',
  渝: '500000',
  川: '510000',
  黔: '520000',
  滇: '530000',
  藏: '540000',
  陕: '610000',
  甘: '620000',
  陇: '620000',
  青: '630000',
  宁: '640000',
  疆: '650000',
}
/** They are also words: only the surest contexts count. */
const WORDLIKE = new Set('黑青宁甘蒙疆吉藏')
const ALL = Object.keys(SINGLE).join('')

const CONTEXTS: readonly { pattern: RegExp; weight: number; sure: boolean }[] = [
  {
    pattern: new RegExp(`[住驻]([${ALL}])(?:的)?(?:全国政协|全国人大)`, 'g'),
    weight: 4,
    sure: true,
  },
  {
    pattern: new RegExp(`(?<![\\p{Script=Han}])([${ALL}])港澳`, 'gu'),
    weight: 2,
    sure: true,
  },
  {
    pattern: new RegExp(
      `(?:和|与|及|促进|推动|加强|开展|深化|建立|组织|举办|助力)([${ALL}])港(?:澳|合作|两地|青)`,
      'g',
    ),
    weight: 2,
    sure: true,
  },
  {
    pattern: new RegExp(
      `(?:驻|在|来|留|入)([${ALL}])(?:部队|官兵|央企|高校|院士|投资|港澳|台商|台胞|企业|单位|兴业|创业|就业|工作的)`,
      'g',
    ),
    weight: 1.5,
    sure: false,
  },
  {
    pattern: new RegExp(`([${ALL}])台(?:交流|融合|经贸|青年|同胞|两地|合作)`, 'g'),
    weight: 1.5,
    sure: false,
  },
  {
    pattern: new RegExp(`(?<![\\p{Script=Han}])([${ALL}])商(?:回归|大会|联合会|总会|精神)`, 'gu'),
    weight: 1,
    sure: false,
  },
]

/** The one-character names of a province, by its six-digit code: `['甘', '陇']`. */
export function abbreviationsOf(provinceCode: string): string[] {
  return Object.keys(SINGLE).filter((letter) => SINGLE[letter] === provinceCode)
}

/**
 * Provinces named by one character where the context tells: 住津全国政协委员, 津港澳, 驻鄂部队.
 * 宁 speaks for 宁夏 only in an autonomous region (elsewhere it is 南京).
 */
export function abbreviationClues(text: string, autonomous: boolean): Clue[] {
  const found = new Map<string, Clue>()
  for (const { pattern, weight, sure } of CONTEXTS) {
    for (const match of text.matchAll(pattern)) {
      const letter = match[1] ?? ''
      const code = SINGLE[letter]
      if (code === undefined || (!sure && WORDLIKE.has(letter))) continue
      if (letter === '宁' && !autonomous) continue
      const known = found.get(match[0])
      if (known === undefined)
        found.set(match[0], { clue: match[0], code, weight, decisive: false })
    }
  }
  return [...found.values()]
}
