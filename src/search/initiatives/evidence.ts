import { INITIATIVE_KINDS, type InitiativeKind } from './types.js'

/** One place where something may be named. */
export interface Sighting {
  /** As written. */
  name: string
  /** What told it: a kind word right at it, one shared with a list, a title's surroundings, its own last word, or repetition alone. */
  by: 'apposed' | 'shared' | 'titled' | 'own' | 'repeated' | 'none'
  kind: InitiativeKind | null
  /** The kind word stands right at the name, or 主题 or 系列 opens what is between. */
  close: boolean
  quoted: boolean
  /** Index of the clause. */
  clause: number
  /** Row id. */
  report: number
  /** Of a name known by repetition, what precedes its last word. */
  stem?: string
}

/** All sightings of one name, counted. */
export class Evidence {
  readonly spellings = new Map<string, number>()
  readonly kinds = new Map<InitiativeKind, number>()
  readonly reports = new Set<number>()
  readonly clauses = new Set<number>()
  readonly by: Record<Sighting['by'], number> = {
    apposed: 0,
    shared: 0,
    titled: 0,
    own: 0,
    repeated: 0,
    none: 0,
  }
  quoted = 0
  close = 0
  stem: string | null = null

  constructor(readonly key: string) {}

  get sightings(): number {
    return Object.values(this.by).reduce((sum, n) => sum + n, 0)
  }

  add({ name, by, kind, close, quoted, clause, report, stem }: Sighting): void {
    this.spellings.set(name, (this.spellings.get(name) ?? 0) + 1)
    if (kind !== null) {
      this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + (by === 'shared' ? 0.5 : 1))
    }
    this.reports.add(report)
    this.clauses.add(clause)
    this.by[by]++
    if (quoted) this.quoted++
    if (close) this.close++
    this.stem ??= stem ?? null
  }

  /** Takes another name's evidence in: it names the same thing. */
  absorb(other: Evidence): void {
    for (const [name, n] of other.spellings) {
      this.spellings.set(name, (this.spellings.get(name) ?? 0) + n)
    }
    for (const [kind, n] of other.kinds) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + n)
    for (const report of other.reports) this.reports.add(report)
    for (const clause of other.clauses) this.clauses.add(clause)
    for (const by of Object.keys(this.by) as Sighting['by'][]) this.by[by] += other.by[by]
    this.quoted += other.quoted
    this.close += other.close
    this.stem ??= other.stem
  }

  /** The kind most said of it; the earlier of two equal ones. */
  kind(): InitiativeKind {
    let best: InitiativeKind = 'other'
    let most = 0
    for (const kind of INITIATIVE_KINDS) {
      const n = this.kinds.get(kind) ?? 0
      if (n > most) {
        best = kind
        most = n
      }
    }
    return best
  }
}
