import { bigrams } from '../text/bigrams.js'
import type { Db } from './database.js'
import type { Meta } from './meta.js'

/** Passages by the words they share with a query. Implementation: SQLite FTS5 over `bigrams`. */
export interface LexicalIndex {
  /** Within a transaction; `passage` is a row id not in the index. */
  add(passage: number, text: string): void
  /** Within a transaction, before the passages' own rows go; unknown ids are ignored, and none may be removed twice. */
  remove(passages: readonly number[]): void
  /**
   * At most `k` passages that hold any of the query's terms, best first.
   *
   * @param query a text, cut by `bigrams`, or terms so cut; repeats count once.
   * @param reports row ids to stay within; absent or null for all, empty for none.
   */
  search(
    query: string | readonly string[],
    k: number,
    reports?: readonly number[] | null,
  ): LexicalHit[]
  /** In how many passages each term occurs, 0 included, for every term asked. */
  documentFrequency(terms: readonly string[]): Map<string, number>
  /** Number of passages indexed. */
  size(): number
}

export interface LexicalHit {
  /** Row id. */
  passage: number
  /** Okapi BM25 (Robertson et al. 1995) with FTS5's k1 = 1.2, b = .75; > 0, larger is better. */
  score: number
}

/** Raised whenever `bigrams` cuts otherwise: an index of older terms is built anew when the store is opened. */
export const LEXICAL_VERSION = 3

/** Longer queries (a pasted paragraph) are answered from their rarest terms. */
const MAX_QUERY_TERMS = 64

export function createLexicalIndex(db: Db): LexicalIndex {
  const insert = db.prepare<[number, string]>('INSERT INTO lexical (rowid, terms) VALUES (?, ?)')
  // A contentless table forgets a row only when told the terms it was given.
  const remove = db.prepare<[number, string]>(
    "INSERT INTO lexical (lexical, rowid, terms) VALUES ('delete', ?, ?)",
  )
  const textOf = db.prepare<[number], string>('SELECT text FROM passages WHERE rowid = ?').pluck()
  const all = db.prepare<[string, number], LexicalHit>(
    `SELECT rowid AS passage, -rank AS score FROM lexical WHERE lexical MATCH ?
     ORDER BY rank LIMIT ?`,
  )
  const within = db.prepare<[string, string, number], LexicalHit>(
    `SELECT rowid AS passage, -rank AS score FROM lexical WHERE lexical MATCH ?
     AND rowid IN (SELECT p.rowid FROM json_each(?) AS r JOIN passages AS p ON p.report = r.value)
     ORDER BY rank LIMIT ?`,
  )
  const frequency = db.prepare<[string], { term: string; doc: number }>(
    `SELECT t.term, t.doc FROM json_each(?) AS wanted
     CROSS JOIN lexical_terms AS t ON t.term = wanted.value`,
  )
  const count = db.prepare<[], number>('SELECT count(*) FROM passages').pluck()

  const documentFrequency = (terms: readonly string[]) => {
    const encoded = new Map(terms.map((term) => [encodeTerm(term), term]))
    const found = new Map(terms.map((term) => [term, 0]))
    for (const { term, doc } of frequency.iterate(JSON.stringify([...encoded.keys()]))) {
      found.set(encoded.get(term) ?? term, doc)
    }
    return found
  }

  return {
    add: (passage, text) => void insert.run(passage, encodeTerms(text)),
    remove(passages) {
      for (const passage of passages) {
        const text = textOf.get(passage) as string | undefined
        if (text !== undefined) remove.run(passage, encodeTerms(text))
      }
    },
    search(query, k, reports = null) {
      let terms = [...new Set(typeof query === 'string' ? bigrams(query) : query)]
      if (terms.length > MAX_QUERY_TERMS) {
        const df = documentFrequency(terms)
        terms = terms
          .filter((term) => (df.get(term) ?? 0) > 0)
          .sort((a, b) => (df.get(a) ?? 0) - (df.get(b) ?? 0))
          .slice(0, MAX_QUERY_TERMS)
      }
      if (terms.length === 0 || k < 1 || reports?.length === 0) return []
      const match = terms.map((term) => `"${encodeTerm(term)}"`).join(' OR ')
      return reports === null ? all.all(match, k) : within.all(match, JSON.stringify(reports), k)
    },
    documentFrequency,
    size: () => count.get() as number,
  }
}

function encodeTerms(text: string): string {
  return bigrams(text).map(encodeTerm).join(' ')
}

/** What the `unicode61` tokenizer (Unicode 6.1) keeps whole and unchanged, with `.` a token character. */
const KEPT = /^[a-z0-9.\u3400-\u4db5\u4e00-\u9fcb]+$/

/** A term as one FTS5 token: as it is where the tokenizer keeps it, else its code units in hex. */
export function encodeTerm(term: string): string {
  if (KEPT.test(term)) return term
  let hex = ''
  for (let i = 0; i < term.length; i++) hex += term.charCodeAt(i).toString(16).padStart(4, '0')
  return `.${hex}`
}

/**
 * Builds the index anew from the passages where it was made by other rules than today's. True
 * when it did. One transaction: an interruption leaves the old index and tries again next time.
 */
export function refreshLexicalIndex(db: Db, lexical: LexicalIndex, meta: Meta): boolean {
  const version = String(LEXICAL_VERSION)
  if (meta.get(VERSION_KEY) === version) return false
  const passages = db.prepare<[], { rowid: number; text: string }>(
    'SELECT rowid, text FROM passages',
  )
  const rebuild = db.transaction(() => {
    db.exec("INSERT INTO lexical (lexical) VALUES ('delete-all')")
    for (const { rowid, text } of passages.all()) lexical.add(rowid, text)
    meta.set(VERSION_KEY, version)
  })
  rebuild.immediate()
  return true
}

const VERSION_KEY = 'lexical_version'
