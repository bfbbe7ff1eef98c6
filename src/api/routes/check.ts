import { createRoute } from '@hono/zod-openapi'
import { CheckRequestSchema, LIMITS } from '../requests.js'
import { CheckResponseSchema } from '../responses.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json, jsonBody, limitBody } from './shared.js'

const check = createRoute({
  method: 'post',
  path: '/api/check',
  tags: ['核查'],
  summary: '核查文稿：逐条引文、说法与数字，判定并给出原文依据',
  description: '文稿不留存。位置是文稿中的 UTF-16 码元。',
  middleware: limitBody(LIMITS.jsonBytes),
  request: { body: jsonBody(CheckRequestSchema) },
  responses: {
    200: json(CheckResponseSchema, '按文稿顺序的判定与各判定的条数'),
    ...failures(400, 401, 413, 415, 503),
  },
})

/** `POST /api/check`. */
export function checkRoutes({ assistant }: RouteContext) {
  return createRouter().openapi(check, async (c) => {
    const { text, filters } = c.req.valid('json')
    return c.json(await assistant.check({ text, filters, signal: c.req.raw.signal }), 200)
  })
}
