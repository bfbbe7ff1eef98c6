import type { Command } from 'commander'
import type { ChatEngine, ChatResponse } from '../chat/types.js'
import { addFilterOptions, type FilterOptions, toFilters } from './arguments.js'
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

interface AskOptions extends GlobalOptions, FilterOptions {
  engine: ChatEngine
}

/** `ask <question…>`. */
export function registerAsk(program: Command, run: Runner): void {
  const command = program
    .command('ask')
    .description('提问；每句回答都有出处，没有依据就不回答')
    .argument('<question...>', '问题')
  addFilterOptions(command)
    .addOption(
      command
        .createOption('--engine <engine>', '回答方式')
        .choices(['auto', 'extractive', 'llm'])
        .default('auto'),
    )
    .action((words: string[], _, self: Command) => {
      const options = self.optsWithGlobals<AskOptions>()
      return run((context) => ask(context, words.join(' '), options))
    })
}

async function ask(context: CliContext, question: string, options: AskOptions): Promise<number> {
  const { dataDir, json, engine } = options
  const messages = [{ role: 'user' as const, content: question }]
  const filters = toFilters(options)
  const response = await withInterrupt(context, (signal) =>
    withAssistant(context, { dataDir, signal }, (assistant) =>
      assistant.chat({ messages, filters, engine, signal }),
    ),
  )
  if (json) printJson(context.io, response)
  else context.io.out(`${answerLines(response).join('\n')}\n`)
  return EXIT.ok
}

/** The answer with its numbers, what was struck from it and why, then each citation; of a refusal the reason and the nearest passages. */
export function answerLines(response: ChatResponse): string[] {
  const { citations, refused, reason, answer, notice, sentences } = response
  const lines = [
    ...(notice === null ? [] : [`（${notice}）`, '']),
    refused ? (reason ?? answer) : answer,
  ]
  const struck = sentences.filter(({ verdict }) => verdict === 'unsupported')
  if (struck.length > 0) lines.push('', '经核对没有依据、已从回答中划去：')
  for (const sentence of struck) lines.push(`  ✗ ${sentence.text}（${sentence.reason}）`)
  if (citations.length > 0) lines.push('', refused ? '最接近的段落：' : '出处：')
  for (const citation of citations) {
    const [source, ...rest] = describeCitation(citation)
    lines.push(`[${citation.n}] ${source}`, ...rest.map((line) => `    ${line}`))
  }
  return lines
}
