import type { Region } from '../domain.js'
import { findRegions, isWithin } from '../ingest/regions.js'
import { normalise } from '../text/normalise.js'
import { SURNAMES } from '../text/surnames.js'
import { compactText, contentWords, isNeutral, type Word } from './words.js'

const QUOTED = /[“"「『]([^“”"「」『』]{1,60})[”"」』]|《([^《》]{1,60})》/g

/** What a text puts in quotation marks or book-title marks, compacted. */
export function quotedIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, quoted, titled]) => compactText(quoted ?? titled ?? ''))
}

/** Words of Latin letters, digits among them (5G, App), normalised. */
export function latinIn(text: string): string[] {
  return [...normalise(text).matchAll(/\d*[a-z][a-z0-9+#.-]*/g)].map(([word]) =>
    word.replace(/[.-]+$/, ''),
  )
}

/** A division a text names, without doubt. */
export interface Place {
  region: Region
  /** Normalised. */
  matched: string
  /** UTF-16 code units of the text. */
  start: number
  end: number
}

/** The divisions a text names, the enclosing ones (吉林省 of 吉林省白城市) left out. */
export function placesNamed(text: string): Place[] {
  const sure = findRegions(text).filter(
    ({ ambiguous, region, matched }) =>
      !ambiguous &&
      region.level !== 'nation' &&
      (region.level !== 'county' || /[县縣市区區旗]$/.test(matched)),
  )
  return sure
    .filter((one) => !sure.some((other) => other !== one && isEnclosed(other.region, one.region)))
    .map(({ region, matched, start, end }) => ({
      region,
      matched: normalise(matched),
      start,
      end,
    }))
}

function isEnclosed(region: Region, ancestor: Region): boolean {
  return region.code !== ancestor.code && isWithin(region, ancestor)
}

const TITLE =
  '(?:主席|副主席|书记|副书记|委员|同志|部长|省长|市长|县长|区长|主任|副主任|秘书长|会长|院长|院士|教授|代表|先生|女士|局长|校长|董事长)'
const PERSON = new RegExp(
  `([${SURNAMES}][\\u4e00-\\u9fff]{1,2})${TITLE}|${TITLE}([${SURNAMES}][\\u4e00-\\u9fff]{2})`,
  'g',
)

/** 建成了委员会客厅 names nobody. */
const NO_NAME = /[了着过的和与]/

/** What may be names of persons beside a title: 张某某主席. Many are ordinary words: ask the source. */
export function personsIn(text: string): string[] {
  const found = [...normalise(text).matchAll(PERSON)]
  return found.map(([, before, after]) => before ?? after ?? '').filter((one) => !NO_NAME.test(one))
}

/** What a name of a body, a platform or an undertaking ends with. */
const BODY =
  /(?:平台|中心|集团|公司|协会|学会|商会|联盟|基金会?|大学|学院|医院|银行|工作室|会客厅|议事厅|讲堂|论坛|品牌|驿站|基地|园区|示范区|小组|专班|办公室|委员会|研究院|实验室|指挥部|联席会议|局|厅|系统|热线|专线|大会|博览会|展览会|节|奖|常委会?|党委|党组|政府|人大|法院|检察院|公园|广场|大桥|大厦|古镇|景区|小区|社区|街道|机场|港|港区|新区|车站|学校|小学|中学)$/

/** What the name of a place ends with, and the ordinary words that end so. */
const GEOGRAPHIC =
  /^(?!城市|地区|社区|农村|乡村|乡镇|城镇|村镇|全市|全省|全县|全区|市县|城区|市区|县区|园区|山区|江河|沿海|出海|上海|省市|县市|各地).{1,3}(?:省|市|州|县|区|旗|镇|乡|村|湖|河|江|山|岛|湾|海|池|峡|寺|洲|关)$/

/**
 * The first run of words that looks like a name and that the source does not hold: characters
 * outside the dictionary side by side (a person, a place, a brand), or strange words right
 * before what a body's name ends with. Null where there is none.
 */
export function strangeName(
  clause: string,
  isHeld: (word: string) => boolean,
  ignored: (word: Word) => boolean,
): string | null {
  const person = personsIn(clause).find((one) => !isHeld(one))
  if (person !== undefined) return person
  const plain = normalise(clause)
  const words = contentWords(clause).filter((word) => !ignored(word))
  const strange = words.filter(({ text }) => !isNeutral(text) && !isHeld(text))
  for (const [index, word] of words.entries()) {
    const isStrange = strange.includes(word)
    if (isStrange && BODY.test(word.text) && word.text.length > 2) return word.text
    if (isStrange && GEOGRAPHIC.test(word.text)) return word.text
    const next = words[index + 1]
    if (next === undefined || next.start !== word.end) continue
    const strangers = [word, next].filter((one) => strange.includes(one))
    const pair = plain.slice(word.start, next.end)
    if (isHeld(pair)) continue
    if (strangers.length === 0) continue
    if (BODY.test(next.text)) return pair
    if (strangers.length < 2 || word.text.length > 1) continue
    if (next.text.length === 1 || SURNAMES.includes(word.text)) return pair
  }
  return null
}
