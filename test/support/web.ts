import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { build } from 'vite'
import { createApp } from '../../src/api/app.js'
import { createJobQueue } from '../../src/api/jobs.js'
import { loadWebClient } from '../../src/api/pages/web-client.js'
import { startServer } from '../../src/api/server.js'
import type { Assistant, AssistantConfig } from '../../src/assistant.js'
import type { IngestSource } from '../../src/ingest/types.js'
import { launch, openWatched, type WatchedPage } from './browser.js'
import { inventedSources } from './corpus.js'
import { openAssistant, seedSources } from './library.js'
import { temporaryFolder } from './temporary-folder.js'

export interface WebService {
  url: string
  assistant: Assistant
  /** A new page; it fails the test on closing if anything went wrong in it. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>
  close(): Promise<void>
}

export interface WebSettings {
  apiKey?: string
  /** What the library holds; default the real reports, or invented ones where they are not. */
  sources?: readonly IngestSource[]
  llm?: AssistantConfig['llm']
}

/** The real service on a free port, with the client as it stands built into a folder of its own, and a browser. */
export async function startWeb(chromium: string, settings: WebSettings = {}): Promise<WebService> {
  const folder = temporaryFolder()
  const outDir = join(folder.path, 'web')
  const root = fileURLToPath(new URL('../../', import.meta.url))
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'web'),
    logLevel: 'error',
    build: { outDir },
  })
  const assistant = await openAssistant(join(folder.path, 'library'), settings.llm)
  await assistant.ingest(settings.sources ?? seedSources() ?? inventedSources())
  const jobs = createJobQueue({ assistant })
  const host = '127.0.0.1'
  const apiKey = settings.apiKey
  const app = createApp({
    assistant,
    jobs,
    config: { maxUploadBytes: 1_000_000, host, apiKey },
    web: loadWebClient(outDir),
  })
  const server = await startServer({ app, jobs, host, port: 0, graceMs: 500 })
  const browser: Browser = await launch(chromium)
  return {
    url: server.url,
    assistant,
    open: (options) => openWatched(browser, server.url, options),
    async close() {
      await browser.close()
      await server.close()
      await assistant.close()
      folder.remove()
    },
  }
}
