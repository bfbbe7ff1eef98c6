import { normalise } from '../text/normalise.js'

const CUT = /[,;.!?:]/

/**
 * The clauses of a sentence: cut at commas, semicolons and colons outside quotation marks and
 * brackets; 、 joins, and a comma within a number is none. Offsets in the sentence.
 */
export function clausesOf(sentence: string): { text: string; start: number; end: number }[] {
  const plain = normalise(sentence)
  const clauses: { text: string; start: number; end: number }[] = []
  let start = 0
  let quoted = false
  let depth = 0
  for (let i = 0; i <= plain.length; i++) {
    const c = plain.charAt(i)
    if (c === '"') quoted = !quoted
    else if (c === '《' || c === '(' || c === '[') depth++
    else if (c === '》' || c === ')' || c === ']') depth = Math.max(0, depth - 1)
    const inNumber = /\d/.test(plain.charAt(i - 1)) && /\d/.test(plain.charAt(i + 1))
    const cuts = i === plain.length || (CUT.test(c) && !quoted && depth === 0 && !inNumber)
    if (!cuts || sentence.charAt(i) === '、') continue
    if (/[\p{L}\p{N}]/u.test(plain.slice(start, i))) {
      clauses.push({ text: sentence.slice(start, i), start, end: i })
    }
    start = i + 1
  }
  return clauses
}
