import { resolveRegion } from '../regions.js'
import { FAINT, GAZETTEER } from './gazetteer.js'

/** A gazetteer entry found in a text. */
export interface Landmark {
  term: string
  /** Offsets in the text. */
  start: number
  end: number
  /** GB/T 2260 codes of the places it may speak for. */
  codes: readonly string[]
  /** Too common to count for much. */
  faint: boolean
}

type Entry = Pick<Landmark, 'term' | 'codes' | 'faint'>

/** Entries by their first character, longest first. */
let byHead: Map<string, Entry[]> | null = null

/** Every gazetteer entry in a Simplified text, longest first, left to right, without overlaps. */
export function findLandmarks(text: string): Landmark[] {
  byHead ??= load()
  const out: Landmark[] = []
  for (let i = 0; i < text.length; i++) {
    const entry = byHead.get(text.charAt(i))?.find(({ term }) => text.startsWith(term, i))
    if (entry === undefined) continue
    const end = i + entry.term.length
    out.push({ ...entry, start: i, end })
    i = end - 1
  }
  return out
}

function load(): Map<string, Entry[]> {
  const codesOf = new Map<string, string[]>()
  for (const [name, terms] of Object.entries(GAZETTEER)) {
    const code = resolveRegion(name)?.code
    if (code === undefined) continue
    for (const term of terms.split(' ')) codesOf.set(term, [...(codesOf.get(term) ?? []), code])
  }
  const heads = new Map<string, Entry[]>()
  for (const [term, codes] of codesOf) {
    const entry = { term, codes: deepest(codes), faint: FAINT.has(term) }
    heads.set(term.charAt(0), [...(heads.get(term.charAt(0)) ?? []), entry])
  }
  for (const entries of heads.values()) entries.sort((a, b) => b.term.length - a.term.length)
  return heads
}

/** Of a province and a city in it the city, which speaks for both. */
function deepest(codes: readonly string[]): string[] {
  const speaksFor = (code: string) => codes.filter((c) => c.slice(0, 2) === code.slice(0, 2))
  return codes.filter((code) => !code.endsWith('0000') || speaksFor(code).length === 1)
}
