import { type Command, type CommanderError, Help } from 'commander'
import { displayWidth } from './width.js'

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
}

/** Help in Chinese, laid out by display width, on a command and all its subcommands. */
export function speakChinese(command: Command): void {
  const defaults = new Help()
  const inChinese = (text: string) =>
    text
      .replace(/ ?\(choices: (.*?), default: "(.*?)"\)$/, '（可选 $1，默认 $2）')
      .replace(/ ?\(default: (.*?)\)$/, '（默认 $1）')
      .replaceAll('"', '')
  command
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: (option) => inChinese(defaults.optionDescription(option)),
    })
    .helpOption('-h, --help', '显示帮助')
    .exitOverride()
  for (const child of command.commands) speakChinese(child)
}

/** What is wrong with the command line, from commander's own complaint; null when it was no complaint but help or the version. */
export function usageProblem(error: CommanderError): string | null {
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? []
  const [, similar] = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message) ?? []
  const hint = similar === undefined ? '' : `您是不是要用 ${similar}？`
  if (error.exitCode === 0) return null
  switch (error.code) {
    case 'commander.help':
      return '请给出命令。'
    case 'commander.unknownCommand':
      return `没有命令“${quoted}”。${hint}`
    case 'commander.unknownOption':
      return `没有选项 ${quoted}。${hint}`
    case 'commander.missingArgument':
      return `缺少参数 <${quoted}>。`
    case 'commander.optionMissingArgument':
      return `选项 ${quoted} 缺少值。`
    case 'commander.excessArguments':
      return '参数太多。'
    case 'commander.invalidArgument':
      return `${quoted.split(' ')[0]} 的值不对：${invalidReason(error.message)}`
    case 'commander.conflictingOption':
      return `选项 ${quoted} 不能与其他选项同用。`
    default:
      return error.message.replace(/^error: /, '')
  }
}

/** Our own reason from an InvalidArgumentError, or commander's list of choices. */
function invalidReason(message: string): string {
  const [, choices] = /Allowed choices are (.*)\.$/.exec(message) ?? []
  return choices === undefined
    ? (message.split('is invalid. ').at(-1) ?? '')
    : `只能是 ${choices}。`
}
