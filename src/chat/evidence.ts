import type { Citation } from '../domain.js'
import type { Embedder } from '../embed/embedder.js'
import type { Store } from '../index/store.js'
import { cosine as cosineOf } from '../search/cosine.js'
import type { Retrieval } from '../search/retrieve.js'
import { coverageOf } from '../search/terms.js'
import { findYears } from '../search/years.js'
import { normalise } from '../text/normalise.js'
import { type WholeSentence, wholeSentences } from '../verify/whole-sentences.js'
import { type Asked, statesNumber, statesTime, statesUnit } from './asked.js'

/** A sentence with how well it answers. */
export interface Evidence extends WholeSentence {
  /** Cosine of the question with its nearest unit, -1..1. */
  dense: number
  /** Share of the question's terms, by inverse document frequency, that the sentence holds, 0..1. */
  coverage: number
  /** The same share for its passage with headings and report title, 0..1. */
  context: number
  /** How good an answer it is: dense, coverage, context and the kind of thing asked for. Ranks; its scale means nothing. */
  relevance: number
}

/** Passages whose sentences are considered. */
const PASSAGES = 12
const WEIGHT = { dense: 0.4, coverage: 0.4, context: 0.2, kind: 0.15, unit: 0.1, rank: 0.1 }

const NOWHERE = new Float32Array(0)

export interface EvidenceDependencies {
  store: Store
  embedder: Pick<Embedder, 'id'>
}

/** The sentences of the best passages that meet the question's conditions, best answer first. */
export function gatherEvidence(
  retrieval: Retrieval,
  asked: Asked,
  { store, embedder }: EvidenceDependencies,
): Evidence[] {
  const ranked = retrieval.ranked.slice(0, PASSAGES).flatMap(({ joined }) => joined)
  const passages = store.citations(ranked)
  const units = store.passageSentences(ranked)
  const gathered: Evidence[] = []
  for (const [passageRank, passage] of ranked.entries()) {
    const found = passages.get(passage)
    if (!found || !meetsConditions(retrieval, found.text, found.citation.headings)) continue
    const { citation } = found
    if (!namesQuoted(asked, [citation.title, ...citation.headings, found.text])) continue
    const context = coverageOf(
      retrieval.terms,
      [citation.title, ...citation.headings, found.text].join('\n'),
    )
    const wholes = wholeSentences(passage, citation, units.get(passage) ?? [])
    const vectors = store.vectorsOf(
      embedder.id,
      wholes.flatMap((whole) => whole.units),
    )
    const apt = wholes.filter(
      ({ text }) => !isHeading(text, citation) && namesPlace(retrieval, text),
    )
    for (const whole of apt) {
      const cosine = Math.max(
        ...whole.units.map((unit) => cosineOf(retrieval.queryVector, vectors.get(unit) ?? NOWHERE)),
      )
      const coverage = coverageOf(retrieval.terms, whole.text)
      const relevance =
        WEIGHT.dense * scaled(cosine) +
        WEIGHT.coverage * coverage +
        WEIGHT.context * context +
        WEIGHT.kind * (answersKind(asked, whole.text) ? 1 : 0) +
        WEIGHT.unit * (asked.units.some((unit) => statesUnit(whole.text, unit)) ? 1 : 0) +
        WEIGHT.rank * (1 - passageRank / ranked.length)
      gathered.push({ ...whole, dense: cosine, coverage, context, relevance })
    }
  }
  return gathered.sort((a, b) => b.relevance - a.relevance)
}

const STOP = /[。！？!?；;…]/
const NUMBERED =
  /^(?:#+|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))/

/** A heading or the title says what follows and answers nothing; a run-in heading ends in a stop and may. */
function isHeading(text: string, { title, headings }: Citation): boolean {
  if (STOP.test(text)) return false
  const bare = withoutMarks(text)
  return NUMBERED.test(text) || [title, ...headings].some((one) => withoutMarks(one) === bare)
}

function withoutMarks(text: string): string {
  return text.replace(/^[#\s]+|\s+/g, '')
}

/** Of a place whose report the corpus lacks, only a sentence that names it can tell anything. */
function namesPlace({ understanding }: Retrieval, sentence: string): boolean {
  const { unmet, named } = understanding
  if (!unmet.includes('region')) return true
  const text = normalise(sentence)
  return named.some(({ matched }) => text.includes(normalise(matched)))
}

/** A name put in quotation marks must stand in the passage, its headings or its report's title. */
function namesQuoted({ quoted }: Asked, texts: readonly string[]): boolean {
  const text = normalise(texts.join('\n'))
  return quoted.every((name) => text.includes(name))
}

/** Cosines of this model lie between about .3 (unrelated) and .8 (the same); scaled to 0..1. */
function scaled(cosine: number): number {
  return Math.min(1, Math.max(0, (cosine - 0.3) / 0.5))
}

/** Whether a sentence holds the kind of thing asked for; an open question is answered by any. */
export function answersKind(asked: Asked, text: string): boolean {
  if (asked.kind === 'quantity') return statesNumber(text)
  if (asked.kind === 'time') return statesTime(text)
  return false
}

/**
 * Conditions that no report meets by its description must be met by the passage's own words: a
 * place or a year that is named in it. And a passage under a heading of another year (2024年工作安排)
 * is no evidence for the year asked, unless it names that year.
 */
function meetsConditions(
  { understanding }: Retrieval,
  passageText: string,
  headings: readonly string[],
): boolean {
  const { unmet, named, body, years } = understanding
  const text = normalise(passageText)
  const names = named.map(({ matched }) => normalise(matched))
  if (unmet.includes('region') && !names.some((name) => text.includes(name))) return false
  if (unmet.includes('body')) {
    const spoken = names.some((name) => new RegExp(`${name}(?:省|市|县|区|自治区)?政协`).test(text))
    if (body !== 'cppcc' || !spoken) return false
  }
  if (years !== null) {
    const mentions = yearsIn(text).some((year) => year >= years.from && year <= years.to)
    if (unmet.includes('year') && !mentions) return false
    const headed = headings
      .map((heading) => findYears(normalise(heading)))
      .filter((y) => y !== null)
    const otherYear =
      headed.length > 0 && !headed.some((span) => span.from <= years.to && span.to >= years.from)
    if (otherYear && !mentions) return false
  }
  return true
}

function yearsIn(text: string): number[] {
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)].map(([, year]) => Number(year))
}
