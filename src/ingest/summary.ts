import type { IngestFileResult, IngestSummary } from './types.js'

/** What became of the files, counted. `tookMs` in milliseconds. */
export function summarise(files: IngestFileResult[], tookMs: number): IngestSummary {
  const count = (state: IngestFileResult['state']) =>
    files.filter((file) => file.state === state).length
  return {
    files,
    added: count('added'),
    replaced: count('replaced'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    tookMs,
  }
}
