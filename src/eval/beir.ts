import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unitTexts } from '../index/add-document.js'
import type { PreparedDocument, PreparedPassage } from '../ingest/prepared.js'
import type { RetrieveDependencies } from '../search/retrieve.js'
import { retrieve } from '../search/retrieve.js'
import { splitSentences } from '../text/sentences.js'
import type { Variant } from './ablation.js'
import { readLines } from './cases.js'
import { ndcgAt, reciprocalRank } from './metrics.js'
import { type RankOutcome, type RankScores, scoreTasks } from './rank-tasks.js'

/** A benchmark in BEIR's layout (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels.tsv. */
export interface Beir {
  name: string
  corpus: { _id: string; title: string; text: string }[]
  queries: { _id: string; text: string }[]
  /** Query id → corpus id → relevance. */
  qrels: Map<string, Map<string, number>>
}

const corpusLine = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() })
const queryLine = z.object({ _id: z.string(), text: z.string() })

/** Reads a BEIR folder; qrels may stand at the top or in `qrels/`. */
export function readBeir(folder: string): Beir {
  const qrels = new Map<string, Map<string, number>>()
  const [, ...lines] = readFileSync(join(folder, 'qrels.tsv'), 'utf8').trim().split('\n')
  for (const line of lines) {
    const [query = '', passage = '', score = '0'] = line.trim().split('\t')
    const judged = qrels.get(query) ?? new Map<string, number>()
    qrels.set(query, judged.set(passage, Number(score)))
  }
  return {
    name: folder.split('/').findLast((part) => part !== '') ?? folder,
    corpus: readLines(join(folder, 'corpus.jsonl')).map((line) => corpusLine.parse(line)),
    queries: readLines(join(folder, 'queries.jsonl')).map((line) => queryLine.parse(line)),
    qrels,
  }
}

/** The benchmark's corpus as one document of one report, a passage for each of its texts, so that production code searches it. */
export function prepareBeir({ name, corpus }: Beir): PreparedDocument {
  const passages: PreparedPassage[] = []
  let original = ''
  for (const { text } of corpus) {
    const start = original.length
    original += `${text}\n`
    const sentences = splitSentences(text).map((range) => ({
      start: start + range.start,
      end: start + range.end,
      text: text.slice(range.start, range.end),
    }))
    passages.push({ start, end: start + text.length, text, headings: [], sentences })
  }
  return {
    name,
    sha256: createHash('sha256').update(original).digest('hex'),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    original,
    removed: [],
    repairs: [],
    notes: [],
    reports: [
      {
        title: name,
        institution: null,
        region: null,
        regionEvidence: [],
        year: null,
        coveredYears: [],
        session: null,
        start: 0,
        end: original.length,
        passages,
      },
    ],
  }
}

/**
 * Indexes the benchmark into an empty store (or reuses it there) and scores its first `limit`
 * queries by each variant. Passages are judged one by one, so none are folded or joined.
 */
export async function runBeir(
  beir: Beir,
  dependencies: RetrieveDependencies,
  options: {
    variants: readonly Variant[]
    limit?: number | undefined
    onProgress?: ((stage: string, done: number, total: number) => void) | undefined
  },
): Promise<{ variant: string; scores: RankScores }[]> {
  const { store, embedder } = dependencies
  const prepared = prepareBeir(beir)
  if (store.findBySha256(prepared.sha256) === null) {
    await embedder.embed(unitTexts(prepared), {
      kind: 'passage',
      onProgress: (done, total) => options.onProgress?.('embed', done, total),
    })
    store.addDocument(prepared, { source: null, embedderId: embedder.id })
  }
  const idOf = passageIds(beir, dependencies, prepared.sha256)
  const queries = beir.queries.filter(({ _id }) => beir.qrels.has(_id)).slice(0, options.limit)
  const all: { variant: string; scores: RankScores }[] = []
  for (const { name, mode, ranking } of options.variants) {
    const outcomes: RankOutcome[] = []
    for (const [index, { _id, text }] of queries.entries()) {
      const { ranked } = await retrieve(
        { query: text, mode },
        { ...dependencies, ranking: { ...ranking, assemble: false } },
      )
      const found = ranked.slice(0, 10).map(({ passage }) => idOf.get(passage) ?? '')
      outcomes.push(markOf(_id, text, found, beir.qrels.get(_id) ?? new Map()))
      options.onProgress?.(name, index + 1, queries.length)
    }
    all.push({ variant: name, scores: scoreTasks(outcomes) })
  }
  return all
}

function markOf(
  id: string,
  query: string,
  found: readonly string[],
  judged: ReadonlyMap<string, number>,
): RankOutcome {
  const relevances = found.map((one) => judged.get(one) ?? 0)
  const ideal = [...judged.values()]
  const relevant = ideal.filter((rel) => rel > 0).length
  const recallAt = (k: number) =>
    relevant === 0 ? 0 : relevances.slice(0, k).filter((rel) => rel > 0).length / relevant
  return {
    id,
    type: 'beir',
    query,
    recall: { at1: recallAt(1), at5: recallAt(5), at10: recallAt(10) },
    reciprocalRank: reciprocalRank(relevances.map((rel) => rel > 0)),
    ndcgAt10: ndcgAt(10, relevances, ideal),
    rPrecision:
      relevances.slice(0, relevant).filter((rel) => rel > 0).length /
      Math.min(10, Math.max(1, relevant)),
  }
}

function passageIds(
  beir: Beir,
  { store }: RetrieveDependencies,
  sha256: string,
): Map<number, string> {
  const document = store.findBySha256(sha256)
  const rowids = document ? store.passagesIn(document.documentId, 0, Number.MAX_SAFE_INTEGER) : []
  return new Map(rowids.map((rowid, index) => [rowid, beir.corpus[index]?._id ?? '']))
}
