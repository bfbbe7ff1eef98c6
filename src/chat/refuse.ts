import type { Body } from '../search/holdings.js'
import type { Retrieval } from '../search/retrieve.js'
import { yearsLabel } from '../search/years.js'
import { bigrams } from '../text/bigrams.js'
import { type Asked, answersKindIsRequired, redactsUnit, statesUnit } from './asked.js'
import type { Background } from './background.js'
import { answersKind, type Evidence } from './evidence.js'
import { statesMeasure } from './measures.js'
import { statesPerson } from './persons.js'

/** An answer is given where the estimated probability that the evidence answers is at least this. */
export const MIN_SUPPORT = 0.5

/**
 * Logistic regression, fitted on the development questions against the unanswerable ones, the
 * same questions asked of a corpus without their gold reports, and encyclopaedia questions; see
 * docs/evaluation.md for the fit and its cross-validation.
 */
const SUPPORT = {
  intercept: -6.07,
  dense: 6.4,
  contrast: 4.08,
  prominence: 0.242,
  coverage: 2.93,
  narrowed: 1.85,
  unfocused: -0.83,
  quantity: -0.91,
}

/** The best so many sentences are looked at for the kind of thing asked. */
const BEST = 3

export interface Grounds {
  retrieval: Retrieval
  background: Background
  asked: Asked
  /** Best first. */
  evidence: readonly Evidence[]
  /** Cosine of the question with the nearest everyday request. */
  everyday: number
}

/** What tells whether evidence answers a question; the regression weighs these. */
export type SupportFeatures = Record<Exclude<keyof typeof SUPPORT, 'intercept'>, number>

/** The estimated probability that the evidence answers the question, 0..1; 0 without evidence. */
export function supportOf(grounds: Grounds): number {
  const features = supportFeatures(grounds)
  if (features === null) return 0
  const logit = Object.entries(features).reduce(
    (sum, [name, value]) => sum + SUPPORT[name as keyof SupportFeatures] * value,
    SUPPORT.intercept,
  )
  return 1 / (1 + Math.exp(-logit))
}

/** What the regression looks at; null without evidence. */
export function supportFeatures({
  retrieval,
  background,
  asked,
  evidence,
  everyday,
}: Grounds): SupportFeatures | null {
  const [best] = evidence
  if (!best) return null
  const { understanding } = retrieval
  const dense = Math.max(...evidence.map((one) => one.dense))
  // How far the nearest sentence stands out from other near ones, in standard deviations.
  const prominence =
    background.deviation > 0 ? Math.min(8, (dense - background.mean) / background.deviation) : 0
  const narrowed = understanding.regions.length > 0 && isMet(understanding)
  return {
    dense,
    contrast: dense - everyday,
    prominence,
    coverage: best.coverage,
    narrowed: narrowed ? 1 : 0,
    unfocused: asked.focus.length > 0 && !tellsFocus(asked, evidence) ? 1 : 0,
    quantity: asked.kind === 'quantity' ? 1 : 0,
  }
}

function isMet({ narrowedBy, unmet }: Retrieval['understanding']): boolean {
  return narrowedBy.length > 0 && unmet.length === 0
}

function tellsFocus({ focus }: Asked, evidence: readonly Evidence[]): boolean {
  const told = new Set(evidence.slice(0, BEST).flatMap(({ text }) => bigrams(text)))
  return focus.some((term) => told.has(term))
}

/**
 * Why the question cannot be answered from this evidence, in Chinese; null where it can. What
 * is missing is named: the region, whose report, the year, a quoted name, a number, or support.
 */
export function reasonToRefuse(grounds: Grounds): string | null {
  const { asked, evidence } = grounds
  if (evidence.length === 0) return withoutEvidence(grounds)
  const stranger = asked.persons.find((name) => isUnknown(name, grounds.retrieval))
  if (stranger !== undefined) return `本库中没有提到“${stranger}”。`
  if (supportOf(grounds) < MIN_SUPPORT || !tellsKeywords(grounds)) {
    return '相近的段落都没有说到所问的事。'
  }
  if (asked.person && !evidence.slice(0, BEST).some(({ text }) => statesPerson(text))) {
    return '相近的段落没有写明姓名。'
  }
  if (asked.kind === 'quantity' && isRedacted(asked, evidence)) {
    return '原文在这里隐去了数字（如“xx”“***”），不能作答。'
  }
  if (
    answersKindIsRequired(asked) &&
    !evidence.slice(0, 5).some(({ text }) => answersKind(asked, text))
  ) {
    return asked.kind === 'time' ? '相近的段落没有写明时间。' : '相近的段落没有写明数字。'
  }
  return asked.kind === 'quantity' ? quantityMissing(asked, evidence) : null
}

/** Whether the best sentences and their headings hold at least half of the key words, each by at least half of its terms. */
function tellsKeywords({ asked: { keywords }, evidence }: Grounds): boolean {
  const best = evidence.slice(0, BEST)
  const told = new Set(
    best.flatMap(({ text, citation: { title, headings } }) =>
      bigrams([text, title, ...headings].join('\n')),
    ),
  )
  const held = keywords.filter(
    (terms) => 2 * terms.filter((term) => told.has(term)).length >= terms.length,
  )
  return 2 * held.length >= keywords.length
}

/** Whether no two neighbouring characters of a name stand together anywhere in the corpus. */
function isUnknown(name: string, { terms }: Retrieval): boolean {
  const frequencies = new Map(terms.map(({ term, frequency }) => [term, frequency]))
  return bigrams(name).every((term) => frequencies.get(term) === 0)
}

/** Which condition of the question no passage meets. */
function withoutEvidence({ retrieval, asked }: Grounds): string {
  const { unmet, named, body, years } = retrieval.understanding
  const place = named
    .map(({ region, matched }) => (region.level === 'nation' ? matched : region.name))
    .join('、')
  if (unmet.includes('region')) return `本库没有${place}的报告。`
  if (unmet.includes('body'))
    return `本库没有${place}${body === null ? '' : BODY_LABELS[body]}的报告。`
  const [quoted] = asked.quoted
  if (quoted !== undefined) return `本库中没有提到“${quoted}”。`
  if (years === null) return '本库中没有找到相近的段落。'
  return `本库${place ? `中${place}的报告` : '的报告'}没有说到${yearsLabel(years)}的情况。`
}

/** Sentences that cover at least this share of what the best covers speak of the same thing. */
const SAME_THING = 0.8

/** Whether the best sentence hides the quantity asked for, and no other good one tells it. */
function isRedacted({ units }: Asked, evidence: readonly Evidence[]): boolean {
  const best = evidence.slice(0, BEST)
  const text = best[0]?.text ?? ''
  const stated = units.some((unit) => best.some((one) => statesUnit(one.text, unit)))
  return !stated && units.some((unit) => redactsUnit(text, unit))
}

/** A number is there, but is it the one asked for? */
function quantityMissing(
  { measures, quantities }: Asked,
  evidence: readonly Evidence[],
): string | null {
  const best = evidence.slice(0, BEST)
  const [first] = best
  if (!first) return null
  // Of several quantities each may stand in a sentence of its own.
  const apt =
    quantities > 1 ? best : best.filter(({ coverage }) => coverage >= SAME_THING * first.coverage)
  if (!apt.some(({ text }) => statesMeasure(text, measures))) {
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
