import { createRoute } from '@hono/zod-openapi'
import { InitiativesQuerySchema } from '../requests.js'
import { InitiativesResponseSchema } from '../responses.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, json } from './shared.js'

const initiatives = createRoute({
  method: 'get',
  path: '/api/initiatives',
  tags: ['检索'],
  summary: '报告中有名称的平台、品牌、机制与活动；q 匹配名称及其异写，简繁皆可',
  description: '从库中报告自动识别，文件有变动后重新识别。首次请求稍慢。',
  request: { query: InitiativesQuerySchema },
  responses: {
    200: json(InitiativesResponseSchema, '一页条目与总数，提到最多的在前'),
    ...failures(400, 401, 503),
  },
})

/** `GET /api/initiatives`. */
export function initiativeRoutes({ assistant }: RouteContext) {
  return createRouter().openapi(initiatives, async (c) =>
    c.json(await assistant.initiatives(c.req.valid('query')), 200),
  )
}
