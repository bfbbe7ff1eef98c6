import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { ApiEnv } from '../types.js'

/** swagger-ui from this machine: the page makes no request to another host. */
const DOCS_HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>协证：接口文档</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
const DOCS_JS = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null, deepLinking: true })\n`

const JS = 'text/javascript; charset=utf-8'
const CSS = 'text/css; charset=utf-8'
const SWAGGER_FILES: Record<string, string> = { 'swagger-ui.css': CSS, 'swagger-ui-bundle.js': JS }

const INFO = {
  title: '协证 Xiezheng',
  description: '政协工作报告语义检索助手。位置一律是原文中的 UTF-16 码元，半开区间 [start, end)。',
  version: '1',
  license: { name: 'MIT', identifier: 'MIT' },
}

/** The OpenAPI 3.1 document of `app` and its page. */
export function pageRoutes(app: OpenAPIHono<ApiEnv>) {
  const router = new Hono<ApiEnv>()
  router.get('/openapi.json', (c) =>
    c.json(app.getOpenAPI31Document({ openapi: '3.1.0', info: INFO, servers: [{ url: '/' }] })),
  )
  router.get('/docs', (c) => c.html(DOCS_HTML))
  router.get('/docs/start.js', (c) => c.body(DOCS_JS, 200, { 'Content-Type': JS }))
  for (const [name, type] of Object.entries(SWAGGER_FILES)) {
    router.get(`/docs/${name}`, async (c) =>
      c.body(new Uint8Array(await readFile(swaggerFile(name))), 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=86400',
      }),
    )
  }
  return router
}

function swaggerFile(name: string): string {
  const manifest = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')
  return join(manifest, '..', name)
}
