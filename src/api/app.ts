import type { OpenAPIHono } from '@hono/zod-openapi'
import { requestId } from 'hono/request-id'
import { XiezhengError } from '../errors.js'
import { createErrorHandler } from './errors.js'
import { silentLogger } from './log.js'
import { isLoopback, requireLoopbackName } from './loopback.js'
import { createMetrics } from './metrics.js'
import { accessLog, refuseCrossSite, requireApiKey, securityHeaders } from './middleware.js'
import { chatRoutes } from './routes/chat.js'
import { checkRoutes } from './routes/check.js'
import { documentRoutes } from './routes/documents.js'
import { healthRoutes } from './routes/health.js'
import { initiativeRoutes } from './routes/initiatives.js'
import { jobRoutes } from './routes/jobs.js'
import { pageRoutes } from './routes/pages.js'
import { searchRoutes } from './routes/search.js'
import { createRouter } from './routes/shared.js'
import { similarRoutes } from './routes/similar.js'
import { uploadRoutes } from './routes/uploads.js'
import { webRoutes } from './routes/web.js'
import type { ApiDependencies, ApiEnv, RouteContext } from './types.js'

/**
 * The HTTP API of DESIGN.md over an assistant. Every failure has the body
 * `{error: {code, message, details?}}`. No CORS: pages of other sites may neither read nor write.
 */
export function createApp(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const context: RouteContext = {
    assistant: dependencies.assistant,
    jobs: dependencies.jobs,
    config: dependencies.config,
    logger: dependencies.logger ?? silentLogger,
    metrics: dependencies.metrics ?? createMetrics(),
    isReady: dependencies.isReady ?? (() => true),
  }
  const app = createRouter()
  app.onError(createErrorHandler(context.logger))
  app.notFound(() => {
    throw new XiezhengError('not_found', '没有这个地址；可用的接口见 /docs。')
  })
  app.use(requestId({ limitLength: 100 }))
  app.use(accessLog(context.logger, context.metrics))
  app.use(securityHeaders())
  app.use('/api/*', refuseCrossSite())
  const { apiKey, host } = context.config
  if (apiKey === undefined && host !== undefined && isLoopback(host)) {
    app.use('/api/*', requireLoopbackName())
  }
  if (apiKey !== undefined) {
    app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
      type: 'http',
      scheme: 'bearer',
    })
    app.use('/api/*', requireApiKey(apiKey))
  }
  app.route('/', healthRoutes(context))
  app.route('/', searchRoutes(context))
  app.route('/', similarRoutes(context))
  app.route('/', checkRoutes(context))
  app.route('/', initiativeRoutes(context))
  app.route('/', chatRoutes(context))
  app.route('/', documentRoutes(context))
  app.route('/', uploadRoutes(context))
  app.route('/', jobRoutes(context))
  app.route('/', pageRoutes(app))
  app.route('/', webRoutes(dependencies.web ?? []))
  return app
}
