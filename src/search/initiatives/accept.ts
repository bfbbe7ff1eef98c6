import type { Region } from '../../domain.js'
import { abbreviationsOf } from '../../ingest/describe/abbreviations.js'
import type { Evidence } from './evidence.js'
import { likeness } from './exclude.js'
import { endsTelling } from './kinds.js'
import type { InitiativeKind } from './types.js'

/** What judging a name needs to know of the library. */
export interface Surroundings {
  /** How many regions the library has, at least one. */
  regions: number
  /** Regions of the reports that hold the name; null where a report's is not known. */
  own: readonly (Region | null)[]
  /** Share of the times its first part is seen at all that it is seen in this name, 0..1. */
  cohesion: number
  /** Times it stands without marks and kind word in reports that never mark it: an ordinary word. */
  ordinary: number
}

/** A quoted string in more regions than this (and this share of all) is common speech unless most uses name its kind. */
const WIDE = { regions: 4, share: 0.12 }
/** Least share of uses with a kind word. */
const APPOSED = { narrow: 0.34, wide: 0.5 }
const COHESIVE = 0.6

/** Services by the names people know them under: 渝快办, 闽政通. */
const SERVICE = /(?:办|通|码|云|帮|e)$/
/** A body's own programme: 书香政协. */
const BODY = /^\p{Script=Han}{2,4}(?:政协|人大|法院|检察院|工会|商会)$/u

/** Whether the evidence makes a name of a named thing. `plain`: Simplified, lower case, as most often written. */
export function accepts(plain: string, evidence: Evidence, around: Surroundings): boolean {
  const form = likeness(plain)
  if (form === 'never') return false
  const { by, quoted, close, sightings } = evidence
  const wide = around.own.length > Math.max(WIDE.regions - 1, around.regions * WIDE.share)
  if (by.titled > 0 || (BODY.test(plain) && quoted > 1)) return true
  if (by.own === 0 && by.repeated === 0 && around.ordinary >= Math.max(2, quoted / 2)) return false
  if (form === 'doubtful') {
    return evidence.kind() !== 'mechanism' && close / sightings >= APPOSED.wide
  }
  const share = by.apposed / Math.max(1, quoted)
  if (share >= (wide ? APPOSED.wide : APPOSED.narrow)) return true
  if (!wide && (by.apposed + by.shared) / Math.max(1, quoted) >= APPOSED.wide) return true
  if (by.own > 0 && endsTelling(plain)) return true
  if (!wide && by.own > quoted * APPOSED.wide) return true
  if (by.repeated > 1 && around.cohesion >= COHESIVE) return true
  return SERVICE.test(plain) && namesOwnRegion(plain, around.own)
}

/** The kind of an accepted name; of one that nothing tells, what its form makes likely. */
export function kindOf(plain: string, evidence: Evidence): InitiativeKind {
  if (evidence.kinds.size > 0) return evidence.kind()
  return SERVICE.test(plain) ? 'platform' : 'brand'
}

/** Whether a name holds the name, or the one-character name, of a region it comes from. */
export function namesOwnRegion(plain: string, own: readonly (Region | null)[]): boolean {
  return own.some((region) => {
    if (region === null || region.level === 'nation') return false
    const letters = abbreviationsOf(`${region.code.slice(0, 2)}0000`)
    const names = region.path.map((name) => name.replace(/(?:省|市|县|区|自治.*)$/, ''))
    return [...letters, ...names].some((name) => name !== '' && plain.includes(name))
  })
}
