import { bigrams } from '../text/bigrams.js'
import { contextWords } from './context.js'
import type { Db } from './database.js'
import type { Meta } from './meta.js'
import { type RegionColumns, regionOf } from './region-columns.js'

/** Passages by the words they share with a query. Implementation: SQLite FTS5 over `bigrams`. */
export interface LexicalIndex {
  /**
   * Within a transaction; `passage` is a row id not in the index. `context` is what surrounds the
   * passage (`contextWords`): it counts for `CONTEXT_WEIGHT` of its own words.
   */
  add(passage: number, text: string, context: string): void
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
  /** In how many passages each term occurs, context aside, 0 included, for every term asked. */
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
export const LEXICAL_VERSION = 4

/** What a word in a passage's context counts, beside 1 for a word of its own, 0..1. */
export const CONTEXT_WEIGHT = 0.1

/** Longer queries (a pasted paragraph) are answered from their rarest terms. */
const MAX_QUERY_TERMS = 64

export function createLexicalIndex(db: Db): LexicalIndex {
  const insert = db.prepare<[number, string, string]>(
    'INSERT INTO lexical (rowid, terms, context) VALUES (?, ?, ?)',
  )
  // A contentless table forgets a row only when told the terms it was given.
  const remove = db.prepare<[number, string, string]>(
    "INSERT INTO lexical (lexical, rowid, terms, context) VALUES ('delete', ?, ?, ?)",
  )
  const indexed = db.prepare<[number], IndexedRow>(`${INDEXED} WHERE p.rowid = ?`)
  const match = `lexical MATCH ? AND rank MATCH 'bm25(1.0, ${CONTEXT_WEIGHT})'`
  const all = db.prepare<[string, number], LexicalHit>(
    `SELECT rowid AS passage, -rank AS score FROM lexical WHERE ${match} ORDER BY rank LIMIT ?`,
  )
  // The plus keeps SQLite from asking the whole question anew for each row id.
  const within = db.prepare<[string, string, number], LexicalHit>(
    `SELECT rowid AS passage, -rank AS score FROM lexical WHERE ${match}
     AND +rowid IN (SELECT p.rowid FROM json_each(?) AS r JOIN passages AS p ON p.report = r.value)
     ORDER BY rank LIMIT ?`,
  )
  const frequency = db.prepare<[string], { term: string; doc: number }>(
    `SELECT t.term, t.doc FROM json_each(?) AS wanted
     CROSS JOIN lexical_terms AS t ON t.term = wanted.value AND t.col = 'terms'`,
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
    add: (passage, text, context) =>
      void insert.run(passage, encodeTerms(text), encodeTerms(context)),
    remove(passages) {
      for (const passage of passages) {
        const row = indexed.get(passage)
        if (row === undefined) continue
        remove.run(passage, encodeTerms(row.text), encodeTerms(contextOf(row)))
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
      const anyOf = terms.map((term) => `"${encodeTerm(term)}"`).join(' OR ')
      return reports === null ? all.all(anyOf, k) : within.all(anyOf, JSON.stringify(reports), k)
    },
    documentFrequency,
    size: () => count.get() as number,
  }
}

/** A passage with what surrounds it, as `add` was given it. */
interface IndexedRow extends RegionColumns {
  rowid: number
  text: string
  title: string
  year: number | null
  headings: string
}

const INDEXED = `SELECT p.rowid, p.text, p.headings, r.title, r.year, r.region_code, r.region_name,
  r.region_level, r.region_path FROM passages AS p JOIN reports AS r ON r.rowid = p.report`

function contextOf(row: IndexedRow): string {
  const headings = JSON.parse(row.headings) as string[]
  return contextWords({ title: row.title, region: regionOf(row), year: row.year, headings })
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
  const passages = db.prepare<[], IndexedRow>(INDEXED)
  const rebuild = db.transaction(() => {
    db.exec("INSERT INTO lexical (lexical) VALUES ('delete-all')")
    for (const row of passages.all()) lexical.add(row.rowid, row.text, contextOf(row))
    meta.set(VERSION_KEY, version)
  })
  rebuild.immediate()
  return true
}

const VERSION_KEY = 'lexical_version'
