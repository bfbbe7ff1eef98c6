import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Assistant, assistantOf, openParts, type Parts } from '../assistant.js'
import type { Config } from '../config.js'
import { XiezhengError } from '../errors.js'
import { collectSources } from '../ingest/sources.js'
import type { IngestSource } from '../ingest/types.js'
import { search } from '../search/search.js'
import { PRODUCT, SIDES, type Variant } from './ablation.js'
import { readBeir, runBeir } from './beir.js'
import { type CaseFile, readCases } from './cases.js'
import {
  type FaithfulnessOutcome,
  type FaithfulnessScores,
  runFaithfulness,
  scoreFaithfulness,
} from './faithfulness.js'
import { digestOf } from './floors.js'
import {
  type QuestionOutcome,
  type QuestionScores,
  runQuestions,
  scoreQuestions,
} from './questions.js'
import {
  type RankOutcome,
  type RankScores,
  runTasks,
  type Searcher,
  scoreTasks,
} from './rank-tasks.js'
import { type Originals, tasksOf } from './tasks.js'

/** One set, scored. */
export interface EvalRun {
  /** Name of the set: the file's or folder's. */
  name: string
  /** Over cases and corpus, 16 hex digits. */
  digest: string
  /** Ranking alone, by each variant asked for; the product as it ships first. */
  variants: { variant: string; scores: RankScores }[]
  /** Search and chat together; null for other kinds of sets. */
  questions: {
    scores: QuestionScores
    byType: Record<string, QuestionScores>
    outcomes: QuestionOutcome[]
  } | null
  /** What the verifier makes of each sentence; null for other kinds of sets. */
  faithfulness: { scores: FaithfulnessScores; outcomes: FaithfulnessOutcome[] } | null
  /** Each case of a similar or claims set under the product as it ships. */
  outcomes: RankOutcome[] | null
}

export interface EvalOptions {
  /** A BEIR folder, a JSON Lines file of cases, or a folder of such files. */
  target: string
  /** Files and folders the cases are asked of; ingested first. Empty: the library as it is. */
  corpus: readonly string[]
  split?: 'dev' | 'test' | undefined
  /** Ways of ranking; default the product's own. */
  variants?: readonly Variant[] | undefined
  /** First so many queries of a BEIR set. */
  limit?: number | undefined
  config: Config
  onProgress?: ((stage: string, done: number, total: number) => void) | undefined
}

/**
 * Scores one set, or each of a folder, with the production search and chat.
 *
 * @throws XiezhengError `not_found` for a target that is not there, `invalid_input` for one that does not fit.
 */
export async function runEval(options: EvalOptions): Promise<EvalRun[]> {
  const { target } = options
  if (!existsSync(target)) {
    throw new XiezhengError('not_found', `找不到评测集 ${target}。请给出 BEIR 目录或 .jsonl 文件。`)
  }
  if (!statSync(target).isDirectory()) return evalFiles([target], options)
  if (existsSync(join(target, 'corpus.jsonl'))) return [await evalBeir(options)]
  const files = readdirSync(target).filter((name) => name.endsWith('.jsonl'))
  if (files.length === 0) {
    throw new XiezhengError('not_found', `${target} 里没有评测集。请给出 BEIR 目录或 .jsonl 文件。`)
  }
  return evalFiles(
    files.sort().map((name) => join(target, name)),
    options,
  )
}

async function evalBeir(options: EvalOptions): Promise<EvalRun> {
  const { target, config, variants = PRODUCT, limit, onProgress } = options
  const beir = readBeir(target)
  const files = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) => join(target, file))
  const parts = await openParts({ ...config, dataDir: join(config.dataDir, 'eval', beir.name) })
  try {
    const scored = await runBeir(beir, parts, { variants, limit, onProgress })
    const name = beir.name
    return {
      name,
      digest: digestOf(files),
      variants: scored,
      questions: null,
      faithfulness: null,
      outcomes: null,
    }
  } finally {
    await parts.close()
  }
}

async function evalFiles(files: readonly string[], options: EvalOptions): Promise<EvalRun[]> {
  const { corpus, config, onProgress } = options
  const sets = files.map((file) => ({ file, read: readCases(file) }))
  // A corpus of its own gets a library of its own: other reports in it would change the figures.
  const key = createHash('sha256').update(corpus.join('\n')).digest('hex').slice(0, 12)
  const dataDir = corpus.length === 0 ? config.dataDir : join(config.dataDir, 'eval', key)
  const sources = await sourcesOf(corpus, config)
  const parts = await openParts({ ...config, dataDir })
  const assistant = assistantOf(parts, config)
  try {
    await assistant.ingest(sources, {
      onEvent: (event) => {
        if (event.type === 'file') onProgress?.('ingest', event.index + 1, event.total)
      },
    })
    const paths = sources.flatMap(({ path }) => (path === null ? [] : [path]))
    const runs: EvalRun[] = []
    for (const { file, read } of sets) {
      runs.push({
        name: nameOf(file, options.split),
        digest: digestOf([file, ...paths]),
        ...(await evalCases(ofSplit(read, options.split), { ...options, parts, assistant })),
      })
    }
    return runs
  } finally {
    await assistant.close()
  }
}

