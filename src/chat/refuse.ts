import type { Retrieval } from '../search/retrieve.js'
import { normalise } from '../text/normalise.js'
import { type Asked, answersKindIsRequired } from './asked.js'
import { answersKind, type Evidence } from './evidence.js'

/**
 * Evidence must reach this support for an answer to be given. Fitted on the `dev` half of
 * eval/cases/questions.jsonl; see docs/evaluation.md.
 */
export const MIN_SUPPORT = 0.5
const SUPPORT = { dense: 0.5, coverage: 0.3, context: 0.2 }

/** How well the best evidence bears the question out, about 0..1. */
export function supportOf(evidence: readonly Evidence[]): number {
  return evidence.slice(0, 5).reduce((best, { dense, coverage, context }) => {
    const closeness = Math.min(1, Math.max(0, (dense - 0.35) / 0.4))
    return Math.max(
      best,
      SUPPORT.dense * closeness + SUPPORT.coverage * coverage + SUPPORT.context * context,
    )
  }, 0)
}

/**
 * Why the question cannot be answered from this evidence, in Chinese; null where it can. What
 * is missing is named: the region, whose report, the year, a quoted name, a number, or support.
 */
export function reasonToRefuse(
  retrieval: Retrieval,
  asked: Asked,
  evidence: readonly Evidence[],
): string | null {
  const { understanding } = retrieval
  const place = understanding.named.map(({ region }) => region.name).join('、')
  if (evidence.length === 0) {
    if (understanding.unmet.includes('region')) return `本库没有${place}的报告。`
    if (understanding.unmet.includes('body'))
      return `本库没有${place}${bodyLabel(understanding.body)}的报告。`
    if (understanding.years !== null) {
      const { from, to } = understanding.years
      const years = from === to ? `${from}年` : `${from}—${to}年`
      return `本库${place ? `中${place}的报告` : '的报告'}没有说到${years}的情况。`
    }
    return '本库中没有找到相近的段落。'
  }
  const missing = asked.quoted.find(
    (name) => !evidence.some(({ text }) => normalise(text).includes(name)),
  )
  if (missing !== undefined) return `本库中没有提到“${missing}”。`
  if (supportOf(evidence) < MIN_SUPPORT) return '本库中没有依据：相近的段落都没有说到所问的事。'
  if (
    answersKindIsRequired(asked) &&
    !evidence.slice(0, 5).some(({ text }) => answersKind(asked, text))
  ) {
    return asked.kind === 'time' ? '相近的段落没有写明时间。' : '相近的段落没有写明数字。'
  }
  return null
}

function bodyLabel(body: Retrieval['understanding']['body']): string {
  if (body === 'cppcc') return '政协'
  return body === 'government' ? '政府' : '人大'
}
