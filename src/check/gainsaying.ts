import { isWithin } from '../ingest/regions.js'
import { bigrams } from '../text/bigrams.js'
import { type Clause, isOfPlace, weightyClauses } from '../verify/clause.js'
import { clausesOf } from '../verify/clauses.js'
import { belongsToAnother, figuresTold, sameFigure } from '../verify/figures-told.js'
import { type Place, personsIn, placesNamed, strangeName } from '../verify/names.js'
import { gainsays, negations } from '../verify/polarity.js'
import type { Window } from '../verify/window.js'
import type { Near } from './nearest.js'
import { wrongNumber } from './numbers.js'
import type { PassageText } from './passage-text.js'

/** From this share of content words on a statement keeps the original's words, and a strange name among them is another one. */
const KEEPS_WORDS = 0.75

/** Why sentences that speak of the same thing say otherwise, in Chinese; null where they do not. */
export function gainsaying(clause: Clause, near: Near): string | null {
  const { passage, window, numbers } = near
  const { wrong } = numbers
  if (wrong !== undefined) return wrongNumber(wrong)
  const place = strayPlace(clause, passage, window)
  if (place !== null) return `原文说的不是${place.region.name}。`
  const name = otherName(clause, near)
  if (name !== null) return `原文没有提到“${name}”。`
  const figure = figureOfAnother(clause, passage, window)
  if (figure !== null) return `“${figure}”在原文里说的是别的事。`
  const isTurned = weightyClauses(clause.text).some((part) => turns(part, window.text))
  return isTurned ? '与原文的意思相反。' : null
}

function strayPlace(clause: Clause, { source }: PassageText, { text }: Window): Place | null {
  const there = placesNamed(text)
  const isThere = ({ region, matched }: Place) =>
    text.includes(matched) ||
    there.some((one) => isWithin(one.region, region)) ||
    (source.region !== null && isWithin(source.region, region))
  return clause.places.find((place) => !isThere(place)) ?? null
}

function otherName(clause: Clause, { window, coverage }: Near): string | null {
  const holds = (name: string) => window.compact.includes(name) || window.around.includes(name)
  const named = [...clause.quoted, ...clause.latin, ...personsIn(clause.text)]
  const missing = named.find((name) => !holds(name))
  if (missing !== undefined || coverage < KEEPS_WORDS) return missing ?? null
  return strangeName(clause.text, holds, (word) => isOfPlace(word, clause))
}

/** A number that stands there but counts another thing. */
function figureOfAnother(
  clause: Clause,
  { source }: PassageText,
  { first, last }: Window,
): string | null {
  const told = figuresTold(source).filter(({ sentence }) => sentence >= first && sentence <= last)
  const other = clause.figures.find(
    (said) =>
      told.some(({ figure }) => sameFigure(said.figure, figure)) && belongsToAnother(said, told),
  )
  return other?.figure.text ?? null
}

/** Whether a clause says the opposite of that clause of the original which has most of its words. */
function turns(said: string, told: string): boolean {
  const terms = new Set(bigrams(said))
  const shared = (text: string) => bigrams(text).filter((term) => terms.has(term)).length
  const clauses = clausesOf(told).map(({ text }) => text)
  const nearest = clauses.reduce((best, one) => (shared(one) > shared(best) ? one : best), '')
  if (nearest === '') return false
  if (negations(said) > 0 && negations(told) > 0) return false
  return gainsays(said, nearest) || (negations(said) === 0 && negations(nearest) > 0)
}
