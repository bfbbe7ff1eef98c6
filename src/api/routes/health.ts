import { createRoute, z } from '@hono/zod-openapi'
import { XiezhengError } from '../../errors.js'
import type { Gauge } from '../metrics.js'
import { ReadySchema } from '../responses.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json } from './shared.js'

const healthz = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['运行'],
  summary: '进程是否活着',
  responses: { 200: json(z.object({ status: z.literal('ok') }), '活着') },
})

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['运行'],
  summary: '能否提供服务，以及库中数量、模型、引擎',
  responses: { 200: json(ReadySchema, '就绪'), ...failures(503) },
})

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['运行'],
  summary: 'Prometheus 指标',
  responses: {
    200: { description: '文本', content: { 'text/plain': { schema: z.string() } } },
  },
})

/** Liveness, readiness and metrics. */
export function healthRoutes(context: RouteContext) {
  const { assistant, isReady } = context
  return createRouter()
    .openapi(healthz, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(readyz, (c) => {
      if (!isReady()) throw new XiezhengError('unavailable', '服务正在准备，请稍后再试。')
      return c.json({ status: 'ready' as const, ...assistant.status() }, 200)
    })
    .openapi(metrics, (c) => {
      const body = context.metrics.render(gauges(context))
      return c.text(body, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
    })
}

function gauges({ assistant, jobs, isReady }: RouteContext): Gauge[] {
  const { waiting, running } = jobs.stats()
  const gauge = (name: string, help: string, value: number) => ({ name, help, value })
  const always = [
    gauge('xiezheng_ready', 'Whether the service is ready.', isReady() ? 1 : 0),
    gauge('xiezheng_jobs_waiting', 'Ingest jobs in the queue.', waiting),
    gauge('xiezheng_jobs_running', 'Ingest jobs at work.', running),
    gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
    gauge('process_uptime_seconds', 'Time since start.', process.uptime()),
  ]
  if (!isReady()) return always
  const { documents, reports, passages, sentences } = assistant.status()
  return [
    ...always,
    gauge('xiezheng_documents', 'Documents in the library.', documents),
    gauge('xiezheng_reports', 'Reports in the library.', reports),
    gauge('xiezheng_passages', 'Passages in the library.', passages),
    gauge('xiezheng_sentences', 'Embedded sentences.', sentences),
  ]
}
