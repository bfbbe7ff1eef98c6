import type { Job, JobFile } from '../../../src/api/jobs'
import { ApiError, call, type FailureCode } from '../api/client'
import { eventsOf } from '../api/events'
import { refreshDocuments } from '../state/documents'
import { createStore } from '../state/store'

/** One file on its way into the library. */
export interface Upload {
  id: number
  name: string
  state: 'waiting' | 'working' | JobFile['state']
  /** What it is going through, and how far. */
  stage: Job['stage']
  done: number
  total: number
  error: { code: FailureCode; message: string } | null
}

/** Files a request may hold and its bytes, below what the service allows. */
const BATCH_FILES = 100
const BATCH_BYTES = 100_000_000

/** Files on their way, and those just arrived. */
export const uploads = createStore<readonly Upload[]>([])
let lastId = 0
let queue: Promise<void> = Promise.resolve()

/** Sends files in, batch after batch, and follows what becomes of each. */
export function addFiles(files: readonly File[]): void {
  const entries = files.map((file) => {
    lastId += 1
    return { file, id: lastId }
  })
  uploads.set((now) => [...now, ...entries.map(({ file, id }) => waiting(id, file.name))])
  for (const batch of batches(entries)) {
    queue = queue.then(() => send(batch)).then(refreshDocuments)
  }
}

/** Takes what is finished off the list. */
export function dismissFinished(): void {
  uploads.set((now) => now.filter(({ state }) => state === 'waiting' || state === 'working'))
}

type Entry = { file: File; id: number }

async function send(batch: readonly Entry[]): Promise<void> {
  try {
    const body = new FormData()
    for (const { file } of batch) body.append('files', file, file.name)
    const response = await call('/api/documents', { method: 'POST', body })
    const { jobId } = (await response.json()) as { jobId: string }
    await follow(jobId, batch)
  } catch (thrown) {
    const { code, message } = thrown instanceof ApiError ? thrown : new ApiError('offline', '')
    for (const { id } of batch) {
      change(id, ({ state }) =>
        state === 'waiting' || state === 'working'
          ? { state: 'failed', error: { code, message } }
          : {},
      )
    }
  }
}

async function follow(jobId: string, batch: readonly Entry[]): Promise<void> {
  let finished = 0
  const events = eventsOf(await call(`/api/jobs/${encodeURIComponent(jobId)}/events`))
  for await (const { event, data } of events) {
    const at = batch[finished]
    if (event === 'progress' && at !== undefined) {
      const { stage, current } = data as Pick<Job, 'stage' | 'current'>
      change(at.id, () => ({
        state: current === null ? 'waiting' : 'working',
        stage,
        done: current?.done ?? 0,
        total: current?.total ?? 0,
      }))
    }
    if (event === 'file' && at !== undefined) {
      settle(at.id, data as JobFile)
      finished += 1
    }
    if (event === 'done') {
      const { error } = data as Job
      if (error !== null) throw new ApiError(error.code, error.message)
      return
    }
  }
  throw new ApiError('offline', '')
}

function settle(id: number, file: JobFile): void {
  change(id, () => ({ state: file.state, error: file.state === 'failed' ? file.error : null }))
}

function change(id: number, next: (upload: Upload) => Partial<Upload>): void {
  uploads.set((now) => now.map((one) => (one.id === id ? { ...one, ...next(one) } : one)))
}

function waiting(id: number, name: string): Upload {
  return { id, name, state: 'waiting', stage: null, done: 0, total: 0, error: null }
}

function batches(entries: readonly Entry[]): Entry[][] {
  const out: Entry[][] = []
  let bytes = 0
  for (const entry of entries) {
    const last = out.at(-1)
    bytes += entry.file.size
    if (last === undefined || last.length >= BATCH_FILES || bytes > BATCH_BYTES) {
      out.push([entry])
      bytes = entry.file.size
    } else last.push(entry)
  }
  return out
}
