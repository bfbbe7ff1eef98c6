import { createHash } from 'node:crypto'
import type { Region } from '../../domain.js'
import type { Store } from '../../index/store.js'
import { normalise } from '../../text/normalise.js'
import { toSimplified } from '../../text/simplified.js'
import { accepts, kindOf } from './accept.js'
import { Evidence } from './evidence.js'
import { createFinder } from './finder.js'
import { type ByKey, joinKindWords, joinParts } from './join.js'
import { findMentions, ordinaryUses } from './mentions.js'
import { keyOf } from './names.js'
import { quotedNames, titledNames } from './quoted.js'
import { serviceFinder } from './services.js'
import type { Clause, InitiativeKind, SourceReport } from './types.js'
import { unquotedNames } from './unquoted.js'

/** Where a clause that names it stands. */
export type Mention = Pick<Clause, 'id' | 'passage' | 'report' | 'start' | 'end'>

/** An entry before its citations are read. */
export interface Entry {
  id: string
  name: string
  kind: InitiativeKind
  variants: string[]
  /** What a query is looked for in: name and variants, normalised. */
  keys: string[]
  regions: Region[]
  years: number[]
  reports: ReadonlySet<number>
  mentions: Mention[]
}

export type CatalogueStore = Pick<Store, 'allReports' | 'reportSentences'>

/** Reads every report and makes the catalogue of what is named in them, most named first. */
export function buildCatalogue(store: CatalogueStore): Entry[] {
  const reports = new Map<number, SourceReport>()
  const clauses: Clause[] = []
  const names: ByKey = new Map()
  for (const { rowid, region, year } of store.allReports()) {
    reports.set(rowid, { rowid, region, year })
    const offset = clauses.length
    for (const { id, passage, text, start, end } of store.reportSentences(rowid)) {
      const plain = toSimplified(text).toLowerCase()
      const folded = normalise(text)
      clauses.push({ id, passage, report: rowid, text, plain, folded, start, end })
    }
    collect(clauses.slice(offset), offset, region, names)
  }
  joinKindWords(names)
  const accepted = acceptable(names, clauses, reports)
  joinParts(accepted, names)
  const mentions = findMentions(accepted.values(), clauses)
  return [...mentions]
    .map(([evidence, where]) => toEntry(evidence, where, clauses, reports))
    .sort((a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1))
}

function collect(
  clauses: readonly Clause[],
  offset: number,
  region: Region | null,
  names: ByKey,
): void {
  const add = (sighting: Parameters<Evidence['add']>[0]) => {
    const key = keyOf(sighting.name)
    if (key.length < 2) return
    const evidence = names.get(key) ?? new Evidence(key)
    names.set(key, evidence)
    evidence.add(sighting)
  }
  const servicesOf = serviceFinder(region)
  for (const [i, one] of clauses.entries()) {
    const found = [...quotedNames(one), ...titledNames(one), ...servicesOf(one)]
    for (const name of found) add({ ...name, clause: offset + i, report: one.report })
  }
  for (const sighting of unquotedNames(clauses, offset)) add(sighting)
}

function acceptable(
  names: ByKey,
  clauses: readonly Clause[],
  reports: ReadonlyMap<number, SourceReport>,
): ByKey {
  const cohesion = cohesions(names, clauses)
  const ordinary = ordinaryUses(names, clauses)
  const regions = regionsOf(reports.keys(), reports)
  const accepted: ByKey = new Map()
  for (const [key, evidence] of names) {
    const around = {
      regions: Math.max(1, regions.length),
      own: regionsOf(evidence.reports, reports),
      cohesion: cohesion.get(key) ?? 0,
      ordinary: ordinary.get(key) ?? 0,
    }
    if (accepts(normalise(mostWritten(evidence)), evidence, around)) accepted.set(key, evidence)
  }
  return accepted
}

/** How often a name known by repetition follows its first part, of all times that part is seen. */
function cohesions(names: ByKey, clauses: readonly Clause[]): Map<string, number> {
  const stems = new Map<string, { key: string; stem: string }>()
  for (const [key, { stem, by }] of names) {
    if (by.repeated > 1 && stem !== null) stems.set(key, { key, stem })
  }
  const counts = new Map<string, number>()
  const find = createFinder([...stems.values()].flatMap(({ key, stem }) => [key, stem]))
  for (const { folded } of clauses) {
    find(folded, (needle) => counts.set(needle, (counts.get(needle) ?? 0) + 1))
  }
  return new Map(
    [...stems.values()].map(({ key, stem }) => [
      key,
      (counts.get(key) ?? 0) / Math.max(1, counts.get(stem) ?? 0),
    ]),
  )
}

function toEntry(
  evidence: Evidence,
  where: ReadonlyMap<number, string>,
  clauses: readonly Clause[],
  reports: ReadonlyMap<number, SourceReport>,
): Entry {
  const name = mostWritten(evidence)
  const mentions = [...where.keys()]
    .sort((a, b) => a - b)
    .flatMap((index) => clauses[index] ?? [])
    .map(({ id, passage, report, start, end }) => ({ id, passage, report, start, end }))
  const own = new Set(mentions.map(({ report }) => report))
  const years = [...own].flatMap((report) => reports.get(report)?.year ?? [])
  const spellings = new Set([...evidence.spellings.keys(), ...where.values()])
  const variants = [...spellings].filter((spelling) => spelling !== '' && spelling !== name)
  return {
    id: createHash('sha256').update(keyOf(name)).digest('hex').slice(0, 12),
    name,
    kind: kindOf(normalise(name), evidence),
    variants,
    keys: [name, ...variants].map(keyOf),
    regions: regionsOf(own, reports).filter((region) => region !== null),
    years: [...new Set(years)].sort((a, b) => a - b),
    reports: own,
    mentions,
  }
}

function mostWritten({ spellings }: Evidence): string {
  let [best = '', most = 0] = [...spellings][0] ?? []
  for (const [name, n] of spellings) if (n > most) [best, most] = [name, n]
  return best
}

/** Distinct regions of reports; a report of unknown region counts as one of its own. */
function regionsOf(
  rowids: Iterable<number>,
  reports: ReadonlyMap<number, SourceReport>,
): (Region | null)[] {
  const distinct = new Map<string, Region | null>()
  for (const rowid of rowids) {
    const region = reports.get(rowid)?.region ?? null
    distinct.set(region?.code ?? `report ${rowid}`, region)
  }
  return [...distinct.values()]
}
