import { createApp } from '../api/app.js'
import { createJobQueue, type JobQueue } from '../api/jobs.js'
import { createLogger } from '../api/log.js'
import { isLoopback } from '../api/loopback.js'
import { loadWebClient } from '../api/pages/web-client.js'
import { type RunningServer, startServer } from '../api/server.js'
import type { Assistant } from '../assistant.js'
import {
  type CliContext,
  type CliSettings,
  EXIT,
  printJson,
  withAssistant,
  withInterrupt,
} from './context.js'
import { ingestSample, sampleQuestion } from './sample.js'
import type { ServeOptions } from './serve.js'

/**
 * Listens first, so that a taken port is told at once; is ready (`/readyz`, the line on
 * standard output) when the sample, where asked for, is in. Runs until interrupted.
 */
export async function runServer(context: CliContext, options: ServeOptions): Promise<number> {
  const { dataDir, host, port } = options
  const settings = await context.loadSettings({ dataDir, host, port })
  return withInterrupt(context, (signal) =>
    withAssistant(context, { dataDir, host, port, signal }, async (assistant) => {
      const jobs = createJobQueue({ assistant })
      let ready = false
      const server = await listen(context, settings, assistant, jobs, () => ready)
      try {
        if (options.sample && assistant.status().documents === 0) {
          await ingestSample(context.io, jobs, settings.maxUploadBytes, signal)
        }
        if (!signal.aborted) {
          ready = true
          await announce(context, options, settings, server, assistant)
          await untilAborted(signal)
        }
      } finally {
        ready = false
        context.io.err('正在停止……\n')
        await server.close()
      }
      return EXIT.ok
    }),
  )
}

function listen(
  { io }: CliContext,
  { host, port, maxUploadBytes, apiKey, logLevel }: CliSettings,
  assistant: Assistant,
  jobs: JobQueue,
  isReady: () => boolean,
): Promise<RunningServer> {
  const logger = createLogger(logLevel, (line) => io.err(line))
  const app = createApp({
    assistant,
    jobs,
    config: { maxUploadBytes, apiKey, host },
    logger,
    web: loadWebClient(),
    isReady,
  })
  return startServer({ app, jobs, host, port })
}

async function announce(
  { io }: CliContext,
  { json, sample }: ServeOptions,
  { host, apiKey }: CliSettings,
  { url, port }: RunningServer,
  assistant: Assistant,
): Promise<void> {
  if (!isLoopback(host) && apiKey === undefined) {
    io.err('注意：服务对其他机器开放，而且没有设置 API 密钥（XIEZHENG_API_KEY）。\n')
  }
  if (json) {
    printJson(io, { url, port })
    return
  }
  io.out(`协证已就绪：${url}\n`)
  if (assistant.status().documents === 0) {
    io.out('库中还没有报告：用 ingest 命令导入，或加 --sample 用示例试一试。\n')
    return
  }
  const question = (sample ? await sampleQuestion() : null) ?? (await answerable(assistant))
  if (question !== null) io.out(`可以这样问：${question}\n`)
}

/** A question that this library answers; null where none of a few does. */
async function answerable(assistant: Assistant): Promise<string | null> {
  const { documents } = assistant.listDocuments({ limit: 1, offset: 0 })
  const place = documents[0]?.reports[0]?.region?.name
  const candidates = [
    ...(place === undefined ? [] : [`${place}立案提案多少件？`, `${place}改造了多少个老旧小区？`]),
    '各地政协立案提案多少件？',
    '各地有哪些协商平台？',
    '各地怎样推进老旧小区改造？',
  ]
  for (const content of candidates) {
    const { refused } = await assistant.chat({ messages: [{ role: 'user', content }] })
    if (!refused) return content
  }
  return null
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
