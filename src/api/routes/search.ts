import { createRoute } from '@hono/zod-openapi'
import { LIMITS, SearchRequestSchema } from '../requests.js'
import { SearchResponseSchema } from '../responses.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json, jsonBody, limitBody } from './shared.js'

const search = createRoute({
  method: 'post',
  path: '/api/search',
  tags: ['检索'],
  summary: '检索段落',
  middleware: limitBody(LIMITS.jsonBytes),
  request: { body: jsonBody(SearchRequestSchema) },
  responses: {
    200: json(SearchResponseSchema, '命中的段落，按得分从高到低'),
    ...failures(400, 401, 413, 415, 503),
  },
})

/** `POST /api/search`. */
export function searchRoutes({ assistant }: RouteContext) {
  return createRouter().openapi(search, async (c) => {
    const { query, limit, mode, filters } = c.req.valid('json')
    const { signal } = c.req.raw
    return c.json(await assistant.search({ query, limit, mode, filters, signal }), 200)
  })
}
