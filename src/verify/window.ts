import { bigrams } from '../text/bigrams.js'
import type { Source } from './types.js'
import { compactText } from './words.js'

/** Neighbouring sentences of a source, as clauses are compared with them. */
export interface Window {
  text: string
  compact: string
  terms: Set<string>
  /** With title, institution, headings and region: where names may stand. */
  around: string
  first: number
  last: number
}

const windows = new WeakMap<Source, Map<number, Window>>()

/** The sentences `first` to `last` of a source. Cached by source. */
export function windowOf(source: Source, first: number, last: number): Window {
  let known = windows.get(source)
  if (known === undefined) {
    known = new Map()
    windows.set(source, known)
  }
  const key = first * 10_000 + last
  const cached = known.get(key)
  if (cached) return cached
  const text = source.sentences
    .slice(first, last + 1)
    .map((one) => one.text)
    .join('')
  const around = compactText([...source.heads, ...(source.region?.path ?? [])].join('\n'))
  const window = {
    text,
    compact: compactText(text),
    terms: new Set(bigrams(`${text}\n${source.heads.join('\n')}`)),
    around,
    first,
    last,
  }
  known.set(key, window)
  return window
}
