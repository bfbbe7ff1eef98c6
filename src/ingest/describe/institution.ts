import type { Region } from '../../domain.js'
import type { ReportText } from './report-text.js'

export type Body = 'cppcc' | 'government' | 'congress'

/** Whose report it is: by its title, else by what its front and opening speak of; null where neither tells. Simplified input. */
export function bodyOf(text: ReportText): Body | null {
  const inTitle = bodiesIn(text.title)
  if (inTitle.length === 1) return inTitle[0] ?? null
  const inFront = bodiesIn(text.front)
  if (inTitle.length === 0 && inFront.length === 1) return inFront[0] ?? null
  const count = (pattern: RegExp) => (text.body.match(pattern) ?? []).length
  const votes: [Body, number][] = [
    ['cppcc', count(/政协|政治协商|履职/g)],
    ['congress', count(/人大常委会|人大代表|立法|执法检查/g)],
    ['government', count(/政府工作|各位代表|地区生产总值|省政府|市政府|县政府/g) * 0.6],
  ]
  const [first, second] = votes.sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < 3) return null
  return second !== undefined && first[1] < second[1] * 1.3 ? null : first[0]
}

/** The institution's normal name: 政协白城市委员会, 上海市人民政府, 浙江省人民代表大会常务委员会. */
export function institutionName(body: Body | null, region: Region | null): string | null {
  if (body === null || region === null) return null
  const nation = region.level === 'nation'
  if (body === 'cppcc') return `政协${region.name}委员会`
  if (body === 'government') return nation ? '国务院' : `${region.name}人民政府`
  return `${region.name}人民代表大会常务委员会`
}

function bodiesIn(text: string): Body[] {
  const out: Body[] = []
  if (/政协(?!委员提出|委员和|委员及)|政治协商/.test(text)) out.push('cppcc')
  if (/政府工作报告|人民政府|政府.{0,6}(?:报告|总结)/.test(text)) out.push('government')
  if (/人大(?!代表)|人民代表大会常务委员会/.test(text)) out.push('congress')
  return out
}
