import type { Command } from 'commander'
import { type CollectedSources, collectSources } from '../ingest/sources.js'
import { summarise } from '../ingest/summary.js'
import type { IngestFileResult, IngestSummary } from '../ingest/types.js'
import {
  type CliContext,
  EXIT,
  type GlobalOptions,
  printJson,
  withAssistant,
  withInterrupt,
} from './context.js'
import { describeDocument, describeResult } from './describe.js'
import { errorJson } from './failure.js'
import type { Runner } from './program.js'
import { createProgress } from './progress.js'

/** `ingest <paths…>`. */
export function registerIngest(program: Command, run: Runner): void {
  program
    .command('ingest')
    .description('导入报告文件，或文件夹里的所有报告')
    .argument('<paths...>', '文件或文件夹')
    .action((paths: string[], _, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      return run((context) => ingest(context, paths, options))
    })
}

async function ingest(context: CliContext, paths: string[], options: GlobalOptions) {
  const { dataDir } = options
  const { maxUploadBytes } = await context.loadSettings({ dataDir })
  const collected = await collectSources(paths, { maxBytes: maxUploadBytes })
  if (collected.sources.length === 0) return finish(context, options, collected, null, false)
  return withInterrupt(context, (signal) =>
    withAssistant(context, { dataDir, signal }, async (assistant) => {
      const { sources } = collected
      const progress = await createProgress(context.io, sources.length)
      const seen: IngestFileResult[] = []
      const onEvent: typeof progress.onEvent = (event) => {
        if (event.type === 'file') seen.push(event.result)
        progress.onEvent(event)
      }
      try {
        const summary = await assistant.ingest(sources, { signal, onEvent })
        progress.stop()
        const cutShort = signal.aborted && summary.files.length < sources.length
        return finish(context, options, collected, summary, cutShort)
      } catch (thrown) {
        progress.stop()
        if (!signal.aborted) throw thrown
        return finish(context, options, collected, summarise(seen, 0), true)
      }
    }),
  )
}

function finish(
  { io }: CliContext,
  { json }: GlobalOptions,
  { failures, skipped }: CollectedSources,
  done: IngestSummary | null,
  interrupted: boolean,
): number {
  const unread = failures.map(({ name, error }) => ({ name, state: 'failed' as const, error }))
  const ingested = done ?? summarise([], 0)
  const files = [...ingested.files, ...unread]
  const failed = ingested.failed + unread.length
  if (json) {
    printJson(io, { ...ingested, files: files.map(fileJson), failed, skipped, interrupted })
  } else {
    for (const file of files) {
      io.out(`${describeResult(file)}\n`)
      if (file.state !== 'failed') io.out(`${describeDocument(file.document).join('\n')}\n`)
    }
    const { added, replaced, unchanged } = ingested
    const other = skipped > 0 ? `，跳过其他类型的文件 ${skipped} 个` : ''
    io.out(`加入 ${added}，更新 ${replaced}，没有变化 ${unchanged}，失败 ${failed}${other}。\n`)
  }
  if (interrupted) {
    io.err('已中断。完成的文件已经保存；再次运行同一命令会接着处理其余的文件。\n')
    return EXIT.interrupted
  }
  return failed > 0 ? EXIT.failed : EXIT.ok
}

function fileJson(file: IngestFileResult) {
  return file.state === 'failed' ? { ...file, error: errorJson(file.error) } : file
}
