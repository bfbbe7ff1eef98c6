import { bigrams } from '../../text/bigrams.js'
import { normalise } from '../../text/normalise.js'
import { sameWords } from '../../text/same-words.js'
import { shareOf } from '../terms.js'
import type { Sought } from './sought.js'
import type { Pieces, Relation } from './types.js'

/** Code units, marks at the ends aside; shorter runs are shared by chance. */
const SHORTEST_RUN = 4
/** Code units in common below which nothing is copied: a name is used, not copied. */
const LEAST_COPIED = 10
/** A text is copied with changes where at least this share of the shorter one stands in the other. */
const NEAR = 0.5
/** Shared runs must hold this share of what tells the anchor apart, by weight: formulas alone are no copy. */
const TELLING = 0.3

const EDGES = /^([\p{P}\p{S}\s]*)(.*?)[\p{P}\p{S}\s]*$/su

export interface Alignment {
  relation: Relation
  pieces: Pieces
  /** Code units of the text that the anchor has too. */
  shared: number
}

/**
 * What a text has in common with a sentence of an anchor, character by character: greedy string
 * tiling (Wise 1993), the longest common run first, down to four characters, scripts and widths
 * aside. The relation follows from how much of the shorter text the runs make up and whether
 * they hold what is telling in it.
 */
export function align({ text: anchor, terms }: Pick<Sought, 'text' | 'terms'>, text: string) {
  const a = normalise(anchor)
  const b = normalise(text)
  const isShared = tile(a, b)
  const pieces = piecesOf(text, isShared)
  const runs = piecesOf(b, isShared).filter((piece) => piece.shared)
  const shared = runs.reduce((sum, run) => sum + run.text.length, 0)
  const relation = relationOf()
  return { relation, pieces, shared } satisfies Alignment

  function relationOf(): Relation {
    if (shared < LEAST_COPIED) return 'parallel'
    if (sameWords(new Set(bigrams(anchor)), new Set(bigrams(text)))) return 'verbatim'
    const held = new Set(runs.flatMap((run) => bigrams(run.text)))
    const telling = shareOf(terms, (term) => held.has(term))
    const share = shared / Math.max(1, Math.min(a.length, b.length))
    return share >= NEAR && telling >= TELLING ? 'near' : 'parallel'
  }
}

/** For each code unit of `b`, whether it belongs to a run that `a` has too; each part of `a` is used once. */
function tile(a: string, b: string): boolean[] {
  const usedA = new Array<boolean>(a.length).fill(false)
  const usedB = new Array<boolean>(b.length).fill(false)
  const isShared = new Array<boolean>(b.length).fill(false)
  for (;;) {
    const run = longestRun(a, b, usedA, usedB)
    if (run.length < SHORTEST_RUN) return isShared
    usedA.fill(true, run.a, run.a + run.length)
    usedB.fill(true, run.b, run.b + run.length)
    const [, before = '', words = ''] = EDGES.exec(b.slice(run.b, run.b + run.length)) ?? []
    const start = run.b + before.length
    if (words.length >= SHORTEST_RUN) isShared.fill(true, start, start + words.length)
  }
}

/** The longest common run of what is not used yet, by dynamic programming over both texts. */
function longestRun(a: string, b: string, usedA: readonly boolean[], usedB: readonly boolean[]) {
  let best = { a: 0, b: 0, length: 0 }
  let former = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    const current = new Uint16Array(b.length + 1)
    for (let j = 0; j < b.length; j++) {
      if (usedA[i] || usedB[j] || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      const length = (former[j] ?? 0) + 1
      current[j + 1] = length
      if (length > best.length) best = { a: i - length + 1, b: j - length + 1, length }
    }
    former = current
  }
  return best
}

function piecesOf(text: string, shared: readonly boolean[]): Pieces {
  const pieces: Pieces = []
  for (let i = 0; i < text.length; i++) {
    const last = pieces.at(-1)
    const isShared = shared[i] ?? false
    if (last !== undefined && last.shared === isShared) last.text += text.charAt(i)
    else pieces.push({ text: text.charAt(i), shared: isShared })
  }
  return pieces
}
