import type { Command } from 'commander'
import type { Assistant } from '../assistant.js'
import type { Document } from '../domain.js'
import { wholeNumber } from './arguments.js'
import { type CliContext, EXIT, type GlobalOptions, printJson, withAssistant } from './context.js'
import { describeDocument } from './describe.js'
import type { Runner } from './program.js'
import { cutDisplay, plain, table } from './width.js'

interface ListOptions extends GlobalOptions {
  q?: string
  limit: number
  offset: number
}

/** `documents`, `documents show ID`, `documents remove ID`. */
export function registerDocuments(program: Command, run: Runner): void {
  const documents = program.command('documents').description('库中的文件')
  documents
    .command('list', { isDefault: true })
    .description('列出文件')
    .option('--q <text>', '匹配文件名、报告标题、地区、机构')
    .option('--limit <n>', '最多几个', wholeNumber(1, 100), 100)
    .option('--offset <n>', '从第几个起（从 0 数）', wholeNumber(0, 999_999_999), 0)
    .action((_, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>()
      return run((context) => using(context, options, (assistant) => list(assistant, options)))
    })
  documents
    .command('show')
    .description('一个文件的报告、清洗与修复情况')
    .argument('<id>', '文件编号')
    .action((id: string, _, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      return run((context) => using(context, options, (assistant) => show(assistant, id)))
    })
  documents
    .command('remove')
    .description('从库中删除一个文件（不动您的原文件）')
    .argument('<id>', '文件编号')
    .action((id: string, _, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      return run((context) => using(context, options, (assistant) => remove(assistant, id)))
    })
}

/** What a subcommand has to say, for machines and for people. */
interface Told {
  value: unknown
  lines: string[]
}

async function using(
  context: CliContext,
  { dataDir, json }: GlobalOptions,
  work: (assistant: Assistant) => Told,
): Promise<number> {
  const { io } = context
  const { value, lines } = await withAssistant(context, { dataDir }, async (a) => work(a))
  if (json) printJson(io, value)
  else io.out(`${lines.join('\n')}\n`)
  return EXIT.ok
}

function list(assistant: Assistant, { q, limit, offset }: ListOptions): Told {
  const value = assistant.listDocuments({ q, limit, offset })
  const { documents, total } = value
  if (total === 0) return { value, lines: ['没有文件。用 ingest 导入报告。'] }
  const rows = documents.map((document) => [
    document.id,
    where(document),
    cutDisplay(plain(document.name), 60),
  ])
  const listed = documents.length < total ? `，列出 ${documents.length} 个` : ''
  const lines = [...table([['编号', '地区与年份', '文件'], ...rows]), `共 ${total} 个${listed}。`]
  return { value, lines }
}

function where({ reports }: Document): string {
  const [first] = reports
  if (first === undefined) return '—'
  const one = `${first.region?.name ?? '地区不详'} ${first.year ?? '年份不详'}`
  return reports.length > 1 ? `${one} 等 ${reports.length} 篇` : one
}

function show(assistant: Assistant, id: string): Told {
  const value = assistant.getDocument(id)
  const { name, chars, addedAt, repairs } = value
  const lines = [plain(name), `  ${chars} 字，${addedAt} 加入`, ...describeDocument(value)]
  if (repairs.length > 0) lines.push(`  修复 ${repairs.length} 处`)
  return { value, lines }
}

function remove(assistant: Assistant, id: string): Told {
  const { name } = assistant.getDocument(id)
  assistant.removeDocument(id)
  return { value: { removed: id, name }, lines: [`已删除：${plain(name)}`] }
}
