import type { Command } from 'commander'
import { type CliContext, EXIT, type GlobalOptions, printJson } from './context.js'
import {
  checkDatabase,
  checkDataDir,
  checkLibrary,
  checkModel,
  checkNode,
  checkTerminal,
  NATIVE_CHECKS,
  runChecks,
} from './doctor-checks.js'
import type { Runner } from './program.js'
import { plain, table } from './width.js'

/** `doctor`. */
export function registerDoctor(program: Command, run: Runner): void {
  program
    .command('doctor')
    .description('检查运行环境、模型和资料库')
    .action((_, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      return run((context) => doctor(context, options))
    })
}

const MARKS = { ok: '正常', warn: '注意', fail: '失败' } as const

async function doctor(context: CliContext, { dataDir: given, json }: GlobalOptions) {
  const { io } = context
  const { dataDir, model } = await context.loadSettings({ dataDir: given })
  const findings = await runChecks([
    checkNode(process.versions.node),
    ...NATIVE_CHECKS,
    checkModel(model),
    checkDataDir(dataDir),
    checkDatabase(dataDir),
    checkLibrary(context, dataDir),
    checkTerminal(io.locale, process.platform),
  ])
  const failed = findings.some(({ status }) => status === 'fail')
  if (json) {
    printJson(io, { ok: !failed, checks: findings })
  } else {
    const rows = findings.map(({ name, status, message, advice }) => {
      const cells = [
        MARKS[status],
        name,
        plain(advice === undefined ? message : `${message}。${advice}`),
      ]
      return cells
    })
    io.out(`${table(rows).join('\n')}\n`)
    io.out(failed ? '有问题需要处理。\n' : '可以使用。\n')
  }
  return failed ? EXIT.failed : EXIT.ok
}
