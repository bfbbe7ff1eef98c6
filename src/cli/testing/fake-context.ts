import { createFakeAssistant, type FakeAssistant } from '../../api/testing/fake-assistant.js'
import type { Assistant } from '../../assistant.js'
import type { CliContext, CliSettings, SettingsOverrides } from '../context.js'

export interface FakeContext extends CliContext {
  readonly assistant: FakeAssistant
  /** What was written to each stream. */
  readonly stdout: () => string
  readonly stderr: () => string
  /** Settings each opening asked for. */
  readonly opened: SettingsOverrides[]
  /** As Ctrl-C would. */
  interrupt(): void
}

export interface FakeContextOptions {
  overrides?: Partial<Assistant>
  settings?: Partial<CliSettings>
  /** Called whenever standard output grows. */
  onOut?: (text: string) => void
}

/** A context without a process: output in strings, the fake assistant, interrupts by hand. */
export function createFakeContext(options: FakeContextOptions = {}): FakeContext {
  const assistant = createFakeAssistant(options.overrides)
  const written = { out: '', err: '' }
  const opened: SettingsOverrides[] = []
  const listeners = new Set<() => void>()
  return {
    assistant,
    opened,
    stdout: () => written.out,
    stderr: () => written.err,
    interrupt: () => {
      for (const listener of listeners) listener()
    },
    io: {
      out(text) {
        written.out += text
        options.onOut?.(text)
      },
      err(text) {
        written.err += text
      },
      terminal: null,
      columns: 80,
      locale: 'C.UTF-8',
      verbose: false,
    },
    loadSettings: async ({ dataDir = '/nowhere', host = '127.0.0.1', port = 0 }) => ({
      dataDir,
      host,
      port,
      model: 'xiezheng-zh-2l',
      maxUploadBytes: 1000,
      logLevel: 'silent' as const,
      ...options.settings,
    }),
    async openAssistant({ signal: _, ...overrides }) {
      opened.push(overrides)
      return assistant
    },
    onInterrupt(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
