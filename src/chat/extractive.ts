import type { Retrieval } from '../search/retrieve.js'
import { bigrams } from '../text/bigrams.js'
import type { Asked } from './asked.js'
import type { Evidence } from './evidence.js'

const MAX_SENTENCES = { quantity: 3, time: 3, list: 4, open: 3 }
/** A further sentence must be at least this good, as a share of the best. */
const MIN_SHARE = 0.72
/** Or add at least this share of the question's terms that no chosen sentence holds. */
const MIN_NEW_COVERAGE = 0.12
const MAX_REPORTS = 8
const PER_REPORT = 1
/** A report's sentence must be at least this good, as a share of the best report's, to join an answer across regions. */
const MIN_REPORT_SHARE = 0.6

/** Chooses the sentences that answer, in the order to be read. `evidence` is best first and not empty. */
export function chooseSentences(
  evidence: readonly Evidence[],
  retrieval: Retrieval,
  asked: Asked,
): Evidence[] {
  if (retrieval.understanding.across) return oneAReport(evidence)
  return readingOrder(fewest(evidence, retrieval, MAX_SENTENCES[asked.kind]))
}

/** Greedy: the best sentence, then those nearly as good or that cover what is not yet covered. */
function fewest(evidence: readonly Evidence[], retrieval: Retrieval, limit: number): Evidence[] {
  const [best] = evidence
  if (!best) return []
  const chosen: Evidence[] = []
  const covered = new Set<string>()
  const total = retrieval.terms.reduce((sum, { weight }) => sum + weight, 0)
  for (const candidate of evidence) {
    if (chosen.length === limit) break
    if (chosen.some((one) => overlaps(one, candidate) || sameWords(one.text, candidate.text)))
      continue
    const terms = new Set(bigrams(candidate.text))
    const gained = retrieval.terms
      .filter(({ term }) => terms.has(term) && !covered.has(term))
      .reduce((sum, { weight }) => sum + weight, 0)
    const isNew = total > 0 && gained / total >= MIN_NEW_COVERAGE
    const isGood = candidate.relevance >= MIN_SHARE * best.relevance
    if (chosen.length > 0 && !isNew && !isGood) continue
    if (chosen.length > 0 && candidate.relevance < 0.5 * best.relevance) continue
    chosen.push(candidate)
    for (const term of terms) covered.add(term)
  }
  return chosen
}

/** The best sentence of each report, best report first. */
function oneAReport(evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best) return []
  const counts = new Map<string, number>()
  return evidence
    .filter((candidate) => {
      if (candidate.relevance < MIN_REPORT_SHARE * best.relevance) return false
      const count = counts.get(candidate.citation.reportId) ?? 0
      counts.set(candidate.citation.reportId, count + 1)
      return count < PER_REPORT
    })
    .slice(0, MAX_REPORTS)
}

/** Sentences of one document in the order they stand there; documents in the order they were chosen. */
function readingOrder(chosen: readonly Evidence[]): Evidence[] {
  const documents = [...new Set(chosen.map(({ citation }) => citation.documentId))]
  return [...chosen].sort(
    (a, b) =>
      documents.indexOf(a.citation.documentId) - documents.indexOf(b.citation.documentId) ||
      a.start - b.start,
  )
}

function overlaps(a: Evidence, b: Evidence): boolean {
  return a.citation.documentId === b.citation.documentId && a.start < b.end && b.start < a.end
}

/** Copied wording answers once: nine tenths of the shorter sentence's bigrams are shared. */
function sameWords(a: string, b: string): boolean {
  const left = new Set(bigrams(a))
  const right = new Set(bigrams(b))
  const shared = [...left].filter((term) => right.has(term)).length
  return shared >= 0.9 * Math.min(left.size, right.size)
}
