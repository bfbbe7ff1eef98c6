import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { checkReport } from '../check/report.js'
import type { CheckResponse } from '../check/types.js'
import { XiezhengError } from '../errors.js'
import { addFilterOptions, type FilterOptions, toFilters } from './arguments.js'
import {
  type CliContext,
  EXIT,
  type GlobalOptions,
  printJson,
  withAssistant,
  withInterrupt,
} from './context.js'
import type { Runner } from './program.js'

interface CheckOptions extends GlobalOptions, FilterOptions {
  out?: string
}

/** `check <file>`. */
export function registerCheck(program: Command, run: Runner): void {
  const command = program
    .command('check')
    .description('核查文稿中的引文、说法与数字；有不符或没有依据的，退出码为 3')
    .argument('<file>', '文稿（txt、md、html），- 为标准输入')
  addFilterOptions(command)
    .option('--out <file>', '把报告写进文件（.json 为 JSON，其余为 Markdown）')
    .action((file: string, _, self: Command) => {
      const options = self.optsWithGlobals<CheckOptions>()
      return run((context) => check(context, file, options))
    })
}

async function check(context: CliContext, file: string, options: CheckOptions): Promise<number> {
  const { dataDir, json, out } = options
  const { io } = context
  const text = await readDraft(file)
  const name = file === '-' ? '标准输入' : basename(file)
  const response = await withInterrupt(context, (signal) =>
    withAssistant(context, { dataDir, signal }, (assistant) =>
      assistant.check({
        text,
        filters: toFilters(options),
        signal,
        onProgress: (done, total) =>
          io.terminal?.write(`\r核查 ${done}/${total}${done === total ? '\n' : ''}`),
      }),
    ),
  )
  if (out !== undefined) await write(out, response, name)
  if (json) printJson(io, response)
  else if (out === undefined) io.out(checkReport(response, name))
  else io.out(`报告已写入 ${out}。\n`)
  const { conflict, not_found: notFound } = response.summary
  return conflict + notFound > 0 ? EXIT.found : EXIT.ok
}

async function readDraft(file: string): Promise<string> {
  const { readDocument } = await import('../ingest/read/read.js')
  const bytes = file === '-' ? await standardInput() : await readFrom(file)
  return readDocument(bytes, file).original
}

async function readFrom(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new XiezhengError('not_found', `不能读取 ${file}。请检查路径与权限。`, { cause })
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function write(path: string, response: CheckResponse, name: string): Promise<void> {
  const isJson = path.toLowerCase().endsWith('.json')
  const content = isJson ? `${JSON.stringify(response, null, 2)}\n` : checkReport(response, name)
  try {
    await writeFile(path, content)
  } catch (cause) {
    throw new XiezhengError('forbidden', `不能写 ${path}。请检查目录与权限。`, { cause })
  }
}
