import { toXiezhengError, type XiezhengError } from '../errors.js'
import { type CliIo, EXIT, printJson } from './context.js'

/** An error as machines get it; never a stack. */
export function errorJson({ code, message, details }: XiezhengError) {
  return details === undefined ? { code, message } : { code, message, details }
}

/** Tells of a failure and gives the exit code for it. */
export function reportFailure(io: CliIo, thrown: unknown, json: boolean): number {
  const error = toXiezhengError(thrown)
  if (json) printJson(io, { error: errorJson(error) })
  io.err(`错误：${error.message}\n`)
  if (error.code === 'internal' && error.cause instanceof Error) {
    const { message, stack = message } = error.cause
    const [first = ''] = message.split('\n')
    io.err(io.verbose ? `${stack}\n` : `原因：${first}（设 XIEZHENG_LOG_LEVEL=debug 可看详情）\n`)
  }
  return error.code === 'aborted' ? EXIT.interrupted : EXIT.failed
}
