import type { Citation } from '../domain.js'
import { isWithin } from '../ingest/regions.js'
import { type Body, bodyOf } from '../search/holdings.js'
import { findFigures } from '../text/figures.js'
import { normalise } from '../text/normalise.js'
import { isArticle } from '../verify/figures-told.js'
import { type Place, placesNamed } from '../verify/names.js'
import { contentWords, isNeutral } from '../verify/words.js'

/** A place, and whether its body is named as the one that speaks: 吉林省政协 is not the 政协 of a city in it. */
export interface SourcePlace extends Place {
  issuer: boolean
}

/** Where a draft says that something comes from. */
export interface Attribution {
  places: readonly SourcePlace[]
  years: readonly number[]
  body: Body | null
}

/** Words that say whose a statement is and that it is told, and add nothing to it. */
const ABOUT_SOURCES = new RegExp(
  [
    '壮族|回族|维吾尔|自治[区州]',
    '人民政府|[省市县区]?政府|人民政协|(?:全国|自治区|[省市县区])?政协|常务委员会|常委会|委员会|党组|主席会议|人大|法院|检察院',
    '(?:政府|常委会)?工作(?:报告|总结)|报告期?|总结|文件|材料|资料|内容|履职|述职',
    '副?(?:主席|书记|主任|秘书长|[省市县区]长)|常?委员|同志|负责人',
    '提出|指出|强调|要求|显示|表示|认为|介绍|宣布|提到|明确|披露|透露|公布|通报|提及|回顾|汇报|部署|安排|谈[到及]|讲到|阐述|描述|表[述达]',
    '写[道明到有着]|[载记][明载有]|读到|看到|见于|[出引摘来]自|引用|所[言述说写载]|说法|原[文话句]|这[样句段]|如[此下]|一[句段份]|某份?|可以|能够|当地|该[省市县区地]|相关|有关|对此|其中|同时|此外|另外|根据|按照|第[一二三四五六七八九十]+[届次]',
  ].join('|'),
  'g',
)
const SMALL_WORDS = /^[称说讲为是有在的于据照从由中里上内省市县区州旗盟并还也就则所曾已又话见]$/

const ISSUER = /^(?:人民)?(?:政协|政府)/

/** Reads the words around a quotation. */
export function readAttribution(text: string): Attribution {
  const years = findFigures(text).flatMap(({ kind, value }) => (kind === 'year' ? [value] : []))
  const plain = normalise(text)
  const places = placesNamed(text).map((place) => ({
    ...place,
    issuer: ISSUER.test(plain.slice(place.end)),
  }))
  return { places, years, body: bodyOf(null, text) }
}

/** Characters of content that words about a source may have. */
const MAY_SAY = 1

/** Whether a text says anything beside whose it is. */
export function hasOwnContent(text: string): boolean {
  const places = placesNamed(text)
  const figures = findFigures(text)
  if (figures.some((figure) => figure.kind === 'quantity' && !isArticle(figure))) return true
  const plain = normalise(text).replace(ABOUT_SOURCES, (words) => ' '.repeat(words.length))
  const rest = contentWords(plain).filter(
    ({ text: word, start, end }) =>
      !SMALL_WORDS.test(word) &&
      !isNeutral(word) &&
      !places.some((place) => start < place.end && place.start < end) &&
      !figures.some((figure) => start < figure.end && figure.start < end),
  )
  return rest.reduce((sum, word) => sum + word.text.length, 0) > MAY_SAY
}

interface Lead {
  /** Where the statement itself begins. */
  end: number
  attribution: Attribution
  /** Whether it goes on without a stop. */
  joined: boolean
}

const LEADING = /^(?:\s|[，,：:、])*/u
const CLAUSE = /^[^，,：:。；;]*[，,：:]/u

/**
 * The beginning of a sentence that says whose the statement is: whole clauses without content of
 * their own (据白城市政协2023年工作报告，), then place, body and year before the statement itself
 * (宁夏政协五年来…).
 */
export function leadOf(text: string): Lead {
  let end = 0
  for (;;) {
    const clause = CLAUSE.exec(text.slice(end))?.[0]
    if (clause === undefined || end + clause.length >= text.length) break
    if (hasOwnContent(clause) || !says(clause)) break
    end += clause.length
  }
  // 上海市的报告提出，海西州…: the place after a source is what the statement speaks of.
  const isNamed = placesNamed(text.slice(0, end)).length > 0
  const subject = isNamed ? 0 : subjectOf(text.slice(end))
  const start = end + subject + (LEADING.exec(text.slice(end + subject))?.[0].length ?? 0)
  if (!/[\p{L}\p{N}]/u.test(text.slice(start))) {
    return { end: 0, attribution: readAttribution(text), joined: false }
  }
  return {
    end: start,
    attribution: readAttribution(text.slice(0, start)),
    joined: subject > 0 && !/[，,：:]\s*$/u.test(text.slice(0, start)),
  }
}

const OPENING = /^(?:据|在|从|由)?(?:\d{4}年,?)?/u
/** The division that encloses the one named. */
const ENCLOSING = /^(?:[\u4e00-\u9fff]{2,7}(?:省|自治区|市))?$/u
/** What follows a place's name and still belongs to the source. */
const AFTER_PLACE =
  /^(?:壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|县)?(?:人民政府|政府|政协)?(?:常务委员会|常委会|委员会|党组)?(?:在)?(?:\d{4}年)?(?:政府|常委会)?(?:工作报告|工作总结|报告)?(?:中|里|上)?(?:提出|指出|强调|写道|载明|显示|表示|介绍|称|提到|明确)?/u

/** Code units of the subject that a statement begins with: place, body and year. 0 where it names no place first. */
function subjectOf(text: string): number {
  const plain = normalise(text)
  const opening = OPENING.exec(plain)?.[0].length ?? 0
  const place = placesNamed(text).find(({ start }) => ENCLOSING.test(plain.slice(opening, start)))
  if (place === undefined || place.start < opening) return 0
  return place.end + (AFTER_PLACE.exec(plain.slice(place.end))?.[0].length ?? 0)
}

/** Whether a clause says where something comes from. */
function says(clause: string): boolean {
  return (
    placesNamed(clause).length > 0 ||
    /报告|報告|总结|总結|政协|政協|政府|据|指出|提出|强调|显示/.test(clause)
  )
}

/** Why a citation cannot be what an attribution means, in Chinese; null where it may be. */
export function misattributed(
  { places, years }: Attribution,
  { region, year, title, headings }: Citation,
  coveredYears: readonly number[],
): string | null {
  const isHere = ({ region: named, issuer }: SourcePlace) =>
    region !== null &&
    (issuer ? region.code === named.code : isWithin(region, named) || isWithin(named, region))
  if (places.length > 0 && region !== null && !places.some(isHere)) {
    return `这段话出自${region.path.join('')}，不是${places.map((place) => place.region.name).join('、')}。`
  }
  const told = [title, ...headings].flatMap((text) => findFigures(text).map(({ value }) => value))
  const known = new Set([...coveredYears, ...told, ...(year === null ? [] : [year, year + 1])])
  const wrong = years.find((said) => !known.has(said))
  if (wrong === undefined || year === null) return null
  return `这段话出自${year}年的报告，不是${wrong}年。`
}
