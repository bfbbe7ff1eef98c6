import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createAssistant, openParts } from '../assistant.js'
import type { Config } from '../config.js'
import { XiezhengError } from '../errors.js'
import { collectSources } from '../ingest/sources.js'
import type { SearchMode } from '../search/types.js'
import { type BeirScores, readBeir, runBeir } from './beir.js'
import { readQuestions } from './cases.js'
import { digestOf } from './floors.js'
import {
  type QuestionOutcome,
  type QuestionScores,
  runQuestions,
  scoreQuestions,
} from './questions.js'

export interface EvalRun {
  /** Name of the set: the file's or folder's. */
  name: string
  /** Over cases and corpus, 16 hex digits. */
  digest: string
  result:
    | {
        kind: 'questions'
        scores: QuestionScores
        byType: Record<string, QuestionScores>
        outcomes: QuestionOutcome[]
      }
    | { kind: 'beir'; scores: BeirScores[] }
}

export interface EvalOptions {
  /** A BEIR folder, or a JSON Lines file of questions. */
  target: string
  /** Files and folders the questions are asked of; ingested first. Empty: the library as it is. */
  corpus: readonly string[]
  split?: 'dev' | 'test' | undefined
  modes: readonly SearchMode[]
  /** First so many queries of a BEIR set. */
  limit?: number | undefined
  config: Config
  onProgress?: ((stage: string, done: number, total: number) => void) | undefined
}

/**
 * Scores one set with the production search and chat.
 *
 * @throws XiezhengError `not_found` for a target that is not there, `invalid_input` for one that does not fit.
 */
export async function runEval(options: EvalOptions): Promise<EvalRun> {
  const { target } = options
  if (!existsSync(target)) {
    throw new XiezhengError('not_found', `找不到评测集 ${target}。请给出 BEIR 目录或 .jsonl 文件。`)
  }
  return statSync(target).isDirectory() ? evalBeir(options) : evalQuestions(options)
}

async function evalBeir({
  target,
  config,
  modes,
  limit,
  onProgress,
}: EvalOptions): Promise<EvalRun> {
  const beir = readBeir(target)
  const files = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) => join(target, file))
  const parts = await openParts({ ...config, dataDir: join(config.dataDir, 'eval', beir.name) })
  try {
    const scores = await runBeir(beir, parts, { modes, limit, onProgress })
    return { name: beir.name, digest: digestOf(files), result: { kind: 'beir', scores } }
  } finally {
    await parts.close()
  }
}

async function evalQuestions(options: EvalOptions): Promise<EvalRun> {
  const { target, corpus, split, config, onProgress } = options
  const cases = readQuestions(target).filter((one) => !split || one.split === split)
  // A corpus of its own gets a library of its own: other reports in it would change the figures.
  const key = createHash('sha256').update(corpus.join('\n')).digest('hex').slice(0, 12)
  const dataDir = corpus.length === 0 ? config.dataDir : join(config.dataDir, 'eval', key)
  const assistant = await createAssistant({ ...config, dataDir })
  try {
    const { sources, failures } = await collectSources([...corpus], {
      maxBytes: config.maxUploadBytes,
    })
    const [failure] = failures
    if (failure) throw failure.error
    await assistant.ingest(sources, {
      onEvent: (event) => {
        if (event.type === 'file') onProgress?.('ingest', event.index + 1, event.total)
      },
    })
    const outcomes = await runQuestions(assistant, cases, (done, total) =>
      onProgress?.('questions', done, total),
    )
    const types = [...new Set(outcomes.map(({ type }) => type))]
    const paths = sources.flatMap(({ path }) => (path === null ? [] : [path]))
    return {
      // Two folders may each hold a questions.jsonl.
      name: `${basename(dirname(resolve(target)))}/${basename(target)}${split ? `#${split}` : ''}`,
      digest: digestOf([target, ...paths]),
      result: {
        kind: 'questions',
        scores: scoreQuestions(outcomes),
        byType: Object.fromEntries(
          types.map((type) => [type, scoreQuestions(outcomes.filter((one) => one.type === type))]),
        ),
        outcomes,
      },
    }
  } finally {
    await assistant.close()
  }
}
