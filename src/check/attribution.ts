import type { Citation } from '../domain.js'
import { isWithin } from '../ingest/regions.js'
import { type Body, bodyOf } from '../search/holdings.js'
import { findFigures } from '../text/figures.js'
import { normalise } from '../text/normalise.js'
import { type Place, placesNamed } from '../verify/names.js'
import { contentWords, isNeutral } from '../verify/words.js'

/** Where a draft says that something comes from. */
export interface Attribution {
  places: readonly Place[]
  years: readonly number[]
  body: Body | null
}

/** Words that say whose a statement is and add nothing to it. */
const SOURCE_WORDS =
  /^(?:人民政府|省政府|市政府|县政府|区政府|自治区政府|政府|人民政协|省政协|市政协|县政协|区政协|自治区政协|全国政协|政协|政協|常委会|常务委员会|委员会|党组|主席会议|人大|法院|检察院|工作报告|政府工作报告|常委会工作报告|工作总结|报告|總結|总结|文件|材料|省|市|县|区|州|旗|盟|自治区|自治州|壮族|回族|维吾尔|当地|该省|该市|该地|该县|该区|报告期|届|第|次|会议|大会|全会|上|中|里|内|在|的|于|據|据|根据|按照|照|从|由|对此|其中|同时|此外|另外|并|还|也|就|则|所|曾|已|又|一|二|三|四|五|六|七|八|九|十|届次)$/
const TELLING =
  /^(?:提出|指出|强调|要求|写道|写明|写到|写有|载明|记载|载有|显示|表示|认为|介绍|宣布|称|说|提到|明确|披露|透露|公布|通报|提及|总结|回顾|汇报|部署|安排|谈到|谈及|讲到|讲|原文|原话|原句|这句|这段|一句|一段|话|为|是|有|这样|如此|如下|表述|表达|阐述|描述|说法|所言|所述|所说|所写|读到|看到|见于|见|出自|引自|摘自|来自|引用|可以|能够|一份|某|某份|履职|述职|相关|有关|资料|材料|内容)$/

/** Reads the words around a quotation. */
export function readAttribution(text: string): Attribution {
  const years = findFigures(text).flatMap(({ kind, value }) => (kind === 'year' ? [value] : []))
  return { places: placesNamed(text), years, body: bodyOf(null, text) }
}

/** Whether a text says anything beside whose it is. */
export function hasOwnContent(text: string): boolean {
  const places = placesNamed(text)
  const figures = findFigures(text)
  if (figures.some(({ kind }) => kind === 'quantity')) return true
  const rest = contentWords(text).filter(
    ({ text: word, start, end }) =>
      !SOURCE_WORDS.test(word) &&
      !TELLING.test(word) &&
      !isNeutral(word) &&
      !places.some((place) => start < place.end && place.start < end) &&
      !figures.some((figure) => start < figure.end && figure.start < end),
  )
  return rest.reduce((sum, word) => sum + word.text.length, 0) > 3
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
  const isHere = ({ region: named }: Place) =>
    region !== null && (isWithin(region, named) || isWithin(named, region))
  if (places.length > 0 && region !== null && !places.some(isHere)) {
    return `这段话出自${region.path.join('')}，不是${places.map((place) => place.region.name).join('、')}。`
  }
  const told = [title, ...headings].flatMap((text) => findFigures(text).map(({ value }) => value))
  const known = new Set([...coveredYears, ...told, ...(year === null ? [] : [year, year + 1])])
  const wrong = years.find((said) => !known.has(said))
  if (wrong === undefined || year === null) return null
  return `这段话出自${year}年的报告，不是${wrong}年。`
}
