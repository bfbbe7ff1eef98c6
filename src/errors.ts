/** Every code an error of ours can carry. Codes are stable: clients branch on them. */
export const ERROR_CODES = [
  'invalid_input',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'unsupported_type',
  'unreadable',
  'empty',
  'busy',
  'aborted',
  'unavailable',
  'model_missing',
  'native_missing',
  'store_corrupt',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export interface ErrorOptions {
  cause?: unknown
  /** Machine-readable particulars, safe to show: never a secret, never a stack. */
  details?: Record<string, unknown>
}

/**
 * The one base of all errors the product raises on purpose. `message` is for people, in
 * Chinese: what happened, and what to do next.
 */
export class XiezhengError extends Error {
  override readonly name = 'XiezhengError'
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.details = options.details
  }
}

/** Any thrown value as one of ours: ours unchanged, an abort as `aborted`, all else as `internal` with its cause kept. */
export function toXiezhengError(thrown: unknown): XiezhengError {
  if (thrown instanceof XiezhengError) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new XiezhengError('aborted', '操作已取消。', { cause: thrown })
  }
  return new XiezhengError('internal', '程序内部出错，请查看日志；若反复出现请反馈。', {
    cause: thrown,
  })
}
