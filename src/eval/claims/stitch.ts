import { toSimplified } from '../../text/simplified.js'
import type { Random } from './random.js'
import { isPlain } from './statements.js'
import type { Statement } from './types.js'

/** Two places of one report are at least so far apart. */
const APART = 200
const LONGEST = 60
const TRIES = 200

/**
 * A short statement of the same report, far from the first, or of another region's; null for a
 * long first statement or where none is found.
 */
export function partnerOf(
  first: Statement,
  statements: readonly Statement[][],
  { sameReport }: { sameReport: boolean },
  random: Random,
): Statement | null {
  if (first.text.length > LONGEST) return null
  const pool = statements.flat().filter(({ document }) => {
    return sameReport ? document === first.document : document.region !== first.document.region
  })
  for (let i = 0; i < TRIES; i++) {
    const one = random.one(pool)
    if (one === undefined) return null
    if (isTraditional(one.text) !== isTraditional(first.text)) continue
    const far = one.start - first.end >= APART || first.start - one.end >= APART
    if (one.text.length <= LONGEST && isPlain(one) && (far || !sameReport)) return one
  }
  return null
}

function isTraditional(text: string): boolean {
  return toSimplified(text) !== text
}
