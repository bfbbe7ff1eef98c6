import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** A file of the web client, as it is sent. */
export interface WebFile {
  /** From the root, with its slash: `/assets/index-B1c2.js`. */
  path: string
  type: string
  cache: string
  /** As built, and compressed when first asked for. */
  plain: Uint8Array<ArrayBuffer>
  gzip(): Uint8Array<ArrayBuffer>
}

/** Where the build puts it: `dist/web` of the package, three folders up both from `src` and from `dist`. */
export const WEB_DIR = fileURLToPath(new URL('../../../dist/web/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

/** Names under `assets` carry a digest of their content; the others may change with the next build. */
const FOREVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/** The files of the built web client, all in memory: no request ever becomes a path on disk. Empty where it is not built. */
export function loadWebClient(dir: string = WEB_DIR): WebFile[] {
  return [...filesIn(dir, '/'), ...filesIn(`${dir}/assets`, '/assets/')]
}

function filesIn(dir: string, prefix: string): WebFile[] {
  return names(dir).flatMap((name) => {
    const type = TYPES[extname(name)]
    if (type === undefined) return []
    const plain = new Uint8Array(readFileSync(`${dir}/${name}`))
    let packed: Uint8Array<ArrayBuffer> | null = null
    return {
      path: prefix + name,
      type,
      cache: prefix === '/assets/' ? FOREVER : ASK_AGAIN,
      plain,
      gzip() {
        packed ??= new Uint8Array(gzipSync(plain, { level: 9 }))
        return packed
      },
    }
  })
}

function names(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  } catch {
    return []
  }
}

/** What `/` says where the client is not built. */
export const NOT_BUILT_HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>协证：网页还没有构建</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>网页还没有构建</h1>
<p>服务已在运行，接口可用（<a href="/docs">接口文档</a>）。要使用网页，请在代码目录运行：</p>
<pre>npm run build</pre>
<p>然后重新启动服务。</p>
</body>
</html>
`
