import type { Citation } from '../../domain.js'
import { narrowed } from '../../index/narrowed.js'
import { bigrams } from '../../text/bigrams.js'
import { normalise } from '../../text/normalise.js'
import { sameWords } from '../../text/same-words.js'
import { tookSince } from '../../took.js'
import { resolveFilters } from '../filters.js'
import { bodyOf, type Holding } from '../holdings.js'
import type { RetrieveDependencies } from '../retrieve.js'
import { align } from './align.js'
import { type Anchor, anchorOf } from './anchor.js'
import { type Candidate, candidatesFor, WEIGHTS } from './candidates.js'
import { groupsOf } from './groups.js'
import { type Sought, soughtOf } from './sought.js'
import type { SimilarHit, SimilarRequest, SimilarResponse } from './types.js'

const DEFAULT_LIMIT = 20
/** A report tells one initiative in few places. */
const PER_REPORT = 5
/** Of the judged development set, three in a hundred below this were like their anchor, and none of those closely. */
const LEAST_SCORE = 0.21
/** Candidates whose sources are read, a hit asked for. */
const READ_PER_HIT = 5

/**
 * What other reports did that is like an anchor, by sentences: looked for by meaning and by words
 * (`candidates.ts`), told apart by what they have in common with it (`align.ts`), grouped by
 * region and year. The anchor's own report is left out, copies of it in other files as well.
 *
 * @throws XiezhengError as `anchorOf`; `invalid_input` for a filter that names no known division.
 */
export async function similar(
  request: SimilarRequest,
  dependencies: RetrieveDependencies,
): Promise<SimilarResponse> {
  const started = performance.now()
  const { store, index, embedder, holdingsOf } = dependencies
  const { limit = DEFAULT_LIMIT, signal } = request
  const anchor = anchorOf(request, store)
  const allowed = resolveFilters(request.filters, store)
  const holdings = holdingsOf()
  const own = ownReports(anchor, holdings, dependencies)
  const visible = holdings.filter(
    ({ report }) => !own.has(report) && (allowed === null || allowed.has(report)),
  )
  const reports = visible.map(({ report }) => report)
  const body = holdings.find(({ report }) => own.has(report))?.body ?? bodyOf(null, anchor.text)
  const sameBody = new Set(visible.filter((one) => one.body === body).map(({ report }) => report))
  const mean = await index.mean()
  const { lexical } = store
  const sought = await soughtOf(anchor, { embedder, lexical, mean, reports, signal })
  const candidates = await candidatesFor(sought, { reports, sameBody }, dependencies)
  const hits = toHits(candidates, sought, limit, dependencies)
  return {
    anchor: { text: anchor.text, citation: anchor.citation },
    groups: groupsOf(hits),
    tookMs: tookSince(started),
  }
}

/** The anchor's report, and copies of it in other files: one title, region and period. */
function ownReports(
  { citation }: Pick<Anchor, 'citation'>,
  holdings: readonly Holding[],
  { store }: Pick<RetrieveDependencies, 'store'>,
): ReadonlySet<number> {
  if (citation === null) return new Set()
  const passages = store.passagesIn(citation.documentId, citation.start, citation.end)
  const reports = new Set(store.reportsOfPassages(passages).values())
  const mine = holdings.filter(({ report }) => reports.has(report))
  const copies = holdings.filter((one) => mine.some((it) => isSameReport(it, one)))
  return new Set([...reports, ...copies.map(({ report }) => report)])
}

function isSameReport(a: Holding, b: Holding): boolean {
  if (a.region === null || a.region.code !== b.region?.code) return false
  if (normalise(a.title) !== normalise(b.title)) return false
  return a.coveredYears.length > 0 && String(a.coveredYears) === String(b.coveredYears)
}

interface Shown {
  candidate: Candidate
  citation: Citation
  copies: Citation[]
}

/** The best sentence of each passage, few of a report, cited by exactly its characters. */
function toHits(
  candidates: readonly Candidate[],
  sought: readonly Sought[],
  limit: number,
  { store }: Pick<RetrieveDependencies, 'store'>,
): SimilarHit[] {
  const good = candidates.filter(({ score }) => score >= LEAST_SCORE).slice(0, READ_PER_HIT * limit)
  const sources = store.citations(good.map(({ passage }) => passage))
  const passages = new Set<number>()
  const shown: Shown[] = []
  const counts = new Map<string, number>()
  for (const candidate of good) {
    const whole = sources.get(candidate.passage)?.citation
    if (whole === undefined || passages.has(candidate.passage)) continue
    if (normalise(candidate.unit.text) === normalise(whole.title)) continue
    const { start, end } = candidate.unit
    const citation = narrowed(whole, start, end)
    const original = shown.find((one) => isCopy(one, { candidate, citation }))
    if (original !== undefined) {
      original.copies.push(citation)
      continue
    }
    const count = counts.get(whole.reportId) ?? 0
    if (count >= PER_REPORT || shown.length === limit) continue
    passages.add(candidate.passage)
    counts.set(whole.reportId, count + 1)
    shown.push({ candidate, citation, copies: [] })
  }
  return shown.map((one, at) => toHit(one, at + 1, sought))
}

/** The same words in another file of the same region and year. */
function isCopy(one: Shown, other: Pick<Shown, 'candidate' | 'citation'>): boolean {
  const [a, b] = [one.citation, other.citation]
  if (a.reportId === b.reportId || a.year !== b.year || a.region?.code !== b.region?.code) {
    return false
  }
  const terms = ({ unit }: Candidate) => new Set(bigrams(unit.text))
  return sameWords(terms(one.candidate), terms(other.candidate))
}

function toHit({ candidate, citation, copies }: Shown, rank: number, sought: readonly Sought[]) {
  const { unit, dense, score, parts } = candidate
  const aligned = sought.map((one) => align(one, unit.text))
  const { relation, pieces } = aligned.reduce((best, one) =>
    one.shared > best.shared ? one : best,
  )
  const trace = { dense, lexical: null, weights: WEIGHTS, parts: { ...parts } }
  return { rank, score, text: unit.text, trace, citation, copies, relation, pieces }
}
