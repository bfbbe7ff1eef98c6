import { createRoute } from '@hono/zod-openapi'
import { LIMITS, SimilarRequestSchema } from '../requests.js'
import { SimilarResponseSchema } from '../responses.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json, jsonBody, limitBody } from './shared.js'

const similar = createRoute({
  method: 'post',
  path: '/api/similar',
  tags: ['检索'],
  summary: '各地同类做法：由一段文字、一个段落或原文的一处，找其他报告中的同类',
  description:
    '按地区与年份分组；所属报告自身不列。relation 由文字比对得出，pieces 标出相同的文字。',
  middleware: limitBody(LIMITS.jsonBytes),
  request: { body: jsonBody(SimilarRequestSchema) },
  responses: {
    200: json(SimilarResponseSchema, '按地区与年份分组的同类，最相近的在前'),
    ...failures(400, 401, 404, 413, 415, 503),
  },
})

/** `POST /api/similar`. */
export function similarRoutes({ assistant }: RouteContext) {
  return createRouter().openapi(similar, async (c) => {
    const { signal } = c.req.raw
    return c.json(await assistant.similar({ ...c.req.valid('json'), signal }), 200)
  })
}
