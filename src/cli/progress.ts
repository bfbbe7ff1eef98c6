import type { IngestEvent } from '../ingest/types.js'
import type { CliIo } from './context.js'
import { describeResult } from './describe.js'
import { cutDisplay, plain } from './width.js'

export interface Progress {
  onEvent(event: IngestEvent): void
  stop(): void
}

/** Bar steps one file has, so that a single large file moves it too. */
const STEPS = 100
const NAME_COLUMNS = 30

/** Ingest progress on standard error: a bar for people at a terminal, else a line a finished file. */
export async function createProgress(io: CliIo, files: number): Promise<Progress> {
  const { terminal } = io
  if (terminal === null || files === 0)
    return { onEvent: (event) => line(io, event), stop: () => {} }
  const { SingleBar, Presets } = (await import('cli-progress')).default
  const bar = new SingleBar(
    {
      stream: terminal,
      format: '导入 |{bar}| {percentage}% {files} {name}',
      barsize: 24,
      hideCursor: true,
      gracefulExit: false,
    },
    Presets.legacy,
  )
  let finished = 0
  const at = (name: string) => ({
    files: `${finished}/${files}`,
    name: cutDisplay(plain(name), NAME_COLUMNS),
  })
  bar.start(files * STEPS, 0, at(''))
  return {
    onEvent(event) {
      if (event.type === 'file') {
        finished = event.index + 1
        bar.update(finished * STEPS, at(event.result.name))
      } else if (event.stage === 'embed' && event.total > 0) {
        bar.update(
          finished * STEPS + Math.floor((STEPS - 1) * (event.done / event.total)),
          at(event.name),
        )
      }
    },
    stop: () => bar.stop(),
  }
}

function line(io: CliIo, event: IngestEvent): void {
  if (event.type === 'file') {
    io.err(`[${event.index + 1}/${event.total}] ${describeResult(event.result)}\n`)
  }
}
