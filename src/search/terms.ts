import { bigrams } from '../text/bigrams.js'
import { normalise } from '../text/normalise.js'

/**
 * Words that ask rather than say, longest first. They stand in questions and not in the passages
 * that answer them, so they are cut out of the lexical side (the embedding keeps them).
 */
const ASKING = [
  '各省区市',
  '全国各地',
  '哪些省份',
  '哪些地方',
  '哪些地区',
  '不同地区',
  '哪个地方',
  '什么地方',
  '哪些省',
  '哪些市',
  '哪个省',
  '哪个市',
  '各地',
  '各省',
  '各市',
  '各县',
  '请介绍一下',
  '有哪些做法',
  '什么时候',
  '是怎样的',
  '是怎么样',
  '为什么',
  '怎么样',
  '是多少',
  '有多少',
  '有哪些',
  '是什么',
  '告诉我',
  '有没有',
  '能不能',
  '是不是',
  '包括哪',
  '请介绍',
  '介绍下',
  '请问',
  '多少',
  '哪些',
  '哪个',
  '哪里',
  '哪儿',
  '哪家',
  '哪年',
  '哪位',
  '哪种',
  '哪几',
  '那位',
  '那个',
  '什么',
  '怎么',
  '怎样',
  '如何',
  '为何',
  '何时',
  '是谁',
  '是否',
  '一下',
  '说说',
  '几个',
  '几次',
  '几年',
  '几项',
  '几件',
  '谁',
  '吗',
  '呢',
  '了',
  '的',
  '把',
  '被',
  '?',
]
const asking = new RegExp(ASKING.map((word) => word.replace('?', '\\?')).join('|'), 'g')

/** The question in search space with the asking words blanked out. */
export function contentText(question: string): string {
  return normalise(question).replace(asking, ' ').trim()
}

/** The words of a question that ask, in order, each once: 多少, 哪些 … */
export function askingWords(question: string): string[] {
  const words = [...normalise(question).matchAll(asking)].map(([word]) => word)
  return [...new Set(words.filter((word) => word.length > 1 || word === '谁'))]
}

/**
 * The distinct lexical terms that carry a question's content. A question made of asking words
 * alone keeps all its terms, so that nothing becomes unsearchable.
 */
export function contentTerms(question: string): string[] {
  const content = new Set(bigrams(contentText(question)))
  return content.size > 0 ? [...content] : [...new Set(bigrams(question))]
}

/**
 * Inverse document frequency of BM25 (Robertson and Zaragoza 2009, with the +1 that keeps it
 * positive): how telling a term is that stands in `frequency` of `total` passages.
 */
export function idf(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
}

/** A term of the question with how telling it is in the corpus. */
export interface WeightedTerm {
  term: string
  /** BM25's inverse document frequency. */
  weight: number
  /** Passages it stands in. */
  frequency: number
}

/** Share of the terms, by weight, that stand in a text, 0..1; 0 for no terms. */
export function coverageOf(terms: readonly WeightedTerm[], text: string): number {
  const held = new Set(bigrams(text))
  return shareOf(terms, (term) => held.has(term))
}

/** Share of the terms, by weight, for which `holds` is true, 0..1; 0 for no terms. */
export function shareOf(terms: readonly WeightedTerm[], holds: (term: string) => boolean): number {
  let total = 0
  let covered = 0
  for (const { term, weight } of terms) {
    total += weight
    if (holds(term)) covered += weight
  }
  return total === 0 ? 0 : covered / total
}
