import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unitTexts } from '../index/add-document.js'
import type { PreparedDocument, PreparedPassage } from '../ingest/prepared.js'
import type { RetrieveDependencies } from '../search/retrieve.js'
import { retrieve } from '../search/retrieve.js'
import type { SearchMode } from '../search/types.js'
import { splitSentences } from '../text/sentences.js'
import { readLines } from './cases.js'
import { bootstrapInterval, mean, ndcgAt, reciprocalRank } from './metrics.js'

/** A benchmark in BEIR's layout (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels.tsv. */
export interface Beir {
  name: string
  corpus: { _id: string; title: string; text: string }[]
  queries: { _id: string; text: string }[]
  /** Query id → corpus id → relevance. */
  qrels: Map<string, Map<string, number>>
}

export interface BeirScores {
  mode: SearchMode
  queries: number
  ndcgAt10: number
  /** 95 % bootstrap interval of nDCG@10. */
  ndcgInterval: [number, number]
  recallAt1: number
  recallAt5: number
  recallAt10: number
  mrr: number
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
 * queries in each mode.
 */
export async function runBeir(
  beir: Beir,
  dependencies: RetrieveDependencies,
  options: {
    modes: readonly SearchMode[]
    limit?: number | undefined
    onProgress?: ((stage: string, done: number, total: number) => void) | undefined
  },
): Promise<BeirScores[]> {
  const { store, embedder } = dependencies
  const prepared = prepareBeir(beir)
  if (store.findBySha256(prepared.sha256) === null) {
    await embedder.embed(unitTexts(prepared), {
      kind: 'passage',
      onProgress: (done, total) => options.onProgress?.('embed', done, total),
    })
    store.addDocument(prepared, { source: null, embedderId: embedder.id })
  }
  const byRowid = passageIds(beir, dependencies, prepared.sha256)
  const queries = beir.queries.filter(({ _id }) => beir.qrels.has(_id)).slice(0, options.limit)
  const scores: BeirScores[] = []
  for (const mode of options.modes) {
    const outcomes = []
    for (const [index, { _id, text }] of queries.entries()) {
      const { ranked } = await retrieve({ query: text, mode }, dependencies)
      const judged = beir.qrels.get(_id) ?? new Map<string, number>()
      const relevances = ranked
        .slice(0, 10)
        .map(({ passage }) => judged.get(byRowid.get(passage) ?? '') ?? 0)
      outcomes.push({ relevances, ideal: [...judged.values()] })
      options.onProgress?.(mode, index + 1, queries.length)
    }
    scores.push(summarise(mode, outcomes))
  }
  return scores
}

function summarise(
  mode: SearchMode,
  outcomes: readonly { relevances: number[]; ideal: number[] }[],
): BeirScores {
  const ndcgs = outcomes.map(({ relevances, ideal }) => ndcgAt(10, relevances, ideal))
  const recallAt = (k: number) =>
    mean(
      outcomes.map(({ relevances, ideal }) => {
        const relevant = ideal.filter((rel) => rel > 0).length
        const found = relevances.slice(0, k).filter((rel) => rel > 0).length
        return relevant === 0 ? 0 : found / relevant
      }),
    )
  return {
    mode,
    queries: outcomes.length,
    ndcgAt10: mean(ndcgs),
    ndcgInterval: bootstrapInterval(ndcgs),
    recallAt1: recallAt(1),
    recallAt5: recallAt(5),
    recallAt10: recallAt(10),
    mrr: mean(outcomes.map(({ relevances }) => reciprocalRank(relevances.map((rel) => rel > 0)))),
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
