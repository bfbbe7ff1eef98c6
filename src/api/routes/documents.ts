import { createRoute, z } from '@hono/zod-openapi'
import { DocumentsQuerySchema, IdParamSchema } from '../requests.js'
import { DocumentListSchema } from '../responses.js'
import { DocumentDetailSchema } from '../schemas.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json } from './shared.js'

const tags = ['文件']

const list = createRoute({
  method: 'get',
  path: '/api/documents',
  tags,
  summary: '库中的文件；q 匹配文件名、报告标题、地区、机构',
  request: { query: DocumentsQuerySchema },
  responses: { 200: json(DocumentListSchema, '一页文件与总数'), ...failures(400, 401, 503) },
})

const show = createRoute({
  method: 'get',
  path: '/api/documents/{id}',
  tags,
  summary: '一个文件，连同清洗时去掉和修复的部分',
  request: { params: IdParamSchema },
  responses: { 200: json(DocumentDetailSchema, '文件'), ...failures(400, 401, 404, 503) },
})

const original = createRoute({
  method: 'get',
  path: '/api/documents/{id}/original',
  tags,
  summary: '未经改动的原文；引文的 start、end 即此文本中的位置（UTF-16）',
  request: { params: IdParamSchema },
  responses: {
    200: { description: '原文', content: { 'text/plain; charset=utf-8': { schema: z.string() } } },
    ...failures(400, 401, 404, 503),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/api/documents/{id}',
  tags,
  summary: '从库中删除一个文件',
  request: { params: IdParamSchema },
  responses: { 204: { description: '已删除' }, ...failures(400, 401, 403, 404, 503) },
})

/** Listing, reading and removing documents. */
export function documentRoutes({ assistant }: RouteContext) {
  return createRouter()
    .openapi(list, (c) => c.json(assistant.listDocuments(c.req.valid('query')), 200))
    .openapi(show, (c) => c.json(assistant.getDocument(c.req.valid('param').id), 200))
    .openapi(original, (c) => {
      const text = assistant.getOriginal(c.req.valid('param').id)
      return c.text(text, 200, { 'Content-Type': 'text/plain; charset=utf-8' })
    })
    .openapi(remove, (c) => {
      assistant.removeDocument(c.req.valid('param').id)
      return c.body(null, 204)
    })
}
