import type { Retrieval } from '../search/retrieve.js'
import { bigrams } from '../text/bigrams.js'
import { sameWords } from '../text/same-words.js'
import type { Asked } from './asked.js'
import { answersKind, type Evidence } from './evidence.js'

const MAX_SENTENCES = { quantity: 3, time: 3, list: 4, open: 3 }
/** A further sentence must be at least this good, as a share of the best. */
const MIN_SHARE = 0.72
/** Or add at least this share of the question's terms that no chosen sentence holds. */
const MIN_NEW_COVERAGE = 0.12
const MAX_REPORTS = 8
const PER_REPORT = 1
/** A report's sentence must be at least this good, as a share of the best report's, to join an answer across regions. */
const MIN_REPORT_SHARE = 0.5

/** Chooses the sentences that answer, in the order to be read. `evidence` is best first and not empty. */
export function chooseSentences(
  evidence: readonly Evidence[],
  retrieval: Retrieval,
  asked: Asked,
): Evidence[] {
  if (retrieval.understanding.across) return oneAReport(evidence)
  const chosen = fewest(evidence, retrieval, MAX_SENTENCES[asked.kind])
  const telling = chosen.filter(({ text }) => answersKind(asked, text))
  return readingOrder(telling.length > 0 ? telling : chosen)
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
    if (chosen.some((one) => overlaps(one, candidate) || repeats(one, candidate))) continue
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

/** The best sentence of each report, best report first; what is copied within one region is told once. */
function oneAReport(evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best) return []
  const chosen: Evidence[] = []
  const counts = new Map<string, number>()
  for (const candidate of evidence) {
    if (chosen.length === MAX_REPORTS) break
    if (candidate.relevance < MIN_REPORT_SHARE * best.relevance) continue
    const { reportId } = candidate.citation
    const count = counts.get(reportId) ?? 0
    if (count >= PER_REPORT) continue
    // A copy stands for its report: the next best sentence of it would only be worse.
    counts.set(reportId, count + 1)
    if (chosen.some((one) => isCopy(one, candidate))) continue
    chosen.push(candidate)
  }
  return chosen
}

/** The same wording in two regions is parallel practice; within one, or where a report does not name its region, one report in two files. */
function isCopy(a: Evidence, b: Evidence): boolean {
  const here = a.citation.region?.code
  const there = b.citation.region?.code
  const apart = here !== undefined && there !== undefined && here !== there
  return !apart && repeats(a, b)
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

/** Copied wording answers once. */
function repeats(a: Evidence, b: Evidence): boolean {
  return sameWords(new Set(bigrams(a.text)), new Set(bigrams(b.text)))
}

function overlaps(a: Evidence, b: Evidence): boolean {
  return a.citation.documentId === b.citation.documentId && a.start < b.end && b.start < a.end
}
