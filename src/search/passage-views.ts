import type { PassageContent, Passages } from '../index/passages.js'
import { searchable, termsOf } from '../text/bigrams.js'
import { normalise } from '../text/normalise.js'
import type { PassageFeatures } from './features.js'
import type { Holding } from './holdings.js'
import { findYears } from './years.js'

/** A passage as ranking looks at it. */
export interface PassageView extends PassageFeatures {
  /** From 0, within its report. */
  ordinal: number
  headings: readonly string[]
}

export type PassageViews = (rowids: readonly number[]) => ReadonlyMap<number, PassageView>

/** Views kept, at most: about 20 kB each. Passages never change, nor are their row ids used twice. */
const KEPT = 1000

/** Reads passages for ranking, keeping the latest: the same ones come up again and again. */
export function createPassageViews(
  store: Pick<Passages, 'passageContents'>,
  holdingsOf: () => readonly Holding[],
): PassageViews {
  const kept = new Map<number, PassageView>()
  return (rowids) => {
    const missing = rowids.filter((rowid) => !kept.has(rowid))
    if (missing.length > 0) {
      const holdings = new Map(holdingsOf().map((holding) => [holding.report, holding]))
      for (const [rowid, content] of store.passageContents(missing)) {
        kept.set(rowid, viewOf(content, holdings.get(content.report)))
      }
    }
    const views = new Map<number, PassageView>()
    for (const rowid of rowids) {
      const view = kept.get(rowid)
      if (view === undefined) continue
      // Asked for again: last to go.
      kept.delete(rowid)
      kept.set(rowid, view)
      views.set(rowid, view)
    }
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return views
  }
}

function viewOf(content: PassageContent, holding: Holding | undefined): PassageView {
  const { text, headings, report, ordinal } = content
  const plain = searchable(text)
  return {
    text: plain,
    terms: new Set(termsOf(plain)),
    headingYears: headings.flatMap((heading) => findYears(normalise(heading)) ?? []),
    report,
    coveredYears: holding?.coveredYears ?? [],
    ordinal,
    headings,
  }
}
