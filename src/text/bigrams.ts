import { normalise } from './normalise.js'

const RUNS = /[\u3400-\u9fff\uf900-\ufaff]+|[\ud840-\udbff][\udc00-\udfff]|[a-z0-9]+(?:\.[0-9]+)?/g

/**
 * The lexical terms of a text, in order, repeats kept: overlapping bigrams of each run of Han
 * characters (a lone character stands for itself), and whole words of Latin letters and digits.
 * Over the normalised text, so scripts and widths meet.
 */
export function bigrams(text: string): string[] {
  const terms: string[] = []
  for (const [run] of normalise(text).matchAll(RUNS)) {
    const first = run.charCodeAt(0)
    if (first < 0x3400 || run.length === 1 || first >= 0xd840) {
      terms.push(run)
      continue
    }
    for (let i = 0; i + 1 < run.length; i++) terms.push(run.slice(i, i + 2))
  }
  return terms
}
