import type { Compact } from './compact.js'
import type { PassageText } from './passage-text.js'
import { isWhole, type Wording, wordForWord } from './wording.js'

/** A piece of fewer letters stands anywhere. */
const SHORTEST_PIECE = 8
const MOST_PIECES = 4
const STOP = /[.,;:!?]/

/**
 * The places that a text was put together from: two to four pieces, each word for word from a
 * passage, punctuation between them aside. Null where it was not. Longest pieces first, greedily.
 */
export function stitchedFrom(compact: Compact, passages: readonly PassageText[]): Wording[] | null {
  const pieces: Wording[] = []
  let at = 0
  while (at < compact.text.length) {
    if (STOP.test(compact.text.charAt(at))) {
      at++
      continue
    }
    const piece = longestFrom(compact.text, at, passages)
    if (piece === null || pieces.length === MOST_PIECES) return null
    const cut = at + piece.end - piece.start
    // Cut within a clause, the parts may say together what neither says.
    if (cut < compact.text.length && !STOP.test(compact.text.slice(cut - 1, cut + 1))) return null
    pieces.push(piece)
    at += piece.end - piece.start
  }
  return pieces.length < 2 ? null : pieces
}

/** The longest stretch of the text from `at` on that a passage has. */
function longestFrom(text: string, at: number, passages: readonly PassageText[]): Wording | null {
  let best: Wording | null = null
  for (const passage of passages) {
    const head = text.slice(at, at + SHORTEST_PIECE)
    if (head.length < SHORTEST_PIECE) continue
    for (
      let from = passage.text.indexOf(head);
      from !== -1;
      from = passage.text.indexOf(head, from + 1)
    ) {
      let length = head.length
      while (
        at + length < text.length &&
        text.charAt(at + length) === passage.text.charAt(from + length)
      )
        length++
      if (length <= (best?.alignment.matched ?? 0)) continue
      if (!isWhole(passage.text, from, from + length)) continue
      best = wordForWord(passage, from, from + length)
    }
  }
  return best
}