type Opened = EvalOptions & { parts: Parts; assistant: Assistant }

async function evalCases(
  read: CaseFile,
  { parts, assistant, variants = PRODUCT, onProgress }: Opened,
): Promise<Pick<EvalRun, 'variants' | 'questions' | 'faithfulness' | 'outcomes'>> {
  const originals = originalsByName(assistant)
  if (read.kind === 'faithfulness') {
    const outcomes = runFaithfulness(read.cases, parts.store, originals)
    const faithfulness = { scores: scoreFaithfulness(outcomes), outcomes }
    return { variants: [], questions: null, faithfulness, outcomes: null }
  }
  const tasks = tasksOf(read, originals)
  const byVariant: { variant: string; outcomes: RankOutcome[] }[] = []
  for (const { name, search } of searchersFor(read.kind, variants, parts, assistant)) {
    const outcomes = await runTasks(tasks, search, (done, total) => onProgress?.(name, done, total))
    byVariant.push({ variant: name, outcomes })
  }
  return {
    variants: byVariant.map(({ variant, outcomes }) => ({ variant, scores: scoreTasks(outcomes) })),
    questions:
      read.kind === 'questions' ? await evalQuestions(read.cases, assistant, originals) : null,
    faithfulness: null,
    outcomes: read.kind === 'questions' ? null : (byVariant[0]?.outcomes ?? null),
  }
}

async function evalQuestions(
  cases: Extract<CaseFile, { kind: 'questions' }>['cases'],
  assistant: Assistant,
  originals: Originals,
): Promise<EvalRun['questions']> {
  const outcomes = await runQuestions(assistant, cases, { originals })
  const types = [...new Set(outcomes.map(({ type }) => type))]
  return {
    scores: scoreQuestions(outcomes),
    byType: Object.fromEntries(
      types.map((type) => [type, scoreQuestions(outcomes.filter((one) => one.type === type))]),
    ),
    outcomes,
  }
}

/** Results asked for: ten count, and those of a report that is left out come before them. */
const ASKED_FOR = 50

/** Each way of ranking asked for. Similar initiatives have a ranking of their own, held against searching with the anchor's words. */
function searchersFor(
  kind: CaseFile['kind'],
  variants: readonly Variant[],
  parts: Parts,
  assistant: Assistant,
): { name: string; search: Searcher }[] {
  if (kind !== 'similar') return variants.map((one) => bySearch(one, parts))
  const plain = [...variants, ...SIDES].map((one) => bySearch(one, parts))
  const against = plain.map(({ name, search }) => ({ name: `search: ${name}`, search }))
  return [{ name: 'similar', search: bySimilar(assistant) }, ...against]
}

function bySearch({ name, mode, ranking }: Variant, parts: Parts) {
  const ask: Searcher = async ({ query }) => {
    const { hits } = await search({ query, mode, limit: ASKED_FOR }, { ...parts, ranking })
    return hits.map(({ citation }) => citation)
  }
  return { name, search: ask }
}

function bySimilar(assistant: Assistant): Searcher {
  const { documents } = assistant.listDocuments({ limit: 100_000, offset: 0 })
  const ids = new Map(documents.map(({ id, name }) => [name, id]))
  return async ({ without }) => {
    const documentId = without && ids.get(without.file)
    if (without === undefined || documentId === undefined) return []
    const { start, end } = without
    const { groups } = await assistant.similar({ documentId, start, end, limit: ASKED_FOR })
    const hits = groups.flatMap((group) => group.hits).sort((a, b) => a.rank - b.rank)
    return hits.map(({ citation }) => citation)
  }
}

function originalsByName(assistant: Assistant): Originals {
  const { documents } = assistant.listDocuments({ limit: 100_000, offset: 0 })
  return new Map(documents.map(({ id, name }) => [name, assistant.getOriginal(id)]))
}

async function sourcesOf(corpus: readonly string[], config: Config): Promise<IngestSource[]> {
  const { sources, failures } = await collectSources([...corpus], {
    maxBytes: config.maxUploadBytes,
  })
  const [failure] = failures
  if (failure) throw failure.error
  return sources
}

/** Two folders may each hold a questions.jsonl. */
function nameOf(file: string, split: string | undefined): string {
  return `${basename(dirname(resolve(file)))}/${basename(file)}${split ? `#${split}` : ''}`
}

function ofSplit(read: CaseFile, split: 'dev' | 'test' | undefined): CaseFile {
  if (split === undefined) return read
  return { ...read, cases: read.cases.filter((one) => one.split === split) } as CaseFile
}
