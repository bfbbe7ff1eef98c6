#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import type { CliContext, CliIo } from './context.js'
import { EXIT } from './context.js'
import { runCli } from './program.js'

/** Help is laid out no wider than this, and so wide where there is no terminal. */
const MAX_COLUMNS = 100

/** Sentences an opening may add to the index without a word. */
const LONG_REBUILD = 1000

function processIo(): CliIo {
  const { stdout, stderr, env } = process
  // `… | head` closes the pipe: nobody is left to read, which is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed)
  })
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    terminal: stderr.isTTY && env.TERM !== 'dumb' ? stderr : null,
    columns: Math.min(stdout.columns ?? MAX_COLUMNS, MAX_COLUMNS),
    verbose: env.XIEZHENG_LOG_LEVEL === 'debug',
    locale: env.LC_ALL || env.LC_CTYPE || env.LANG || null,
  }
}

/** The first interrupt asks to stop; the second one stops. */
function onInterrupt(listener: () => void): () => void {
  let asked = false
  const handle = () => {
    if (asked) process.exit(EXIT.interrupted)
    asked = true
    listener()
  }
  process.on('SIGINT', handle).on('SIGTERM', handle)
  return () => void process.off('SIGINT', handle).off('SIGTERM', handle)
}

const context: CliContext = {
  io: processIo(),
  onInterrupt,
  async loadSettings(overrides) {
    const { loadConfig } = await import('../config.js')
    const config = loadConfig(undefined, overrides)
    return { ...config, apiKey: config.apiKey?.reveal() }
  },
  async openAssistant({ signal, ...overrides }) {
    const { loadConfig } = await import('../config.js')
    const { createAssistant } = await import('../assistant.js')
    let told = false
    const onProgress = (done: number, total: number) => {
      if (told || total - done < LONG_REBUILD) return
      told = true
      process.stderr.write(`正在更新索引（${total} 句），请稍候……\n`)
    }
    return createAssistant(loadConfig(undefined, overrides), { signal, onProgress })
  },
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
process.exitCode = await runCli(process.argv.slice(2), context, String(version))
