import type { Evidence } from './evidence.js'
import { withoutKind } from './kinds.js'
import { keyOf, partsOf } from './names.js'

/** Evidence by key. Joined names are taken out of it as they are taken in elsewhere. */
export type ByKey = Map<string, Evidence>

/** Joins 请你来协商平台 to 请你来协商: with and without the kind word, where a report has both. */
export function joinKindWords(names: ByKey): void {
  for (const [key, evidence] of [...names].sort(([a], [b]) => b.length - a.length)) {
    const bare = withoutKind(key)
    const other = bare === key ? undefined : names.get(bare)
    if (other === undefined || !meet(evidence.reports, other.reports)) continue
    other.absorb(evidence)
    names.delete(key)
  }
}

/**
 * Joins the parts of an accepted compound (有事来协商·绵言细语) to it, where no other report has
 * the part: there it is a name of its own.
 */
export function joinParts(accepted: ByKey, all: ByKey): void {
  for (const [key, evidence] of [...accepted]) {
    const parts = [...evidence.spellings.keys()].flatMap(partsOf).map(keyOf)
    for (const part of new Set(parts)) {
      const other = all.get(part)
      if (other === undefined || part === key) continue
      if (![...other.reports].every((report) => evidence.reports.has(report))) continue
      evidence.absorb(other)
      accepted.delete(part)
    }
  }
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const one of a) if (b.has(one)) return true
  return false
}
