import type { Unit } from '../../index/units.js'
import { bigrams } from '../../text/bigrams.js'
import { cosine } from '../cosine.js'
import type { RetrieveDependencies } from '../retrieve.js'
import { shareOf } from '../terms.js'
import type { Sought } from './sought.js'

/** Sentences asked of the vector index and passages of the lexical one, shared among an anchor's sentences. */
const ASKED = 150
/** Of each of many sentences, at least. */
const ASKED_AT_LEAST = 30
/** The rarest terms find the passages; all of them rank the sentences. */
const SEARCHED_TERMS = 32
/** Beside 1 for the cosine, scaled over the candidates. */
const COVERAGE_WEIGHT = 3
/** What a report of the same kind of body adds. */
const BODY_WEIGHT = 0.2
const FULL_MARK = 1 + COVERAGE_WEIGHT + BODY_WEIGHT
/** What the cosine and the words weigh in every score, 0..1. */
export const WEIGHTS = { dense: 1 / FULL_MARK, lexical: COVERAGE_WEIGHT / FULL_MARK }

/** A sentence that may tell a like initiative. */
export interface Candidate {
  /** Row id. */
  passage: number
  unit: Unit
  /** Cosine with the anchor's sentence, the corpus's mean taken off. */
  dense: number
  /** 0..1 about: 1 where it says all that the anchor's sentence says. */
  score: number
  /** What made up the score: its sum. */
  parts: { dense: number; coverage: number; body: number }
}

export interface CandidateScope {
  /** Row ids of the reports looked in. */
  reports: readonly number[]
  /** Those of the anchor's own kind of body. */
  sameBody: ReadonlySet<number>
}

/**
 * Sentences of other reports by likeness to an anchor, best first, each once: the cosine and the
 * share of the terms they hold, by weight, of that sentence of the anchor which suits them best.
 */
export async function candidatesFor(
  sought: readonly Sought[],
  scope: CandidateScope,
  dependencies: Pick<RetrieveDependencies, 'store' | 'index' | 'embedder'>,
): Promise<Candidate[]> {
  const asked = Math.max(ASKED_AT_LEAST, Math.round(ASKED / sought.length))
  const best = new Map<number, Candidate>()
  for (const one of sought) {
    for (const candidate of await ofOne(one, asked, scope, dependencies)) {
      const former = best.get(candidate.unit.id)
      if (former === undefined || former.score < candidate.score) {
        best.set(candidate.unit.id, candidate)
      }
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.unit.id - b.unit.id)
}

async function ofOne(
  { vector, terms, weight }: Sought,
  asked: number,
  { reports, sameBody }: CandidateScope,
  { store, index, embedder }: Pick<RetrieveDependencies, 'store' | 'index' | 'embedder'>,
): Promise<Candidate[]> {
  const near = await index.search(vector, asked, { reports })
  const rarest = [...terms].sort((a, b) => b.weight - a.weight).slice(0, SEARCHED_TERMS)
  const words = rarest.map(({ term }) => term)
  const holding = store.lexical.search(words, asked, reports)
  const passages = [...new Set([...near, ...holding].map(({ passage }) => passage))]
  const units = [...store.passageSentences(passages).values()].flat()
  const ids = units.map(({ id }) => id)
  const vectors = store.vectorsOf(embedder.id, ids)
  const reportOf = store.reportsOfPassages(passages)
  const dense = units.map(({ id }) => cosine(vector, vectors.get(id) ?? new Float32Array(0)))
  const highest = Math.max(...dense)
  const lowest = Math.min(...dense)
  return units.map((unit, at) => {
    const held = new Set(bigrams(unit.text))
    const own = dense[at] ?? 0
    const scaled = highest > lowest ? (own - lowest) / (highest - lowest) : 0
    const coverage = shareOf(terms, (term) => held.has(term))
    const isSameBody = sameBody.has(reportOf.get(unit.passage) ?? -1)
    const parts = {
      dense: (weight * scaled) / FULL_MARK,
      coverage: (weight * COVERAGE_WEIGHT * coverage) / FULL_MARK,
      body: isSameBody ? (weight * BODY_WEIGHT) / FULL_MARK : 0,
    }
    const score = parts.dense + parts.coverage + parts.body
    return { passage: unit.passage, unit, dense: own, score, parts }
  })
}
