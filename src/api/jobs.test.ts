import { expect, test } from 'vitest'
import { XiezhengError } from '../errors.js'
import type { IngestOptions, IngestSource, IngestSummary } from '../ingest/types.js'
import { createJobQueue, type Job, type JobQueue } from './jobs.js'
import { followJob } from './routes/jobs.js'
import { createFakeAssistant } from './testing/fake-assistant.js'

const source = (name: string): IngestSource => ({
  name,
  path: null,
  read: async () => new Uint8Array(),
})

/** An ingest that goes on until it is told to, or is aborted. */
function heldIngest() {
  const started: string[][] = []
  const releases: (() => void)[] = []
  const ingest = (sources: readonly IngestSource[], options: IngestOptions = {}) => {
    started.push(sources.map(({ name }) => name))
    return new Promise<IngestSummary>((resolve, reject) => {
      releases.push(() =>
        resolve({ files: [], added: 0, replaced: 0, unchanged: 0, failed: 0, tookMs: 0 }),
      )
      options.signal?.addEventListener('abort', () =>
        reject(new XiezhengError('aborted', '操作已取消。')),
      )
    })
  }
  return { started, releases, assistant: { ingest } }
}

async function finished(jobs: JobQueue, id: string): Promise<Job | undefined> {
  for await (const _ of followJob(jobs, id, new AbortController().signal)) {
    // Only the end is wanted.
  }
  return jobs.get(id)
}

test('one at a time, in order', async () => {
  const { started, releases, assistant } = heldIngest()
  const jobs = createJobQueue({ assistant })
  const first = jobs.submit([source('a')])
  const second = jobs.submit([source('b')])
  expect([first.state, second.state]).toEqual(['running', 'queued'])
  expect(started).toEqual([['a']])
  releases[0]?.()
  await finished(jobs, first.id)
  await Promise.resolve()
  expect(jobs.get(second.id)?.state).toBe('running')
  releases[1]?.()
  expect((await finished(jobs, second.id))?.state).toBe('done')
  expect(started).toEqual([['a'], ['b']])
})

test('a full queue is busy', () => {
  const { assistant } = heldIngest()
  const jobs = createJobQueue({ assistant, maxWaiting: 2 })
  for (const name of ['a', 'b', 'c']) jobs.submit([source(name)])
  expect(() => jobs.submit([source('d')])).toThrow(expect.objectContaining({ code: 'busy' }))
})

test('only the latest results are kept', async () => {
  const jobs = createJobQueue({ assistant: createFakeAssistant(), maxKept: 2 })
  const ids = ['a', 'b', 'c'].map((name) => jobs.submit([source(name)]).id)
  await finished(jobs, ids[2] ?? '')
  expect(ids.map((id) => jobs.get(id) !== undefined)).toEqual([false, true, true])
})

test.each([
  ['some fail', ['a', '坏'], 'done'],
  ['all fail', ['坏1', '坏2'], 'failed'],
])('%s', async (_, names, state) => {
  const jobs = createJobQueue({ assistant: createFakeAssistant() })
  const job = await finished(jobs, jobs.submit(names.map(source)).id)
  expect(job).toMatchObject({ state, done: 2, total: 2, error: null, current: null })
  expect(job?.errors.map(({ name }) => name)).toEqual(names.filter((name) => name.includes('坏')))
})

test('close aborts the running job, fails the waiting ones and takes no more', async () => {
  const { assistant, started } = heldIngest()
  const jobs = createJobQueue({ assistant })
  const ids = [jobs.submit([source('a')]).id, jobs.submit([source('b')]).id]
  await jobs.close()
  for (const id of ids) {
    expect(jobs.get(id)).toMatchObject({ state: 'failed', error: { code: 'aborted' } })
  }
  expect(started).toEqual([['a']])
  expect(() => jobs.submit([source('c')])).toThrow(expect.objectContaining({ code: 'unavailable' }))
})
