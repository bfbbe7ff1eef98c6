import { normalise } from '../text/normalise.js'

/** A text as wording is compared: normalised, without white space, quotation marks and thousands separators. */
export interface Compact {
  text: string
  /** Of each code unit of `text`, its index in what it was made of. */
  at: readonly number[]
}

const DROPPED = /[\s"'「」『』‘’“”]/

/** Draft and original may differ in script, width, spacing and the form of their quotation marks. */
export function compacted(text: string): Compact {
  const plain = normalise(text)
  const at: number[] = []
  let out = ''
  for (let i = 0; i < plain.length; i++) {
    const c = plain.charAt(i)
    if (DROPPED.test(c) || isSeparator(text, plain, i)) continue
    out += c
    at.push(i)
  }
  return { text: out, at }
}

/** The comma of 1,200; not that of a list, 100、200. */
function isSeparator(text: string, plain: string, i: number): boolean {
  if (text.charAt(i) !== ',' && text.charAt(i) !== '，') return false
  return /\d/.test(plain.charAt(i - 1)) && /^\d{3}(?!\d)/.test(plain.slice(i + 1, i + 5))
}

const EDGE = /[.,;:!?\-·…]/

/** Without punctuation at either end. */
export function trimmed({ text, at }: Compact): Compact {
  let start = 0
  let end = text.length
  while (start < end && EDGE.test(text.charAt(start))) start++
  while (end > start && EDGE.test(text.charAt(end - 1))) end--
  return { text: text.slice(start, end), at: at.slice(start, end) }
}
