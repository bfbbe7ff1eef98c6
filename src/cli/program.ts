import { Command, CommanderError } from 'commander'
import { registerAsk } from './ask.js'
import { type Action, type CliContext, EXIT } from './context.js'
import { registerDoctor } from './doctor.js'
import { registerDocuments } from './documents.js'
import { registerEval } from './eval.js'
import { reportFailure } from './failure.js'
import { registerIngest } from './ingest.js'
import { registerInitiatives } from './initiatives.js'
import { registerSearch } from './search.js'
import { registerServe } from './serve.js'
import { registerSimilar } from './similar.js'
import { speakChinese, usageProblem } from './usage.js'

/** Runs a command's work and keeps its exit code. */
export type Runner = (action: Action) => Promise<void>

/**
 * The command line: 0 all fine, 1 something failed, 2 wrong usage, 130 interrupted.
 * `argv` is without node and script. Never throws and never ends the process.
 */
export async function runCli(
  argv: readonly string[],
  context: CliContext,
  version: string,
): Promise<number> {
  const { io } = context
  let code: number = EXIT.ok
  const run: Runner = async (action) => {
    code = await action(context)
  }
  const program = new Command('xiezheng')
    .description('协证：政协工作报告语义检索助手')
    .version(version, '-V, --version', '显示版本')
    .option('--data-dir <dir>', '数据目录（默认取环境变量 XIEZHENG_DATA_DIR）')
    .option('--json', '输出 JSON')
    .helpCommand('help [command]', '显示某个命令的帮助')
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      outputError: () => {},
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    })
  const register = [
    registerIngest,
    registerServe,
    registerAsk,
    registerSearch,
    registerSimilar,
    registerInitiatives,
    registerDocuments,
    registerDoctor,
    registerEval,
  ]
  for (const add of register) add(program, run)
  speakChinese(program)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (thrown) {
    if (!(thrown instanceof CommanderError))
      return reportFailure(io, thrown, argv.includes('--json'))
    const problem = usageProblem(thrown)
    if (problem === null) return EXIT.ok
    io.err(
      `用法有误：${problem}\n运行 xiezheng --help 查看全部命令，xiezheng help <命令> 查看用法。\n`,
    )
    return EXIT.usage
  }
}
