/** Share of the shorter text's terms that a copy has in common with the longer one. */
const COPIED = 0.9

/**
 * Whether one text repeats the other: nine tenths of the shorter one's distinct terms are
 * shared, and every number of both. Terms are those of `bigrams`.
 */
export function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const term of fewer) {
    if (more.has(term)) shared++
    else if (isNumber(term)) return false
  }
  return shared >= COPIED * fewer.size
}

function isNumber(term: string): boolean {
  return /\d/.test(term)
}
