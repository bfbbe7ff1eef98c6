import type { Embedder } from '../embed/embedder.js'
import { XiezhengError } from '../errors.js'
import { withoutMean } from '../search/cosine.js'
import { resolveFilters } from '../search/filters.js'
import type { Holding } from '../search/holdings.js'
import { holds } from '../search/places.js'
import { RANKING } from '../search/ranking.js'
import type { RetrieveDependencies } from '../search/retrieve.js'
import { tookSince } from '../took.js'
import { placesNamed } from '../verify/names.js'
import { judgeByMeaning, type MeaningDependencies } from './by-meaning.js'
import { judgeByWording } from './by-wording.js'
import { claimOf } from './claim.js'
import { LONGEST_DRAFT } from './limits.js'
import { NOTHING_OF_IT } from './meaning.js'
import { numbersAll } from './numbers.js'
import { createPassageReader, type PassageReader } from './passages.js'
import { type Segment, segmentsOf } from './segment.js'
import {
  CHECK_VERDICTS,
  type CheckRequest,
  type CheckResponse,
  type CheckVerdict,
  type Claim,
} from './types.js'

/** Sentences asked of the vector index for a statement in other words. */
const NEIGHBOURS = 14
/** Passages of the reports meant that make another search for the words needless. */
const ENOUGH_HELD = 4
/** Statements embedded at once. */
const BATCH = 64

export interface CheckDependencies
  extends Pick<RetrieveDependencies, 'store' | 'index' | 'holdingsOf'> {
  /** Embeds without keeping: a draft leaves no trace on disk. */
  encoder: Embedder
}

/**
 * Checks a draft: each quotation and each sentence against the whole library, first by its
 * wording, then by what it says. Verdicts come in the order of the draft.
 *
 * @throws XiezhengError `invalid_input` for a draft that is empty, without words, or too long, or a filter that names no known division; `aborted`.
 */
export async function check(
  { text, filters, signal, onProgress }: CheckRequest,
  dependencies: CheckDependencies,
): Promise<CheckResponse> {
  const started = performance.now()
  checkDraft(text)
  const allowed = resolveFilters(filters, dependencies.store)
  const judging = judgingOf(allowed, signal, dependencies)
  const segments = segmentsOf(text)
  const claims = new Map<Segment, Claim>()
  const put = (segment: Segment, claim: Claim) => {
    claims.set(segment, claim)
    onProgress?.(claims.size, segments.length)
  }
  for (const segment of segments) {
    signal?.throwIfAborted()
    const claim = judgeByWording(segment, judging)
    if (claim !== null) put(segment, claim)
    else if (segment.kind === 'quotation') put(segment, notFound(segment))
    await yieldToOthers()
  }
  const left = segments.filter((segment) => !claims.has(segment))
  for (let at = 0; at < left.length; at += BATCH) {
    const batch = left.slice(at, at + BATCH)
    const statements = batch.map(({ statement }) => statement.trim())
    const vectors = await dependencies.encoder.embed(statements, { kind: 'passage', signal })
    for (const [index, segment] of batch.entries()) {
      signal?.throwIfAborted()
      put(segment, await judgeByMeaning(segment, vectors[index] ?? NO_VECTOR, judging))
      await yieldToOthers()
    }
  }
  const inOrder = segments.flatMap((segment) => claims.get(segment) ?? [])
  return {
    claims: inOrder,
    summary: summaryOf(inOrder),
    tookMs: tookSince(started),
  }
}

const NO_VECTOR = new Float32Array(0)

/** A long check must not hold up other requests, nor its own abortion. */
function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function checkDraft(text: string): void {
  const details = { field: 'text', limit: LONGEST_DRAFT }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new XiezhengError('invalid_input', '请给出要核查的文字。', { details })
  }
  if (text.length > LONGEST_DRAFT) {
    const message = `一次最多核查 ${LONGEST_DRAFT} 字，请分几次。`
    throw new XiezhengError('invalid_input', message, { details })
  }
}

function judgingOf(
  allowed: ReadonlySet<number> | null,
  signal: AbortSignal | undefined,
  { store, index, holdingsOf, encoder }: CheckDependencies,
): MeaningDependencies {
  const reader: PassageReader = createPassageReader(store, encoder.id)
  const holdings = holdingsOf().filter(({ report }) => allowed === null || allowed.has(report))
  const byReport = new Map(holdings.map((one) => [one.report, one]))
  const reports = allowed === null ? null : [...allowed]
  /** By words; what the wording of the whole segment was held against serves again, where enough of it is of the reports meant. */
  const byWords = (statement: string, of: Segment | null, within: readonly number[] | null) => {
    if (of?.statement === statement && within !== null) {
      const looked = new Set(within)
      const held = reader.holding(of.text, reports).filter(({ report }) => looked.has(report))
      if (held.length >= ENOUGH_HELD) return held
    }
    return reader.holding(statement, within)
  }
  return {
    reader,
    reports,
    coveredYearsOf: (report) => byReport.get(report)?.coveredYears ?? [],
    async embed(text) {
      const [vector = NO_VECTOR] = await encoder.embed([text], { kind: 'passage', signal })
      return vector
    },
    async telling(statement, vector, of) {
      const within = of === null ? reports : (reportsNamed(of, holdings) ?? reports)
      const centred = withoutMean(vector, await index.mean(), RANKING.hubness)
      const near = await index.search(centred, NEIGHBOURS, { reports: within })
      const byMeaning = reader.read([...new Set(near.map(({ passage }) => passage))])
      return [...new Set([...byMeaning, ...byWords(statement, of, within)])]
    },
  }
}

/** Reports of the places and the body that a segment speaks of; null where it names none that are held. */
function reportsNamed(
  { text, attribution }: Segment,
  holdings: readonly Holding[],
): number[] | null {
  const places = attribution.places.length > 0 ? attribution.places : placesNamed(text)
  const there = holdings.filter((one) => places.some(({ region }) => holds(one, region)))
  if (there.length === 0) return null
  const { body } = attribution
  const ofBody = there.filter((one) => one.body === body)
  return (body !== null && ofBody.length > 0 ? ofBody : there).map(({ report }) => report)
}

function notFound(segment: Segment): Claim {
  return claimOf(segment, 'not_found', NOTHING_OF_IT, [], numbersAll(segment.statement, false))
}

function summaryOf(claims: readonly Claim[]): Record<CheckVerdict, number> {
  const count = (verdict: CheckVerdict) => claims.filter((one) => one.verdict === verdict).length
  return Object.fromEntries(CHECK_VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<
    CheckVerdict,
    number
  >
}
