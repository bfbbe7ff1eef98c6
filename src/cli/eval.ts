import { type Command, InvalidArgumentError } from 'commander'
import type { SearchMode } from '../search/types.js'
import { collect, wholeNumber } from './arguments.js'
import { type CliContext, EXIT, type GlobalOptions, printJson } from './context.js'
import type { Runner } from './program.js'

interface EvalCliOptions extends GlobalOptions {
  corpus?: string[]
  split?: 'dev' | 'test'
  mode: SearchMode[]
  limit?: number
  floors?: string
  answers?: true
}

const MODES: readonly SearchMode[] = ['hybrid', 'dense', 'lexical']

/** `eval <target>`. */
export function registerEval(program: Command, run: Runner): void {
  const command = program
    .command('eval')
    .description('评测检索与问答')
    .argument('<target>', '问题集（.jsonl）或 BEIR 目录')
    .option('--corpus <path>', '先导入这些文件再提问（可重复）；不给则用现有文库', collect)
    .option('--mode <mode>', '检索方式（BEIR，可重复；默认三种都测）', collectMode)
    .option('--limit <n>', '只用前 n 个问题（BEIR）', wholeNumber(1, 1_000_000))
    .option('--floors <file>', '与此文件中的底线比较，低于底线则退出码为 1')
    .option('--answers', '列出每个回答')
  command.addOption(
    command.createOption('--split <split>', '只用问题集的这一半').choices(['dev', 'test']),
  )
  command.action((target: string, _, self: Command) => {
    const options = self.optsWithGlobals<EvalCliOptions>()
    return run((context) => evaluate(context, target, options))
  })
}

function collectMode(given: string, before: SearchMode[] | undefined): SearchMode[] {
  const mode = MODES.find((one) => one === given)
  if (mode) return [...(before ?? []), mode]
  throw new InvalidArgumentError(`须是 ${MODES.join('、')} 之一。`)
}

async function evaluate(
  { io }: CliContext,
  target: string,
  options: EvalCliOptions,
): Promise<number> {
  const [{ loadConfig }, { runEval }, { toMarkdown }, { readFloors, shortfalls }] =
    await Promise.all([
      import('../config.js'),
      import('../eval/run.js'),
      import('../eval/report.js'),
      import('../eval/floors.js'),
    ])
  const run = await runEval({
    target,
    corpus: options.corpus ?? [],
    split: options.split,
    modes: options.mode ?? MODES,
    limit: options.limit,
    config: loadConfig(undefined, { dataDir: options.dataDir }),
    onProgress: (stage, done, total) => {
      io.terminal?.write(`\r${stage} ${done}/${total}${done === total ? '\n' : ''}`)
    },
  })
  const { name, digest, result } = run
  if (options.json) printJson(io, run)
  else io.out(`${toMarkdown(run)}\n`)
  if (options.answers && result.kind === 'questions') {
    for (const { id, question, answer } of result.outcomes) {
      io.out(`\n${id} ${question}\n${answer}\n`)
    }
  }
  if (options.floors === undefined) return EXIT.ok
  const figures = result.kind === 'questions' ? result.scores : (result.scores[0] ?? {})
  const misses = shortfalls(name, digest, { ...figures }, readFloors(options.floors))
  for (const miss of misses) io.err(`${miss}\n`)
  return misses.length === 0 ? EXIT.ok : EXIT.failed
}
