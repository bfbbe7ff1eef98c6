import type { Assistant } from '../assistant.js'
import { CHECK_VERDICTS, type CheckVerdict, type Claim, worstOf } from '../check/types.js'
import type { ClaimCase } from './cases.js'
import { type GoldSpan, locateGold, overlaps } from './gold.js'
import { mean, percentile } from './metrics.js'
import type { Originals } from './tasks.js'

/** What the check said of one text with a known verdict. */
export interface CheckOutcome {
  id: string
  kind: string
  text: string
  expected: CheckVerdict
  verdict: CheckVerdict
  why: string | null
  /** Whether each place of the gold is cited; null where there is none. */
  evidence: boolean | null
  tookMs: number
}

export interface CheckScores {
  claims: number
  /** Share of the verdicts that are right. */
  accuracy: number
  /** Share of those with gold whose every place is cited. */
  evidenceFound: number
  /** Called `exact` that is not. */
  falseExact: number
  checkP50Ms: number
  checkP95Ms: number
}

/** Checks each case by itself; where it is cut into several claims the worst one counts. */
export async function runChecks(
  assistant: Pick<Assistant, 'check'>,
  cases: readonly ClaimCase[],
  originals: Originals,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = []
  for (const one of cases) {
    const { claims, tookMs } = await assistant.check({ text: one.text })
    const gold = one.evidence.map((span) => locateGold(span, originals.get(span.file)))
    const verdict = worstOf(claims.map((claim) => claim.verdict))
    outcomes.push({
      id: one.id,
      kind: one.kind ?? one.verdict,
      text: one.text,
      expected: one.verdict,
      verdict,
      why: claims.find((claim) => claim.verdict === verdict)?.why ?? null,
      evidence: gold.length === 0 ? null : gold.every((places) => isCited(places, claims)),
      tookMs,
    })
    onProgress(outcomes.length, cases.length)
  }
  return outcomes
}

function isCited(places: readonly GoldSpan[], claims: readonly Claim[]): boolean {
  const cited = claims.flatMap(({ evidence }) => evidence)
  return cited.some((citation) => places.some((span) => overlaps(citation, span)))
}

/** The figures of a set of outcomes; a share of nothing is 0. */
export function scoreChecks(outcomes: readonly CheckOutcome[]): CheckScores {
  const share = (values: readonly boolean[]) => mean(values.map(Number))
  const times = outcomes.map(({ tookMs }) => tookMs)
  return {
    claims: outcomes.length,
    accuracy: share(outcomes.map(({ expected, verdict }) => expected === verdict)),
    evidenceFound: share(outcomes.flatMap(({ evidence }) => evidence ?? [])),
    falseExact: outcomes.filter(
      ({ expected, verdict }) => verdict === 'exact' && expected !== verdict,
    ).length,
    checkP50Ms: percentile(times, 50),
    checkP95Ms: percentile(times, 95),
  }
}

/** How often each kind of case with its expected verdict got each verdict. */
export function confusionOf(
  outcomes: readonly CheckOutcome[],
): { kind: string; expected: CheckVerdict; counts: number[] }[] {
  const keys = new Map(
    outcomes.map(({ kind, expected }) => [`${kind} ${expected}`, { kind, expected }]),
  )
  return [...keys.values()].map(({ kind, expected }) => ({
    kind,
    expected,
    counts: CHECK_VERDICTS.map(
      (verdict) =>
        outcomes.filter(
          (one) => one.kind === kind && one.expected === expected && one.verdict === verdict,
        ).length,
    ),
  }))
}
