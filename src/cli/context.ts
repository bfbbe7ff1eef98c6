import type { Assistant } from '../assistant.js'

/** Where output goes, and what kind of place that is. */
export interface CliIo {
  /** Standard output: results. */
  out(text: string): void
  /** Standard error: progress, warnings, errors. */
  err(text: string): void
  /** The terminal behind standard error, for a progress bar; null where there is none. */
  terminal: NodeJS.WriteStream | null
  /** Columns to lay text out in. */
  columns: number
  /** The locale the terminal claims (`zh_CN.UTF-8`), null where none is set. */
  locale: string | null
  /** Whether unexpected errors are told with their stack. */
  verbose: boolean
}

/** What commands need of the settings. */
export interface CliSettings {
  dataDir: string
  host: string
  port: number
  model: string
  maxUploadBytes: number
  apiKey?: string | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Settings given on the command line, which win over the environment. */
export interface SettingsOverrides {
  dataDir?: string | undefined
  host?: string | undefined
  port?: number | undefined
}

export interface OpenOptions extends SettingsOverrides {
  /** Stops the opening, which may have to rebuild the index. */
  signal?: AbortSignal | undefined
}

/** Everything a command touches that is not its own; tests pass fakes. */
export interface CliContext {
  io: CliIo
  /** @throws XiezhengError `invalid_input`. */
  loadSettings(overrides: SettingsOverrides): Promise<CliSettings>
  /** Opens the library of these settings. Heavy: loads the model and the database. */
  openAssistant(options: OpenOptions): Promise<Assistant>
  /** Calls `listener` on Ctrl-C or a request to stop, until the returned function is called. */
  onInterrupt(listener: () => void): () => void
}

/** `found`: a check found something that is wrong or without evidence. */
export const EXIT = { ok: 0, failed: 1, usage: 2, found: 3, interrupted: 130 } as const

/** Options every command takes. */
export interface GlobalOptions {
  dataDir?: string
  json?: true
}

/** A command's work: its exit code. */
export type Action = (context: CliContext) => Promise<number>

/** Opens the library, works with it and closes it, whatever happens. */
export async function withAssistant<T>(
  context: CliContext,
  options: OpenOptions,
  work: (assistant: Assistant) => Promise<T>,
): Promise<T> {
  const assistant = await context.openAssistant(options)
  try {
    return await work(assistant)
  } finally {
    await assistant.close()
  }
}

/** Works under a signal that the first interrupt fires. */
export async function withInterrupt<T>(
  context: CliContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const remove = context.onInterrupt(() => stop.abort())
  try {
    return await work(stop.signal)
  } finally {
    remove()
  }
}

/** One JSON value on standard output. */
export function printJson(io: CliIo, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`)
}
