import { bigrams } from '../text/bigrams.js'
import { type Figure, findFigures } from '../text/figures.js'
import { normalise } from '../text/normalise.js'
import { clausesOf } from './clauses.js'
import {
  belongsToAnother,
  figuresTold,
  isArticle,
  sameFigure,
  type ToldFigure,
  withStretches,
} from './figures-told.js'
import { latinIn, type Place, placesNamed, quotedIn, strangeName } from './names.js'
import { gainsays } from './polarity.js'
import type { Segment, Source, Strike, Support, Verdict } from './types.js'
import { compactText, contentWords, isNeutral, type Word } from './words.js'

/** A clause must find at least this share of its content in the sentences that bear it out. */
export const MIN_CLAUSE = 0.6
/** Or lack no more than this many characters of it: one ordinary word in place of another. */
const MAY_LACK = 2
/** The sentence as a whole must find at least this share. */
export const MIN_SENTENCE = 0.7
/** At most so many neighbouring sentences of a source bear out one clause. */
const LONGEST_WINDOW = 3

interface Clause {
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

/**
 * Whether what a sentence says is borne out by the sources it cites: of each clause its places,
 * quoted and other names, numbers with their units, direction and most of its content must stand
 * together in at most three neighbouring sentences of one source. A clause without a place speaks
 * of the place named before it. Where it fails, the strike says on what.
 */
export function verifySentence(segments: readonly Segment[]): Verdict {
  const by: Support[] = []
  let places: Place[] = []
  let held = 0
  let total = 0
  for (const { text, sources } of segments) {
    for (const words of weightyClauses(text)) {
      const clause = readClause(words, places)
      places = clause.places
      const judged = judgeClause(clause, sources)
      if ('strike' in judged) return { supported: false, strike: judged.strike }
      by.push(...judged.by)
      held += judged.coverage * weightOf(clause)
      total += weightOf(clause)
    }
  }
  if (by.length === 0) {
    return { supported: false, strike: { code: 'content', message: '这句话没有可核对的内容。' } }
  }
  if (total > 0 && held / total < MIN_SENTENCE) return { supported: false, strike: TOO_MUCH }
  return { supported: true, by: joined(by) }
}

/** The clauses of a text; what has no weight of its own (2023年，) goes with the clause after it. */
function weightyClauses(text: string): string[] {
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

const TOO_MUCH: Strike = { code: 'content', message: '内容超出所引资料。' }

function readClause(text: string, before: readonly Place[]): Clause {
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

function weightOf({ words }: Clause): number {
  return words.reduce((sum, { text }) => sum + (isNeutral(text) ? 0 : text.length), 0)
}

type Judged = { by: Support[]; coverage: number } | { strike: Strike; coverage: number }

/** By one source; or, where it names several places, each place by a source of its own. */
function judgeClause(clause: Clause, sources: readonly Source[]): Judged {
  const whole = bySources(clause, sources)
  if ('by' in whole || clause.places.length < 2) return whole
  const { places, figures } = clause
  if (figures.length > 0 && figures.length !== places.length) return whole
  const parts = places.map((place, index) =>
    bySources({ ...clause, places: [place], figures: figures.slice(index, index + 1) }, sources),
  )
  const failed = parts.find((part) => 'strike' in part)
  if (failed) return failed
  return {
    by: parts.flatMap((part) => ('by' in part ? part.by : [])),
    coverage: Math.min(...parts.map(({ coverage }) => coverage)),
  }
}

function bySources(clause: Clause, sources: readonly Source[]): Judged {
  let worst: Judged = { strike: TOO_MUCH, coverage: -1 }
  for (const source of sources) {
    const judged = bySource(clause, source)
    if ('by' in judged) return judged
    if (judged.coverage > worst.coverage) worst = judged
  }
  return worst
}

/** The smallest window of neighbouring sentences that bears the clause out; else what the nearest one lacks. */
function bySource(clause: Clause, source: Source): Judged {
  const { length } = source.sentences
  let nearest: Judged = { strike: TOO_MUCH, coverage: -1 }
  for (let size = 1; size <= Math.min(LONGEST_WINDOW, length); size++) {
    for (let first = 0; first + size <= length; first++) {
      const window = windowOf(source, first, first + size - 1)
      const content = contentHeld(clause, window)
      const coverage = content.total === 0 ? 1 : content.held / content.total
      const fault = faultOf(clause, source, window, content)
      if (fault === null) {
        return { by: [{ source, first, last: first + size - 1 }], coverage }
      }
      if (coverage > nearest.coverage) nearest = { strike: fault, coverage }
    }
  }
  return nearest
}

interface Window {
  text: string
  compact: string
  terms: Set<string>
  /** With title, institution, headings and region: where names may stand. */
  around: string
  first: number
  last: number
}

const windows = new WeakMap<Source, Map<number, Window>>()

function windowOf(source: Source, first: number, last: number): Window {
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

/** How much of a clause's content, in characters, stands in the window or its heads. */
function contentHeld(clause: Clause, window: Window): { held: number; total: number } {
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

function isOfPlace({ text, start, end }: Word, { places, named }: Clause): boolean {
  // The dictionary may cut across a name: 和白|城市.
  if (named.some((place) => place.start < end && start < place.end)) return true
  return places.some(({ matched, region }) => matched.includes(text) || region.name.includes(text))
}

function faultOf(
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

/** Supports of one source in one range, in the order of their sources' first use. */
function joined(by: readonly Support[]): Support[] {
  const out: Support[] = []
  for (const one of by) {
    const same = out.find(({ source }) => source === one.source)
    if (same === undefined) out.push({ ...one })
    else {
      same.first = Math.min(same.first, one.first)
      same.last = Math.max(same.last, one.last)
    }
  }
  return out
}
