import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { XiezhengError } from '../errors.js'
import type { EvalRun } from '../eval/run.js'
import type { SearchMode } from '../search/types.js'
import { collect, wholeNumber } from './arguments.js'
import { type CliContext, EXIT, type GlobalOptions, printJson } from './context.js'
import type { Runner } from './program.js'

interface EvalCliOptions extends GlobalOptions {
  corpus?: string[]
  split?: 'dev' | 'test'
  mode?: SearchMode[]
  ablate?: true
  limit?: number
  floors?: string
  out?: string
  answers?: true
  totals?: true
}

const MODES: readonly SearchMode[] = ['hybrid', 'dense', 'lexical']

/** `eval <target>`. */
export function registerEval(program: Command, run: Runner): void {
  const command = program
    .command('eval')
    .description('评测检索与问答')
    .argument('<target>', '用例文件（.jsonl：问题、同类或论断）、放用例的目录，或 BEIR 目录')
    .option('--corpus <path>', '先导入这些文件再提问（可重复）；不给则用现有文库', collect)
    .option('--ablate', '逐项去掉各种做法，看每一项值多少')
    .option('--mode <mode>', '另外也测这些检索方式（可重复）：hybrid、dense、lexical', collectMode)
    .option('--limit <n>', '只用前 n 个问题（BEIR）', wholeNumber(1, 1_000_000))
    .option('--floors <file>', '与此文件中的底线比较，低于底线则退出码为 1')
    .option('--out <file>', '把报告（Markdown）写进文件')
    .option('--answers', '列出每个回答')
    .option('--totals', '只给合计，不列出单个用例（留作检验的题目不看）')
  command.addOption(
    command.createOption('--split <split>', '只用用例的这一半').choices(['dev', 'test']),
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
  const [{ loadConfig }, { runEval }, report, floors, { ABLATION, inMode, PRODUCT }] =
    await Promise.all([
      import('../config.js'),
      import('../eval/run.js'),
      import('../eval/report.js'),
      import('../eval/floors.js'),
      import('../eval/ablation.js'),
    ])
  const runs = await runEval({
    target,
    corpus: options.corpus ?? [],
    split: options.split,
    variants: [...(options.ablate ? ABLATION : PRODUCT), ...(options.mode ?? []).map(inMode)],
    limit: options.limit,
    config: loadConfig(undefined, { dataDir: options.dataDir }),
    onProgress: (stage, done, total) => {
      io.terminal?.write(`\r${stage} ${done}/${total}${done === total ? '\n' : ''}`)
    },
  })
  const markdown = [
    report.toMarkdown(runs, { totalsOnly: options.totals }),
    ...(options.ablate ? [report.toAblationTable(runs)] : []),
    ...(options.answers ? [answers(runs)] : []),
  ].join('\n\n')
  if (options.out !== undefined) writeReport(options.out, `${markdown}\n`)
  if (options.json) printJson(io, runs)
  else io.out(`${markdown}\n`)
  if (options.floors === undefined) return EXIT.ok
  const pinned = floors.readFloors(options.floors)
  const misses = runs.flatMap(({ name, digest, variants, questions, faithfulness, checks }) => {
    const figures = faithfulness?.scores ?? questions?.scores ?? variants[0]?.scores ?? {}
    return floors.shortfalls(name, digest, { ...figures, ...checks?.scores }, pinned)
  })
  for (const miss of misses) io.err(`${miss}\n`)
  return misses.length === 0 ? EXIT.ok : EXIT.failed
}

function answers(runs: readonly EvalRun[]): string {
  const outcomes = runs.flatMap(({ questions }) => questions?.outcomes ?? [])
  return outcomes.map(({ id, question, answer }) => `${id} ${question}\n${answer}`).join('\n\n')
}

function writeReport(path: string, markdown: string): void {
  try {
    writeFileSync(path, markdown)
  } catch (cause) {
    throw new XiezhengError('forbidden', `不能写 ${path}。请检查目录与权限。`, { cause })
  }
}
