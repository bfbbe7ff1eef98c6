import { randomUUID } from 'node:crypto'
import type { Assistant } from '../assistant.js'
import type { Document } from '../domain.js'
import { toXiezhengError, XiezhengError } from '../errors.js'
import type { IngestEvent, IngestFileResult, IngestSource, IngestStage } from '../ingest/types.js'
import { type ErrorBody, errorBody } from './errors.js'

export type JobState = 'queued' | 'running' | 'done' | 'failed'

export type JobFile =
  | { name: string; state: 'added' | 'replaced' | 'unchanged'; document: Document }
  | { name: string; state: 'failed'; error: ErrorBody['error'] }

/** An ingest as clients see it. `failed`: it broke off, or not one file could be taken in. */
export interface Job {
  id: string
  state: JobState
  /** What the current file is going through; null when none is. */
  stage: IngestStage | null
  /** Files finished, of `total`. */
  done: number
  total: number
  /** The current file's own progress, in sentences while it is embedded. */
  current: { name: string; done: number; total: number } | null
  /** Results so far, in order of completion. */
  files: JobFile[]
  /** The failures among `files`. */
  errors: { name: string; error: ErrorBody['error'] }[]
  /** Why the job as a whole broke off. */
  error: ErrorBody['error'] | null
  /** ISO 8601. */
  createdAt: string
  finishedAt: string | null
}

export interface JobQueue {
  /** `onEvent` hears the ingest itself. @throws XiezhengError `busy` when the queue is full, `unavailable` after `close`. */
  submit(sources: readonly IngestSource[], onEvent?: (event: IngestEvent) => void): Job
  get(id: string): Job | undefined
  /** Calls `listener` after every change of the job, until the returned function is called. */
  subscribe(id: string, listener: () => void): () => void
  stats(): { waiting: number; running: number }
  /** Refuses new jobs, fails the waiting ones, aborts the running one and waits for it. */
  close(): Promise<void>
}

export interface JobQueueOptions {
  assistant: Pick<Assistant, 'ingest'>
  /** Jobs that may wait behind the running one; default 20. */
  maxWaiting?: number
  /** Finished jobs remembered; default 100. */
  maxKept?: number
}

interface Waiting {
  id: string
  sources: readonly IngestSource[]
  listener: ((event: IngestEvent) => void) | undefined
}

/** A queue in this process: one ingest at a time, first come first served. */
export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { assistant, maxWaiting = 20, maxKept = 100 } = options
  const jobs = new Map<string, Job>()
  const waiting: Waiting[] = []
  const listeners = new Map<string, Set<() => void>>()
  const shutdown = new AbortController()
  let running: Promise<void> | null = null

  const update = (id: string, change: (job: Job) => Partial<Job>) => {
    const job = jobs.get(id)
    if (job === undefined) return
    jobs.set(id, { ...job, ...change(job) })
    for (const listener of listeners.get(id) ?? []) listener()
  }

  const finish = (id: string, state: 'done' | 'failed', error: Job['error']) => {
    update(id, () => ({
      state,
      error,
      stage: null,
      current: null,
      finishedAt: new Date().toISOString(),
    }))
    const finished = [...jobs.values()].filter((job) => job.finishedAt !== null)
    for (const old of finished.slice(0, Math.max(0, finished.length - maxKept))) jobs.delete(old.id)
  }

  const onEvent = (id: string, event: IngestEvent) => {
    if (event.type === 'file') return update(id, (job) => withResult(job, event.result))
    const { stage, name, done, total } = event
    update(id, () => ({ stage, current: { name, done, total } }))
  }

  const work = async ({ id, sources, listener }: Waiting) => {
    update(id, () => ({ state: 'running' }))
    try {
      const summary = await assistant.ingest(sources, {
        signal: shutdown.signal,
        onEvent: (event) => {
          onEvent(id, event)
          listener?.(event)
        },
      })
      update(id, (job) => ({ ...allResults(job, summary.files) }))
      if (shutdown.signal.aborted && summary.files.length < sources.length) throw interrupted()
      finish(id, summary.failed > 0 && summary.failed === sources.length ? 'failed' : 'done', null)
    } catch (thrown) {
      finish(id, 'failed', errorBody(toXiezhengError(thrown)).error)
    }
  }

  const next = () => {
    if (running !== null) return
    const job = waiting.shift()
    if (job === undefined) return
    running = work(job).finally(() => {
      running = null
      next()
    })
  }

  return {
    submit(sources, listener) {
      if (shutdown.signal.aborted)
        throw new XiezhengError('unavailable', '服务正在关闭，请稍后再试。')
      if (waiting.length >= maxWaiting) {
        throw new XiezhengError('busy', '等待处理的上传太多，请等前面的完成后再试。', {
          details: { waiting: waiting.length },
        })
      }
      const job = newJob(sources.length)
      jobs.set(job.id, job)
      waiting.push({ id: job.id, sources, listener })
      next()
      return jobs.get(job.id) ?? job
    },
    get: (id) => jobs.get(id),
    subscribe(id, listener) {
      const own = listeners.get(id) ?? new Set()
      listeners.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(id)
      }
    },
    stats: () => ({ waiting: waiting.length, running: running === null ? 0 : 1 }),
    async close() {
      shutdown.abort()
      const { error } = errorBody(interrupted())
      for (const { id } of waiting.splice(0)) finish(id, 'failed', error)
      await running
    },
  }
}

function interrupted(): XiezhengError {
  return new XiezhengError(
    'aborted',
    '服务关闭，任务没有做完；请重新上传，已完成的文件会自动跳过。',
  )
}

function newJob(total: number): Job {
  return {
    id: randomUUID(),
    state: 'queued',
    stage: null,
    done: 0,
    total,
    current: null,
    files: [],
    errors: [],
    error: null,
    createdAt: new Date().toISOString(),
    finishedAt: null,
  }
}

function withResult(job: Job, result: IngestFileResult): Partial<Job> {
  const file = toJobFile(result)
  const { files, errors } = job
  return {
    done: files.length + 1,
    files: [...files, file],
    errors: file.state === 'failed' ? [...errors, { name: file.name, error: file.error }] : errors,
    stage: null,
    current: null,
  }
}

/** The summary's word is final, whatever the events said. */
function allResults(job: Job, results: readonly IngestFileResult[]): Job {
  let all: Job = { ...job, files: [], errors: [] }
  for (const result of results) all = { ...all, ...withResult(all, result) }
  return all
}

/** One file's result as JSON. */
export function toJobFile(result: IngestFileResult): JobFile {
  if (result.state !== 'failed') return result
  return { name: result.name, state: 'failed', error: errorBody(result.error).error }
}
