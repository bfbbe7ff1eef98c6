import type { Body } from '../search/holdings.js'
import type { Retrieval } from '../search/retrieve.js'
import { bigrams } from '../text/bigrams.js'
import { normalise } from '../text/normalise.js'
import { type Asked, answersKindIsRequired, redactsUnit, statesUnit } from './asked.js'
import { answersKind, type Evidence } from './evidence.js'

/**
 * An answer is given where the estimated probability that the evidence answers is at least this.
 */
export const MIN_SUPPORT = 0.55

/**
 * Logistic regression over four features, fitted on the development questions against the same
 * questions asked of a corpus without their gold reports, the unanswerable ones, and
 * encyclopaedia questions; see docs/evaluation.md for the fit and its cross-validation.
 */
const SUPPORT = { intercept: -9.65, dense: 13.1, contrast: 4.85, prominence: 0.244, coverage: 3.3 }

export interface Grounds {
  retrieval: Retrieval
  asked: Asked
  /** Best first. */
  evidence: readonly Evidence[]
  /** Cosine of the question with the nearest everyday request. */
  everyday: number
}

/** The estimated probability that the evidence answers the question, 0..1; 0 without evidence. */
export function supportOf({ retrieval, evidence, everyday }: Grounds): number {
  const [best] = evidence
  if (!best) return 0
  const dense = Math.max(...evidence.map((one) => one.dense))
  const { mean, deviation } = retrieval.background
  // How far the nearest sentence stands out from other near ones, in standard deviations.
  const prominence = deviation > 0 ? Math.min(8, (dense - mean) / deviation) : 0
  const logit =
    SUPPORT.intercept +
    SUPPORT.dense * dense +
    SUPPORT.contrast * (dense - everyday) +
    SUPPORT.prominence * prominence +
    SUPPORT.coverage * best.coverage
  return 1 / (1 + Math.exp(-logit))
}

/**
 * Why the question cannot be answered from this evidence, in Chinese; null where it can. What
 * is missing is named: the region, whose report, the year, a quoted name, a number, or support.
 */
export function reasonToRefuse(grounds: Grounds): string | null {
  const { retrieval, asked, evidence } = grounds
  const { understanding } = retrieval
  const place = understanding.named.map(({ region }) => region.name).join('、')
  if (evidence.length === 0) {
    if (understanding.unmet.includes('region')) return `本库没有${place}的报告。`
    if (understanding.unmet.includes('body'))
      return `本库没有${place}${understanding.body === null ? '' : BODY_LABELS[understanding.body]}的报告。`
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
  const support = supportOf(grounds)
  if (support < MIN_SUPPORT) return '本库中没有依据：相近的段落都没有说到所问的事。'
  if (
    answersKindIsRequired(asked) &&
    !evidence.slice(0, 5).some(({ text }) => answersKind(asked, text))
  ) {
    return asked.kind === 'time' ? '相近的段落没有写明时间。' : '相近的段落没有写明数字。'
  }
  if (asked.kind === 'quantity') return quantityMissing(asked, evidence, support)
  return null
}

/** Above this support a quantity may be told in other words than the question's. */
const SURE = 0.9
const BEST = 3

/** A number is there, but is it the one asked for? */
function quantityMissing(
  { units, focus }: Asked,
  evidence: readonly Evidence[],
  support: number,
): string | null {
  const best = evidence.slice(0, BEST).map(({ text }) => text)
  const stated = units.some((unit) => best.some((text) => statesUnit(text, unit)))
  const [first = ''] = best
  if (!stated && units.some((unit) => redactsUnit(first, unit))) {
    return '原文在这里隐去了数字（如“xx”“***”），不能作答。'
  }
  const told = new Set(best.flatMap(bigrams))
  if (support < SURE && focus.length > 0 && !focus.some((term) => told.has(term))) {
    return '相近的段落给出的是别的数字，没有说到所问的数量。'
  }
  return null
}

const BODY_LABELS: Record<Body, string> = {
  cppcc: '政协',
  government: '政府',
  congress: '人大',
  court: '法院',
  procuratorate: '检察院',
}
