import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { XiezhengError } from '../errors.js'
import { errorBody, HTTP_STATUS } from './errors.js'
import type { JobQueue } from './jobs.js'
import type { ApiEnv } from './types.js'

export interface RunningServer {
  /** `http://127.0.0.1:8080`, with the real port where 0 was asked for. */
  url: string
  port: number
  /** Stops listening, ends jobs, waits up to the grace period for answers under way, then cuts them. */
  close(): Promise<void>
}

export interface ServerOptions {
  app: OpenAPIHono<ApiEnv>
  jobs: Pick<JobQueue, 'close'>
  host: string
  /** 0 picks a free one. */
  port: number
  /** Milliseconds answers under way may still take after `close`; default 5000. */
  graceMs?: number
}

/** A header section must arrive within 30 s, a whole request (an upload) within 10 min. */
const HEADERS_TIMEOUT_MS = 30_000
const REQUEST_TIMEOUT_MS = 600_000

/** Serves the app. @throws XiezhengError `conflict` (port in use), `forbidden` (no right to it), `invalid_input` (host). */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { app, jobs, host, port, graceMs = 5_000 } = options
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    getRequestListener(app.fetch, { errorHandler: badRequest }),
  )
  server.listen({ host, port })
  await once(server, 'listening').catch((cause: unknown) => {
    throw listenError(cause, host, port)
  })
  const address = server.address()
  const realPort = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${urlHost(host)}:${realPort}`,
    port: realPort,
    close: () => closeServer(server, jobs, graceMs),
  }
}

/** What never reached the app: an impossible Host header or target. */
function badRequest(): Response {
  const error = new XiezhengError('invalid_input', '请求的地址或 Host 头有误。')
  return Response.json(errorBody(error), { status: HTTP_STATUS.invalid_input })
}

async function closeServer(server: Server, jobs: Pick<JobQueue, 'close'>, graceMs: number) {
  const closed = once(server, 'close')
  server.close()
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await jobs.close()
  await closed
  clearTimeout(cut)
}

/** What a browser can open: every-address hosts become the loopback, IPv6 gets its brackets. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function listenError(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new XiezhengError(
        'conflict',
        `端口 ${port} 已被占用；请关闭占用它的程序，或用 --port 换一个（--port 0 自动选择）。`,
        { cause },
      )
    case 'EACCES':
      return new XiezhengError('forbidden', `没有权限使用端口 ${port}；请换 1024 以上的端口。`, {
        cause,
      })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new XiezhengError('invalid_input', `本机没有地址 ${host}；请检查 --host。`, { cause })
    default:
      return cause
  }
}
