import type { CheckVerdict } from './check/types.js'
import type { InitiativeKind } from './search/initiatives/types.js'
import type { Relation } from './search/similar/types.js'

/** What things are called in Chinese, alike on the command line, in reports and on the page. */

/** Verdicts of a check; those to be looked at first. */
export const VERDICT_LABELS: Readonly<Record<CheckVerdict, string>> = {
  conflict: '有冲突',
  not_found: '未找到',
  close: '略有出入',
  supported: '有据',
  exact: '一字不差',
}

/** How a similar passage stands to what was looked for. */
export const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  verbatim: '逐字相同',
  near: '大体相同',
  parallel: '同类做法',
}

/** Kinds of named initiatives. */
export const INITIATIVE_LABELS: Readonly<Record<InitiativeKind, string>> = {
  platform: '平台',
  brand: '品牌',
  place: '场所',
  mechanism: '机制',
  media: '媒体',
  activity: '活动',
  other: '其他',
}
