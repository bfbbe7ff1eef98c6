import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { NOT_BUILT_HTML, type WebFile } from '../pages/web-client.js'
import type { ApiEnv } from '../types.js'

/** The web client: the page at `/`, its files at their names, each known beforehand. */
export function webRoutes(files: readonly WebFile[]) {
  const router = new Hono<ApiEnv>()
  const page = files.find(({ path }) => path === '/index.html')
  if (page === undefined) return router.get('/', (c) => c.html(NOT_BUILT_HTML))
  for (const file of files) {
    router.get(file === page ? '/' : file.path, etag({ weak: true }), (c) => send(c, file))
  }
  return router
}

function send(c: Context, { type, cache, plain, gzip }: WebFile): Response {
  c.header('Content-Type', type)
  c.header('Cache-Control', cache)
  c.header('Vary', 'Accept-Encoding')
  if (!/\bgzip\b(?!\s*;\s*q=0(?![.\d]*[1-9]))/i.test(c.req.header('accept-encoding') ?? '')) {
    return c.body(plain)
  }
  c.header('Content-Encoding', 'gzip')
  return c.body(gzip())
}
