import type { Store } from '../index/store.js'
import { passageSources } from '../verify/sources.js'
import { verifySentence } from '../verify/verify-sentence.js'
import type { FaithfulnessCase } from './cases.js'
import { locateGold } from './gold.js'
import { mean } from './metrics.js'
import type { Originals } from './tasks.js'

/** What the verifier said of one sentence. */
export interface FaithfulnessOutcome {
  id: string
  kind: string
  sentence: string
  label: FaithfulnessCase['label']
  verdict: FaithfulnessCase['label']
  /** Why it was struck; null where it was not. */
  reason: string | null
}

export interface FaithfulnessScores {
  sentences: number
  /** Share of the true sentences that are kept. */
  trueKept: number
  /** Share of the false ones that are struck. */
  falseStruck: number
}

/** Runs the verifier on each sentence with the passages at its source; a source that is not in the library bears nothing out. */
export function runFaithfulness(
  cases: readonly FaithfulnessCase[],
  store: Pick<Store, 'citations' | 'passageSentences' | 'passagesIn' | 'listDocuments'>,
  originals: Originals,
): FaithfulnessOutcome[] {
  const ids = new Map(
    store.listDocuments({ limit: 100_000, offset: 0 }).documents.map(({ id, name }) => [name, id]),
  )
  return cases.map(({ id, kind, sentence, label, source }) => {
    const passages = locateGold(source, originals.get(source.file)).flatMap(
      ({ file, start, end }) => store.passagesIn(ids.get(file) ?? '', start, end),
    )
    const sources = passageSources([...new Set(passages)], store)
    const verdict = verifySentence([{ text: sentence, sources }])
    return {
      id,
      kind,
      sentence,
      label,
      verdict: verdict.supported ? 'supported' : 'unsupported',
      reason: verdict.supported ? null : `${verdict.strike.code}: ${verdict.strike.message}`,
    }
  })
}

/** The figures of a set of outcomes; a share of nothing is 0. */
export function scoreFaithfulness(outcomes: readonly FaithfulnessOutcome[]): FaithfulnessScores {
  const right = (label: FaithfulnessCase['label']) =>
    mean(
      outcomes.filter((one) => one.label === label).map((one) => (one.verdict === label ? 1 : 0)),
    )
  return {
    sentences: outcomes.length,
    trueKept: right('supported'),
    falseStruck: right('unsupported'),
  }
}
