import { bigrams } from '../text/bigrams.js'
import { type Figure, findFigures } from '../text/figures.js'
import { normalise } from '../text/normalise.js'
import { type Clause, isOfPlace } from './clause.js'
import { clausesOf } from './clauses.js'
import { belongsToAnother, figuresTold, sameFigure, type ToldFigure } from './figures-told.js'
import { strangeName } from './names.js'
import { gainsays } from './polarity.js'
import type { Source, Strike } from './types.js'
import type { Window } from './window.js'
import { isNeutral } from './words.js'

/** A clause must find at least this share of its content in the sentences that bear it out. */
export const MIN_CLAUSE = 0.6
/** Or lack no more than this many characters of it: one ordinary word in place of another. */
const MAY_LACK = 2

/** What is said beyond the source. */
export const TOO_MUCH: Strike = { code: 'content', message: '内容超出所引资料。' }

/** How much of a clause's content, in characters, stands in the window or its heads. */
export function contentHeld(clause: Clause, window: Window): { held: number; total: number } {
  let total = 0
  let held = 0
  for (const word of clause.words) {
    if (isNeutral(word.text) || isOfPlace(word, clause)) continue
    total += word.text.length
    held += word.text.length * heldShare(word.text, window)
  }
  return { held, total }
}

function heldShare(word: string, { compact, around, terms }: Window): number {
  if (compact.includes(word) || around.includes(word)) return 1
  if (word.length < 3) return 0
  const parts = bigrams(word)
  return parts.filter((part) => terms.has(part)).length / parts.length
}

/** Why a window does not bear a clause out; null where it does. `content` is as `contentHeld` gives it. */
export function faultOf(
  clause: Clause,
  source: Source,
  window: Window,
  content: { held: number; total: number },
): Strike | null {
  return (
    placeFault(clause, source, window) ??
    nameFault(clause, window) ??
    figureFault(clause, source, window) ??
    (isEnough(clause, content) ? null : TOO_MUCH) ??
    (isGainsaid(clause, source, window)
      ? { code: 'negation', message: '与所引资料的意思相反。' }
      : null)
  )
}

function isEnough({ figures, quoted }: Clause, { held, total }: { held: number; total: number }) {
  if (held >= MIN_CLAUSE * total) return true
  return total - held <= MAY_LACK && (held > 0 || figures.length > 0 || quoted.length > 0)
}

/** By the stretch of the same figure, where the clause tells one; else by the clause nearest in words. */
function isGainsaid(clause: Clause, source: Source, window: Window): boolean {
  const told = figuresWithin(source, window)
  const stretches = clause.figures.map(({ figure, own }) =>
    nearest(
      own,
      told.filter((one) => sameFigure(figure, one.figure)).map(({ stretch }) => stretch),
    ),
  )
  const evidence =
    stretches.length > 0
      ? stretches
      : [
          nearest(
            new Set(bigrams(clause.text)),
            clausesOf(window.text).map(({ text }) => text),
          ),
        ]
  return evidence.some((text) => gainsays(clause.text, text))
}

/** The text that shares most terms. */
function nearest(terms: ReadonlySet<string>, texts: readonly string[]): string {
  let best = texts[0] ?? ''
  let most = -1
  for (const text of texts) {
    const shared = new Set(bigrams(text).filter((term) => terms.has(term))).size
    if (shared > most) {
      most = shared
      best = text
    }
  }
  return best
}

function placeFault({ places }: Clause, { region }: Source, { text }: Window): Strike | null {
  const plain = normalise(text)
  const stray = places.find(
    (place) => place.region.code !== region?.code && !plain.includes(place.matched),
  )
  if (stray === undefined) return null
  return { code: 'place', message: `所引资料说的不是${stray.region.name}。` }
}

function nameFault(clause: Clause, window: Window): Strike | null {
  const { compact, around } = window
  const holds = (name: string) => compact.includes(name) || around.includes(name)
  const missing = [...clause.quoted, ...clause.latin].find((name) => !holds(name))
  if (missing !== undefined) return unknownName(missing)
  const strange = strangeName(clause.text, holds, (word) => isOfPlace(word, clause))
  return strange === null ? null : unknownName(strange)
}

function unknownName(name: string): Strike {
  return { code: 'name', message: `所引资料没有提到“${name}”。` }
}

function figureFault(clause: Clause, source: Source, window: Window): Strike | null {
  const year = clause.years.find((said) => !tellsYear(said, source, window))
  if (year !== undefined) {
    return { code: 'number', message: `所引资料说的不是${year.value}年。` }
  }
  const within = figuresWithin(source, window)
  const inHeads = source.heads.flatMap((head) => findFigures(head))
  for (const said of clause.figures) {
    const stands =
      within.some(({ figure }) => sameFigure(said.figure, figure)) ||
      (said.figure.kind === 'ordinal' && inHeads.some((one) => sameFigure(said.figure, one)))
    if (!stands) return wrongNumber(said.figure)
    if (belongsToAnother(said, within)) {
      return { code: 'number', message: `“${said.figure.text}”在所引资料里说的是别的事。` }
    }
  }
  const article = clause.articles.find((one) => isCountedOtherwise(one, within))
  return article === undefined ? null : wrongNumber(article)
}

/** Measure words of which 一 may well be meant as a number. */
const COUNTED_ONCE = new Set([...'件条场次项人名位家篇'])

/** 一场 is an article unless the evidence counts the same thing otherwise. */
function isCountedOtherwise(article: Figure, within: readonly { figure: Figure }[]): boolean {
  const counted = within.filter(({ figure }) => figure.unit === article.unit && article.unit !== '')
  return counted.length > 0 && COUNTED_ONCE.has(article.unit)
}

function wrongNumber({ text }: Figure): Strike {
  return { code: 'number', message: `所引资料没有“${text}”这个数字。` }
}

function figuresWithin(source: Source, { first, last }: Window): ToldFigure[] {
  return figuresTold(source).filter(({ sentence }) => sentence >= first && sentence <= last)
}

function tellsYear(said: Figure, source: Source, window: Window): boolean {
  if (said.value === source.year) return true
  return [window.text, ...source.heads].some((text) =>
    findFigures(text).some((told) => told.value === said.value && told.unit === '年'),
  )
}
