import type { Command } from 'commander'
import type { Hit } from '../domain.js'
import type { SearchMode, SearchResponse } from '../search/types.js'
import { addFilterOptions, type FilterOptions, toFilters, wholeNumber } from './arguments.js'
import {
  type CliContext,
  EXIT,
  type GlobalOptions,
  printJson,
  withAssistant,
  withInterrupt,
} from './context.js'
import { describeCitation } from './describe.js'
import type { Runner } from './program.js'
import { plain } from './width.js'

interface SearchOptions extends GlobalOptions, FilterOptions {
  limit: number
  mode: SearchMode
}

/** `search <query…>`. */
export function registerSearch(program: Command, run: Runner): void {
  const command = program
    .command('search')
    .description('检索段落')
    .argument('<query...>', '要找的内容')
    .option('--limit <n>', '最多几段', wholeNumber(1, 100), 10)
  addFilterOptions(command)
    .addOption(
      command
        .createOption('--mode <mode>', '检索方式')
        .choices(['hybrid', 'dense', 'lexical'])
        .default('hybrid'),
    )
    .action((words: string[], _, self: Command) => {
      const options = self.optsWithGlobals<SearchOptions>()
      return run((context) => search(context, words.join(' '), options))
    })
}

async function search(context: CliContext, query: string, options: SearchOptions): Promise<number> {
  const { dataDir, json, limit, mode } = options
  const filters = toFilters(options)
  const response = await withInterrupt(context, (signal) =>
    withAssistant(context, { dataDir, signal }, (assistant) =>
      assistant.search({ query, limit, mode, filters, signal }),
    ),
  )
  if (json) printJson(context.io, response)
  else context.io.out(`${resultLines(response).join('\n')}\n`)
  return EXIT.ok
}

function resultLines({ hits, understood }: SearchResponse): string[] {
  const { narrowedBy, favouredBy, absentRegions } = understood
  const lines = narrowedBy.length > 0 ? [`范围：${narrowedBy.join('、')}`] : []
  if (favouredBy.length > 0)
    lines.push(`优先：${favouredBy.join('、')}（说法不确定，没有据此排除）`)
  if (absentRegions.length > 0) {
    lines.push(`本库没有这些地区的报告：${absentRegions.map(({ name }) => name).join('、')}`)
  }
  if (hits.length === 0) return [...lines, '没有找到。']
  return [...lines, ...hits.flatMap(hitLines)]
}

function hitLines({ rank, score, citation, copies }: Hit): string[] {
  const [source, ...rest] = describeCitation(citation)
  const also = copies.map(
    ({ documentName, start, end }) => `另见 ${plain(documentName)} [${start}, ${end})`,
  )
  return [
    `${rank}. ${source}（${score.toFixed(3)}）`,
    ...[...rest, ...also].map((line) => `   ${line}`),
  ]
}
