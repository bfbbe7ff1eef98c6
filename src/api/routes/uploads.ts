import { createRoute, z } from '@hono/zod-openapi'
import { XiezhengError } from '../../errors.js'
import { UploadSchema } from '../requests.js'
import type { RouteContext } from '../types.js'
import { uploadedSources } from '../uploads.js'
import { createRouter, failures, json, limitBody } from './shared.js'

/** One request may hold so many times one file's limit; what is more goes in several requests. */
const FILES_OF_FULL_SIZE = 4
const FORM_OVERHEAD_BYTES = 1_000_000

const upload = createRoute({
  method: 'post',
  path: '/api/documents',
  tags: ['文件'],
  summary: '上传一个或多个文件；处理在后台进行',
  request: {
    body: { required: true, content: { 'multipart/form-data': { schema: UploadSchema } } },
  },
  responses: {
    202: json(z.object({ jobId: z.string() }).openapi('Accepted'), '已收下；进度见 /api/jobs/{id}'),
    ...failures(400, 401, 403, 413, 415, 429, 503),
  },
})

/** `POST /api/documents`. The form is read here, not by the schema, which cannot express files. */
export function uploadRoutes({ jobs, config }: RouteContext) {
  const router = createRouter()
  router.openAPIRegistry.registerPath(upload)
  const limit = limitBody(config.maxUploadBytes * FILES_OF_FULL_SIZE + FORM_OVERHEAD_BYTES)
  router.post('/api/documents', limit, async (c) => {
    if (!/^multipart\/form-data\s*;/i.test(c.req.header('content-type') ?? '')) {
      throw new XiezhengError(
        'unsupported_type',
        '请用 multipart/form-data 上传，文件放在字段 files。',
      )
    }
    const form = await c.req.raw.formData().catch((cause: unknown) => {
      throw new XiezhengError('invalid_input', '上传的表单不完整或格式有误，请重新上传。', {
        cause,
      })
    })
    const job = jobs.submit(await uploadedSources(form, config.maxUploadBytes))
    return c.json({ jobId: job.id }, 202, { Location: `/api/jobs/${job.id}` })
  })
  return router
}
