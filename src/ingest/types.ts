import type { Document } from '../domain.js'
import type { XiezhengError } from '../errors.js'

/** One file to take in. */
export interface IngestSource {
  /** File name as given, shown to people. */
  name: string
  /** Absolute path where there is one: a file that changed under the same path replaces its former version. */
  path: string | null
  /** @throws XiezhengError `not_found`, `forbidden`, `too_large`, `unreadable`. */
  read(): Promise<Uint8Array>
}

export interface IngestOptions {
  signal?: AbortSignal | undefined
  onEvent?: ((event: IngestEvent) => void) | undefined
}

export type IngestStage = 'read' | 'embed' | 'store' | 'index'

export type IngestEvent =
  /** Within a file: `done` of `total` sentences (stage `embed`), or 0 of 1 / 1 of 1. */
  | { type: 'progress'; stage: IngestStage; name: string; done: number; total: number }
  /** A file is finished, well or not; `index` from 0 of `total` files. */
  | { type: 'file'; index: number; total: number; result: IngestFileResult }

export type IngestFileResult = { name: string } & (
  | { state: 'added' | 'replaced' | 'unchanged'; document: Document }
  | { state: 'failed'; error: XiezhengError }
)

export interface IngestSummary {
  files: IngestFileResult[]
  added: number
  replaced: number
  unchanged: number
  failed: number
  tookMs: number
}
