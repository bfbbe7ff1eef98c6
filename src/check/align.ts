/** An operation that leads from a claim to a text, a code unit each. */
export type Op = 'same' | 'ins' | 'del'

/** Where a text is nearest to a claim. */
export interface Alignment {
  /** Of the text, `[start, end)`. */
  start: number
  end: number
  /** Code units of the claim that stand there in the same order. */
  matched: number
  /** Code units inserted and deleted. */
  edits: number
  /** From the claim to `text.slice(start, end)`. */
  ops: Op[]
}

/** A letter of the claim that is missing weighs a little more than one too many: of two stretches as far off the fuller one is nearer. */
const DELETION = 3
const INSERTION = 2

const DIAGONAL = 1
const UP = 2
const LEFT = 3

/**
 * The stretch of a text that a claim is nearest to, by insertions and deletions: approximate
 * string matching by dynamic programming with free ends in the text (Sellers 1980).
 * O(|claim| · |text|) time and space.
 */
export function alignWithin(claim: string, text: string): Alignment {
  const width = text.length + 1
  const moves = new Uint8Array((claim.length + 1) * width)
  let former = new Uint16Array(width)
  let current = new Uint16Array(width)
  for (let i = 1; i <= claim.length; i++) {
    current[0] = i * DELETION
    moves[i * width] = UP
    const c = claim.charCodeAt(i - 1)
    for (let j = 1; j < width; j++) {
      const up = (former[j] ?? 0) + DELETION
      const left = (current[j - 1] ?? 0) + INSERTION
      const isSame = c === text.charCodeAt(j - 1)
      const diagonal = isSame ? (former[j - 1] ?? 0) : Infinity
      const best = Math.min(diagonal, up, left)
      current[j] = best
      moves[i * width + j] = best === diagonal ? DIAGONAL : best === up ? UP : LEFT
    }
    ;[former, current] = [current, former]
  }
  let end = 0
  for (let j = 1; j < width; j++) if ((former[j] ?? 0) < (former[end] ?? 0)) end = j
  return traced(moves, width, claim.length, end)
}

function traced(moves: Uint8Array, width: number, length: number, end: number): Alignment {
  const ops: Op[] = []
  let i = length
  let j = end
  let matched = 0
  while (i > 0) {
    const move = moves[i * width + j]
    if (move === DIAGONAL) {
      ops.push('same')
      matched++
      i--
      j--
    } else if (move === UP) {
      ops.push('del')
      i--
    } else {
      ops.push('ins')
      j--
    }
  }
  return { start: j, end, matched, edits: ops.length - matched, ops: ops.reverse() }
}
