import { type Figure, findFigures } from '../text/figures.js'
import { clausesOf } from './clauses.js'
import { isArticle, type ToldFigure, withStretches } from './figures-told.js'
import { latinIn, type Place, placesNamed, quotedIn } from './names.js'
import { contentWords, isNeutral, type Word } from './words.js'

/** What a clause says that can be checked. */
export interface Clause {
  text: string
  words: Word[]
  /** Those it speaks of: named in it, or before it. */
  places: Place[]
  /** Those named in it. */
  named: Place[]
  /** Years, and the rest with the words around each. */
  years: Figure[]
  figures: Omit<ToldFigure, 'sentence'>[]
  articles: Figure[]
  quoted: string[]
  latin: string[]
}

/** The clauses of a text; what has no weight of its own (2023年，) goes with the clause after it. */
export function weightyClauses(text: string): string[] {
  const out: string[] = []
  let start = 0
  const clauses = clausesOf(text)
  for (const [index, { text: words, end }] of clauses.entries()) {
    const isLast = index === clauses.length - 1
    if (!isLast && isLight(words)) continue
    out.push(text.slice(start, end))
    start = end + 1
  }
  return out
}

function isLight(words: string): boolean {
  const { figures, quoted, latin, places } = readClause(words, [])
  if (figures.length + quoted.length + latin.length + places.length > 0) return false
  return contentWords(words).every(({ text }) => isNeutral(text))
}

/** Reads a clause; `before` are the places it speaks of where it names none. */
export function readClause(text: string, before: readonly Place[]): Clause {
  const named = placesNamed(text)
  const all = findFigures(text)
  return {
    text,
    words: contentWords(text).filter(
      (word) => !all.some((figure) => word.start < figure.end && figure.start < word.end),
    ),
    named,
    places: named.length > 0 ? named : [...before],
    years: all.filter(({ kind }) => kind === 'year'),
    figures: withStretches(text),
    articles: all.filter(isArticle),
    quoted: quotedIn(text),
    latin: latinIn(text),
  }
}

/** Characters of its content words. */
export function weightOf({ words }: Clause): number {
  return words.reduce((sum, { text }) => sum + (isNeutral(text) ? 0 : text.length), 0)
}

/** Whether a word belongs to the name of a place the clause speaks of. */
export function isOfPlace({ text, start, end }: Word, { places, named }: Clause): boolean {
  // The dictionary may cut across a name: 和白|城市.
  if (named.some((place) => place.start < end && start < place.end)) return true
  return places.some(({ matched, region }) => matched.includes(text) || region.name.includes(text))
}
