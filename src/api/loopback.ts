import type { MiddlewareHandler } from 'hono'
import { XiezhengError } from '../errors.js'
import type { ApiEnv } from './types.js'

/** Whether a host, as in a URL or on a command line, is this machine alone (RFC 6761 §6.3, RFC 5735). */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$|\.$/g, '')
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true
  return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(name)
}

/**
 * Against DNS rebinding: a page of another site may give its own name the address of this
 * machine, and is then of one origin with us. A service that listens on the loopback answers to
 * loopback names alone. @throws XiezhengError `forbidden`.
 */
export function requireLoopbackName(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!isLoopback(new URL(c.req.url).hostname)) {
      throw new XiezhengError(
        'forbidden',
        '本服务只供本机访问，请用 127.0.0.1 或 localhost；经代理访问请设置 XIEZHENG_API_KEY。',
      )
    }
    await next()
  }
}
