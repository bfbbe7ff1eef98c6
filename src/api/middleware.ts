import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { XiezhengError } from '../errors.js'
import type { Logger } from './log.js'
import type { Metrics } from './metrics.js'
import type { ApiEnv } from './types.js'

/**
 * One access line a request, and its figures. Only method, route pattern, status, time and
 * request id are told: no path, no query, no body, no header.
 */
export function accessLog(logger: Logger, metrics: Metrics): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    const { method } = c.req
    const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? 'unmatched'
    const { status } = c.res
    metrics.observe({ method: METHODS.has(method) ? method : 'OTHER', route, status, seconds })
    const requestId = c.get('requestId')
    const ms = Math.round(seconds * 1e4) / 10
    logger.info('request', { requestId, method, route, status, ms })
  }
}
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** RFC 6750 bearer token, compared in constant time. @throws XiezhengError `unauthorized`. */
export function requireApiKey(apiKey: string): MiddlewareHandler<ApiEnv> {
  const expected = digest(apiKey)
  return async (c, next) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      throw new XiezhengError(
        'unauthorized',
        '需要有效的 API 密钥：请在请求头写 Authorization: Bearer <密钥>。',
      )
    }
    await next()
  }
}

/** Digests have one length, which timingSafeEqual needs and which hides the key's. */
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}

/**
 * A page of another site must not write through a reader's browser: a multipart form needs
 * no CORS preflight (Fetch standard, Sec-Fetch-Site; `Origin` where a browser lacks it).
 * Programs other than browsers send neither and pass. @throws XiezhengError `forbidden`.
 */
export function refuseCrossSite(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isCrossSite(c.req.raw)) {
      throw new XiezhengError('forbidden', '不接受来自其他网站页面的写入请求。')
    }
    await next()
  }
}

function isCrossSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (origin === null) return false
  return !URL.canParse(origin) || new URL(origin).host !== new URL(request.url).host
}

/** What pages may load. `/docs` needs inline styles, as swagger-ui sets them. */
export function securityHeaders(): MiddlewareHandler<ApiEnv> {
  const headers = (styleSrc: string[]) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc,
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // TLS, where there is any, ends at a proxy in front; it is the one to promise it.
      strictTransportSecurity: false,
    })
  const strict = headers(["'self'"])
  const docs = headers(["'self'", "'unsafe-inline'"])
  return (c, next) => (c.req.path === '/docs' ? docs(c, next) : strict(c, next))
}
