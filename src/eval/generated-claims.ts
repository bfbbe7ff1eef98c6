import { alterDigit } from './claims/alter-digit.js'
import { alterUnit } from './claims/alter-unit.js'
import { type CorpusText, corpusText } from './claims/corpus-text.js'
import { dropWord } from './claims/drop-word.js'
import { quoted, quotedUnnamed, told } from './claims/frames.js'
import { otherScriptOrWidth } from './claims/other-form.js'
import { otherRegion } from './claims/other-region.js'
import { type Random, seededRandom } from './claims/random.js'
import { isPlain, statementsOf } from './claims/statements.js'
import { partnerOf } from './claims/stitch.js'
import {
  type ClaimDocument,
  GENERATED_KINDS,
  type GeneratedClaim,
  type GeneratedKind,
  type Made,
  type Statement,
} from './claims/types.js'

/** Cases of each kind, where the documents give so many. */
export const CASES_OF_A_KIND = 100

interface Making {
  texts: ReadonlyMap<ClaimDocument, CorpusText>
  statements: readonly Statement[][]
  corpus: CorpusText
  random: Random
}

/**
 * Makes a case of a statement, or null where it does not lend itself to one. `odd` cases are the
 * ones with an attribution.
 */
type Maker = (statement: Statement, odd: boolean, making: Making) => Made | null

const MAKERS: Record<GeneratedKind, Maker> = {
  'as-is': (statement, odd, { random }) => {
    const words = otherScriptOrWidth(statement.text, random)
    return { text: placed(statement, words, odd, random), verdict: 'exact', from: [statement] }
  },
  digit: (statement, odd, { corpus, random }) =>
    made('conflict', statement, alterDigit(statement.text, corpus, random), odd, random),
  unit: (statement, odd, { corpus, random }) =>
    made('conflict', statement, alterUnit(statement.text, corpus, random), odd, random),
  word: (statement, odd, { corpus, random }) =>
    made('close', statement, dropWord(statement.text, corpus, random), odd, random),
  stitched: (statement, odd, { statements, corpus, random }) => {
    const partner = partnerOf(statement, statements, { sameReport: odd }, random)
    if (partner === null) return null
    const words = `${statement.text}，${partner.text}`
    if (corpus.has(words)) return null
    const text = odd ? quoted(statement.document, words, random) : quotedUnnamed(words, random)
    return { text, verdict: 'close', from: [statement, partner] }
  },
  region: (statement, odd, { texts, random }) => {
    const other = otherRegion(statement, texts, random)
    if (other === null) return null
    const text = (odd ? quoted : told)(other, statement.text, random)
    return { text, verdict: 'conflict', from: [statement] }
  },
}

/**
 * Claims with a known verdict, made from reports: as they stand, with a changed digit or unit, a
 * lost word, two places stitched together, or attributed to another region. Every statement is
 * used once and is unique in the documents. The same documents and seed give the same cases.
 */
export function generateClaims(
  documents: readonly ClaimDocument[],
  seed: number,
  kinds: readonly GeneratedKind[] = GENERATED_KINDS,
): GeneratedClaim[] {
  const random = seededRandom(seed)
  const corpus = corpusText(documents)
  const statements = documents.map((one) => random.shuffle(statementsOf(one)))
  const texts = new Map(documents.map((one) => [one, corpusText([one])]))
  const making = { texts, statements, corpus, random }
  const used = new Set<Statement>()
  return kinds.flatMap((kind) =>
    casesOf(kind, making, used).map(({ from, text, verdict }, index): GeneratedClaim => {
      const evidence = from.map(({ document, start, end }) => ({ file: document.file, start, end }))
      const split = index % 4 < 2 ? 'dev' : 'test'
      return { id: `${kind}-${index + 1}`, kind, text, verdict, evidence, split }
    }),
  )
}

/** Takes one statement of each report in turn until there are enough. */
function casesOf(kind: GeneratedKind, making: Making, used: Set<Statement>): Made[] {
  const out: Made[] = []
  const left = making.statements.map((list) => list.filter((one) => !used.has(one)))
  while (out.length < CASES_OF_A_KIND && left.some((list) => list.length > 0)) {
    for (const list of making.random.shuffle(left)) {
      if (out.length === CASES_OF_A_KIND) break
      const one = nextOf(list, kind, out.length % 2 === 1, making, used)
      if (one === null) continue
      for (const statement of one.from) used.add(statement)
      out.push(one)
    }
  }
  return out
}

function nextOf(
  list: Statement[],
  kind: GeneratedKind,
  odd: boolean,
  making: Making,
  used: ReadonlySet<Statement>,
): Made | null {
  for (let one = list.pop(); one !== undefined; one = list.pop()) {
    if (used.has(one) || !isPlain(one) || !making.corpus.hasOnce(one.text)) continue
    const made = MAKERS[kind](one, odd, making)
    if (made !== null && !made.from.some((part) => used.has(part))) return made
  }
  return null
}

function made(
  verdict: Made['verdict'],
  statement: Statement,
  words: string | null,
  odd: boolean,
  random: Random,
): Made | null {
  if (words === null) return null
  return { text: placed(statement, words, odd, random), verdict, from: [statement] }
}

function placed(statement: Statement, words: string, odd: boolean, random: Random): string {
  return odd ? quoted(statement.document, words, random) : `${words}。`
}
