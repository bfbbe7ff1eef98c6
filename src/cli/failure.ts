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
    io.err(`${error.cause.stack ?? error.cause.message}\n`)
  }
  return error.code === 'aborted' ? EXIT.interrupted : EXIT.failed
}
