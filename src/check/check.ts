import type { Embedder } from '../embed/embedder.js'
import { XiezhengError } from '../errors.js'
import { resolveFilters } from '../search/filters.js'
import type { Holding } from '../search/holdings.js'
import { type RetrieveDependencies, retrieve } from '../search/retrieve.js'
import { type JudgeDependencies, judgeSegment } from './judge.js'
import { createPassageReader } from './passages.js'
import { segmentsOf } from './segment.js'
import {
  CHECK_VERDICTS,
  type CheckRequest,
  type CheckResponse,
  type CheckVerdict,
  type Claim,
} from './types.js'

/** UTF-16 code units of a draft. */
export const LONGEST_DRAFT = 100_000
/** Passages that a statement in other words is held against. */
const READ = 10

export interface CheckDependencies extends RetrieveDependencies {
  /** Embeds without keeping: a draft leaves no trace on disk. */
  encoder: Embedder
}

/**
 * Checks a draft: each quotation and each sentence against the whole library, first by its
 * wording, then by what it says (`judge.ts`). Verdicts in the order of the draft.
 *
 * @throws XiezhengError `invalid_input` for a draft that is empty, without words, or too long, or a filter that names no known division; `aborted`.
 */
export async function check(
  { text, filters, signal, onProgress }: CheckRequest,
  dependencies: CheckDependencies,
): Promise<CheckResponse> {
  const started = performance.now()
  checkDraft(text)
  const { store, holdingsOf, encoder } = dependencies
  const allowed = resolveFilters(filters, store)
  const reader = createPassageReader(store, encoder.id)
  const covered = new Map(holdingsOf().map((one) => [one.report, one]))
  const judging: JudgeDependencies = {
    reader,
    reports: allowed === null ? null : [...allowed],
    coveredYearsOf: (passage) => yearsOf(passage, covered, dependencies),
    embed: (texts) => encoder.embed(texts, { kind: 'passage', signal }),
    async telling(statement) {
      const { ranked } = await retrieve(
        { query: statement.slice(0, 2000), mode: 'hybrid', filters, signal },
        dependencies,
      )
      return reader.read(ranked.slice(0, READ).map(({ passage }) => passage))
    },
  }
  const segments = segmentsOf(text)
  const claims: Claim[] = []
  for (const segment of segments) {
    signal?.throwIfAborted()
    claims.push(await judgeSegment(segment, judging))
    onProgress?.(claims.length, segments.length)
  }
  return {
    claims,
    summary: summaryOf(claims),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  }
}

function checkDraft(text: string): void {
  const details = { field: 'text', limit: LONGEST_DRAFT }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new XiezhengError('invalid_input', '请给出要核查的文字。', { details })
  }
  if (text.length > LONGEST_DRAFT) {
    throw new XiezhengError('invalid_input', `一次最多核查 ${LONGEST_DRAFT} 字，请分几次。`, {
      details,
    })
  }
}

function yearsOf(
  passage: number,
  holdings: ReadonlyMap<number, Holding>,
  { store }: Pick<RetrieveDependencies, 'store'>,
): readonly number[] {
  const report = store.reportsOfPassages([passage]).get(passage)
  return holdings.get(report ?? -1)?.coveredYears ?? []
}

function summaryOf(claims: readonly Claim[]): Record<CheckVerdict, number> {
  const count = (verdict: CheckVerdict) => claims.filter((one) => one.verdict === verdict).length
  return Object.fromEntries(CHECK_VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<
    CheckVerdict,
    number
  >
}
