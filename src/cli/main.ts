#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import type { CliContext, CliIo } from './context.js'
import { EXIT } from './context.js'
import { runCli } from './program.js'

/** Help is laid out no wider than this, and so wide where there is no terminal. */
const MAX_COLUMNS = 100

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
    const config = loadConfig(process.env, overrides)
    return { ...config, apiKey: config.apiKey?.reveal() }
  },
  async openAssistant(overrides) {
    const { loadConfig } = await import('../config.js')
    // Until src/assistant.ts exports it under its type.
    const { createAssistant } = Object(await import('../assistant.js'))
    return createAssistant(loadConfig(process.env, overrides))
  },
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
process.exitCode = await runCli(process.argv.slice(2), context, String(version))
