import type { Sighting } from './evidence.js'
import { endsTelling, kindWithin } from './kinds.js'
import type { Clause } from './types.js'

/**
 * Last words of names that stand without quotation marks. The first group makes a name by
 * itself; the second only where what precedes it is hardly ever seen without it.
 */
const LAST =
  /工作室|会客厅|会客室|客厅|议事厅|议事室|协商室|驿站|书屋|书院|书房|讲堂|讲坛|课堂|沙龙|夜话|夜读|直通车|小程序|app|平台|论坛|协商|商量|议事/g

/** Forms of consultation the conferences' own rules know: kinds of work, not names. */
const FORMS =
  /(?:提案办理?|提案|专题|对口|界别|立法|政治|民主|政党|网络|远程|专项|基层|充分|广泛|多层)$/
/** Of platforms without marks only those of this field: elsewhere the word is of every page. */
const CONSULTATIVE = /履职|协商|议事|委员|政协|社情|民情/

/** A noun phrase begins after these. */
const OPENERS =
  /^.*(?:[的了在和与及以等被把将个家处场期次届批项座对为由向从设办建]|另有|共有|现有|建立|建设|建成|打造|创建|创办|创新|设立|设置|开设|举办|举行|组织|开展|依托|利用|运用|通过|借助|完善|推进|推动|深化|搭建|成立|推出|开通|录制|播出|探索|组建|提升|优化|加强|健全|发挥|构建|承办|主办|参加|参与|办好|联建|走进|擦亮|做优|做强|做实|用好|上线|打响|各类|一批|多个|首批|成功|持续|积极|全面|不断|深入|统筹|常态化|高质量|高水平|高标准|这一|把准|实施|新建|扩建|改建|支持|鼓励|引导|围绕|聚焦|强化|规范|促进|压降|清理|化解|融合)/

/** Characters before a last word that may belong to the name. */
const REACH = 9
/** A longer phrase is the name where it is seen so often, of all times its end is. */
const KEPT = 0.7

interface Occurrence {
  clause: number
  /** End of the name in the clause. */
  end: number
  /** What precedes the last word, from where the noun phrase may begin. */
  lead: string
  last: string
  /** 讲堂30期, 工作室137个: such counts are given of named series. */
  counted: boolean
}

/** Several things named alike (崇学书院, 崇学讲坛) are named. */
const SIBLINGS = 2

/**
 * Names without marks in one report: by their last word, or by repetition where a file has lost
 * its marks. `offset` is added to the clauses' positions.
 */
export function unquotedNames(clauses: readonly Clause[], offset: number): Sighting[] {
  const occurrences = clauses.flatMap((clause, i) => occurrencesIn(clause.plain, i))
  const tails = countTails(occurrences)
  const lasts = lastWords(occurrences)
  const out: Sighting[] = []
  for (const { clause: index, end, lead, last, counted } of occurrences) {
    const stem = stemOf(lead, last, tails)
    if (stem.length < 2) continue
    const clause = clauses[index]
    if (clause === undefined) continue
    if (FORMS.test(stem) || (last === '平台' && !CONSULTATIVE.test(stem))) continue
    const repeated = (tails.get(stem + last) ?? 0) > 1
    const telling = endsTelling(stem + last)
    const siblings = lasts.get(stem)?.size ?? 0
    if (!repeated && !(telling && (counted || siblings >= SIBLINGS))) continue
    const name = clause.text.slice(end - stem.length - last.length, end)
    const kind = kindWithin(stem + last) ?? (/协商|商量/.test(last) ? 'brand' : null)
    const by = telling ? 'own' : 'repeated'
    out.push({
      name,
      by,
      kind,
      close: telling,
      quoted: false,
      clause: offset + index,
      report: clause.report,
      stem,
    })
  }
  return out
}

function occurrencesIn(plain: string, clause: number): Occurrence[] {
  const out: Occurrence[] = []
  for (const match of plain.matchAll(LAST)) {
    const [last] = match
    const { index } = match
    const reach = plain.slice(Math.max(0, index - REACH), index)
    const [run = ''] = /[\p{Script=Han}a-z]*$/u.exec(reach) ?? []
    const lead = run.replace(OPENERS, '')
    const end = index + last.length
    const counted =
      /^\d+多?余?[期场次个家]/.test(plain.slice(end)) ||
      (/\d+多?余?[期场次个家]$/.test(reach.slice(0, reach.length - lead.length)) && lead !== '')
    if (lead.length > 1) out.push({ clause, end, lead, last, counted })
  }
  return out
}

function countTails(occurrences: readonly Occurrence[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { lead, last } of occurrences) {
    for (let length = 2; length <= lead.length; length++) {
      const tail = lead.slice(-length) + last
      counts.set(tail, (counts.get(tail) ?? 0) + 1)
    }
  }
  return counts
}

/** The last words each whole lead is followed by. */
function lastWords(occurrences: readonly Occurrence[]): Map<string, Set<string>> {
  const lasts = new Map<string, Set<string>>()
  for (const { lead, last } of occurrences) {
    const known = lasts.get(lead)
    if (known === undefined) lasts.set(lead, new Set([last]))
    else known.add(last)
  }
  return lasts
}

/** The part of the lead that is the name's: grown leftwards while most occurrences go along. */
function stemOf(lead: string, last: string, tails: ReadonlyMap<string, number>): string {
  let length = 2
  let count = tails.get(lead.slice(-2) + last) ?? 0
  while (length < lead.length) {
    const more = tails.get(lead.slice(-length - 1) + last) ?? 0
    if (more < count * KEPT) break
    length++
    count = more
  }
  return lead.slice(-length)
}
