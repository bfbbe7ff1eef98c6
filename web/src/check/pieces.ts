import type { Claim } from '../../../src/check/types'

/** A stretch of the draft that belongs to one claim, or to none. */
export interface DraftPiece {
  start: number
  end: number
  /** Index of the claim; null between claims. */
  claim: number | null
  /** Whether the claim ends here: where its verdict stands. */
  last: boolean
}

/** Cuts a draft at its claims; of a quotation within a sentence that is a claim too, each keeps its own part. */
export function draftPieces(draft: string, claims: readonly Claim[]): DraftPiece[] {
  const { length } = draft
  const cuts = new Set([0, length, ...claims.flatMap(({ start, end }) => [start, end])])
  const bounds = [...cuts].sort((a, b) => a - b)
  const pieces = bounds.slice(0, -1).map((start, index): DraftPiece => {
    const end = bounds[index + 1] ?? length
    return { start, end, claim: innermost(start, end, claims), last: false }
  })
  // A closing mark after a quotation is no place for a verdict.
  const worded = pieces.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(draft.slice(start, end)))
  const lastOf = new Map(worded.map((piece) => [piece.claim, piece]))
  return pieces.map((piece) => ({ ...piece, last: lastOf.get(piece.claim) === piece }))
}

function innermost(start: number, end: number, claims: readonly Claim[]): number | null {
  let best: number | null = null
  for (const [index, claim] of claims.entries()) {
    if (claim.start > start || end > claim.end) continue
    const former = best === null ? undefined : claims[best]
    if (former === undefined || claim.end - claim.start < former.end - former.start) best = index
  }
  return best
}
