import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { JobQueue } from '../api/jobs.js'
import { followJob } from '../api/routes/jobs.js'
import { collectSources } from '../ingest/sources.js'
import type { CliIo } from './context.js'
import { createProgress } from './progress.js'

/** `data/` of the package: two folders up both from `src/cli` and from `dist/cli`. */
const DATA = new URL('../../data/', import.meta.url)

/** Takes the sample reports in, through the queue, so that uploads wait their turn. Failures are told on standard error. */
export async function ingestSample(
  io: CliIo,
  jobs: JobQueue,
  maxBytes: number,
  signal: AbortSignal,
): Promise<void> {
  const folder = fileURLToPath(new URL('reports', DATA))
  const { sources, failures } = await collectSources([folder], { maxBytes })
  io.err(`首次启动，导入 ${sources.length} 份示例报告……\n`)
  const progress = await createProgress(io, sources.length)
  const { id } = jobs.submit(sources, progress.onEvent)
  for await (const _ of followJob(jobs, id, signal)) {
    // Followed to its end; the bar shows the way.
  }
  progress.stop()
  const failed = [...failures, ...(jobs.get(id)?.errors ?? [])]
  for (const { name, error } of failed) io.err(`示例 ${name} 没有导入：${error.message}\n`)
}

/** The first of the sample's questions; null where there is none. */
export async function sampleQuestion(): Promise<string | null> {
  const text = await readFile(new URL('questions.jsonl', DATA), 'utf8').catch(() => '')
  const [line = ''] = text.split('\n')
  if (line.trim() === '') return null
  return z.object({ question: z.string() }).parse(JSON.parse(line)).question
}
