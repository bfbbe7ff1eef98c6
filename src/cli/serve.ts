import type { Command } from 'commander'
import { wholeNumber } from './arguments.js'
import type { GlobalOptions } from './context.js'
import type { Runner } from './program.js'

export interface ServeOptions extends GlobalOptions {
  host?: string
  port?: number
  sample?: true
}

/** `serve`. The server itself is loaded only when it is to run. */
export function registerServe(program: Command, run: Runner): void {
  program
    .command('serve')
    .description('启动 HTTP 服务')
    .option('--host <host>', '监听地址')
    .option('--port <port>', '端口；0 自动选择', wholeNumber(0, 65_535))
    .option('--sample', '库为空时先导入自带的示例报告')
    .action((_, command: Command) => {
      const options = command.optsWithGlobals<ServeOptions>()
      return run(async (context) => {
        const { runServer } = await import('./run-server.js')
        return runServer(context, options)
      })
    })
}
