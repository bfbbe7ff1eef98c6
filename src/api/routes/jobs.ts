import { createRoute, z } from '@hono/zod-openapi'
import { XiezhengError } from '../../errors.js'
import type { Job, JobQueue } from '../jobs.js'
import { IdParamSchema } from '../requests.js'
import { JobSchema } from '../responses.js'
import { eventStream, type ServerEvent } from '../sse.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json } from './shared.js'

const show = createRoute({
  method: 'get',
  path: '/api/jobs/{id}',
  tags: ['文件'],
  summary: '上传任务的进度与每个文件的结果',
  request: { params: IdParamSchema },
  responses: { 200: json(JobSchema, '任务'), ...failures(400, 401, 404) },
})

const events = createRoute({
  method: 'get',
  path: '/api/jobs/{id}/events',
  tags: ['文件'],
  summary: '上传任务的进度流',
  description:
    '事件：progress（{state, stage, done, total, current}）、file（一个文件的结果）、done（完整的 Job，state 为 done 或 failed），之后结束。',
  request: { params: IdParamSchema },
  responses: {
    200: { description: '事件流', content: { 'text/event-stream': { schema: z.string() } } },
    ...failures(400, 401, 404),
  },
})

/** Polling and following upload jobs. */
export function jobRoutes({ jobs, logger }: RouteContext) {
  const find = (id: string): Job => {
    const job = jobs.get(id)
    if (job === undefined) {
      throw new XiezhengError('not_found', '没有这个任务；只保留最近的任务结果，请核对编号。')
    }
    return job
  }
  return createRouter()
    .openapi(show, (c) => c.json(find(c.req.valid('param').id), 200))
    .openapi(events, (c) => {
      const { id } = find(c.req.valid('param').id)
      return eventStream(c, logger, (signal) => followJob(jobs, id, signal))
    })
}

/** A job's events from its beginning; a slow reader misses intermediate progress, never a result. */
export async function* followJob(
  jobs: Pick<JobQueue, 'get' | 'subscribe'>,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let wake = () => {}
  const unsubscribe = jobs.subscribe(id, () => wake())
  signal.addEventListener('abort', () => wake(), { once: true })
  let latest = jobs.get(id)
  let sent = 0
  try {
    while (!signal.aborted && latest !== undefined) {
      const seen = latest
      for (const file of seen.files.slice(sent)) yield { event: 'file', data: file }
      sent = seen.files.length
      if (seen.finishedAt !== null) return yield { event: 'done', data: seen }
      const { state, stage, done, total, current } = seen
      yield { event: 'progress', data: { state, stage, done, total, current } }
      await new Promise<void>((resolve) => {
        wake = resolve
        if (signal.aborted || jobs.get(id) !== seen) resolve()
      })
      latest = jobs.get(id)
    }
  } finally {
    unsubscribe()
  }
}
