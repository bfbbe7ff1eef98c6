import { cosine } from '../search/cosine.js'
import type { Figure } from '../text/figures.js'
import type { Clause } from '../verify/clause.js'
import { contentHeld } from '../verify/faults.js'
import type { Source } from '../verify/types.js'
import { type Window, windowOf } from '../verify/window.js'
import { bearsLoosely, compareNumbers, type NumbersCompared, numbersIn } from './numbers.js'
import type { PassageText } from './passage-text.js'
import type { PassageReader } from './passages.js'

/** Sentences that are read word by word, the nearest by cosine. */
const LOOKED_AT = 12
/** What a share of 1 of the content words, and of the numbers, counts beside the cosine. */
const CONTENT_WEIGHT = 0.5
const NUMBERS_WEIGHT = 0.6
/** A second sentence must be worth it. */
const SENTENCE_COST = 0.02

/** The neighbouring sentences that are nearest to a statement. */
export interface Near {
  passage: PassageText
  window: Window
  /** Cosine plus half the share of content words that stand there, 0..1.5. */
  likeness: number
  /** Share of its content words that stand there, 0..1. */
  coverage: number
  numbers: NumbersCompared
}

/** The sentences of some passages that are nearest to a clause in meaning, words and numbers; null where there are none. */
export function nearestTo(
  clause: Clause,
  vector: Float32Array,
  passages: readonly PassageText[],
  vectorsOf: PassageReader['vectorsOf'],
): Near | null {
  let best: (Near & { score: number }) | null = null
  for (const { passage, cosines, at } of likeliest(vector, passages, vectorsOf)) {
    for (const [first, last] of rangesAround(at, passage.source)) {
      const window = windowOf(passage.source, first, last)
      const like = likenessOf(clause, window, cosines.slice(first, last + 1))
      const ceiling = like.likeness + NUMBERS_WEIGHT - SENTENCE_COST * (last - first)
      if (best !== null && ceiling <= best.score) continue
      const numbers = numbersWithin(clause.text, window, passage.source)
      const score = ceiling - NUMBERS_WEIGHT * (1 - shareBorne(numbers))
      if (best === null || score > best.score) best = { passage, window, ...like, numbers, score }
    }
  }
  return best
}

/** Sentences by cosine, nearest first. */
function likeliest(
  vector: Float32Array,
  passages: readonly PassageText[],
  vectorsOf: PassageReader['vectorsOf'],
): { passage: PassageText; cosines: number[]; at: number }[] {
  return passages
    .flatMap((passage) => {
      const cosines = cosinesOf(vector, vectorsOf(passage))
      return cosines.map((cosine, at) => ({ passage, cosines, at, cosine }))
    })
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, LOOKED_AT)
}

/** How near a clause is to each sentence of a passage. */
export function cosinesOf(
  vector: Float32Array,
  vectors: readonly (readonly Float32Array[])[],
): number[] {
  return vectors.map((units) => Math.max(0, ...units.map((unit) => cosine(vector, unit))))
}

/** A sentence alone, and with its neighbour on either side. */
function rangesAround(
  at: number,
  { sentences: { length } }: Source,
): [first: number, last: number][] {
  const ranges: [number, number][] = [[at, at]]
  if (at > 0) ranges.push([at - 1, at])
  if (at + 1 < length) ranges.push([at, at + 1])
  return ranges
}

/** `cosines` are those of the window's sentences. */
export function likenessOf(clause: Clause, window: Window, cosines: readonly number[]) {
  const { held, total } = contentHeld(clause, window)
  const coverage = total === 0 ? 1 : held / total
  const likeness = Math.max(...cosines) + CONTENT_WEIGHT * coverage
  return { likeness, coverage }
}

const figures = new WeakMap<Window, Figure[]>()

/** The numbers of a window, read once. */
function figuresOf(window: Window): Figure[] {
  const known = figures.get(window) ?? numbersIn(window.text)
  figures.set(window, known)
  return known
}

/** Numbers beside those of a window; a year may be its report's. */
export function numbersWithin(text: string, window: Window, source: Source): NumbersCompared {
  const compared = compareNumbers(text, figuresOf(window), { isBorne: bearsLoosely })
  const isKnown = (value: number) =>
    value === source.year || source.heads.some((head) => head.includes(String(value)))
  const numbers = compared.numbers.map((one) =>
    !one.matched && one.unit === '年' && one.value > 1900 && isKnown(one.value)
      ? { text: one.text, value: one.value, unit: one.unit, matched: true }
      : one,
  )
  return { numbers, wrong: numbers.find(({ matched }) => !matched) }
}

function shareBorne({ numbers }: NumbersCompared): number {
  if (numbers.length === 0) return 0
  return numbers.filter(({ matched }) => matched).length / numbers.length
}
