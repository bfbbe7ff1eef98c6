import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorCode, toXiezhengError, XiezhengError } from '../errors.js'
import type { Logger } from './log.js'

/** The one mapping from our error codes to HTTP (RFC 9110 §15, RFC 6585 for 429). */
export const HTTP_STATUS = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  unreadable: 422,
  empty: 422,
  busy: 429,
  aborted: 503,
  unavailable: 503,
  model_missing: 503,
  native_missing: 503,
  store_corrupt: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>

/** Seconds a client should wait before it asks again. */
const RETRY_AFTER_SECONDS = '5'

export interface ErrorBody {
  error: { code: ErrorCode; message: string; details?: Record<string, unknown> | undefined }
}

/** The body every failed call gets: code, message and safe particulars; never a cause or a stack. */
export function errorBody(error: XiezhengError): ErrorBody {
  const { code, message, details } = error
  return { error: details === undefined ? { code, message } : { code, message, details } }
}

/** Anything thrown while a request was handled, as one of ours. Hono's own exceptions are put into our words. */
export function fromThrown(thrown: unknown): XiezhengError {
  if (!(thrown instanceof HTTPException)) return toXiezhengError(thrown)
  switch (thrown.status) {
    case 400:
      return new XiezhengError(
        'invalid_input',
        '请求体格式有误，无法解析；请检查 JSON 或表单的写法。',
      )
    case 413:
      return new XiezhengError('too_large', '请求体过大，请缩小后重试。')
    case 415:
      return new XiezhengError(
        'unsupported_type',
        '请求的 Content-Type 不受支持；JSON 接口用 application/json，上传用 multipart/form-data。',
      )
    default:
      return toXiezhengError(thrown)
  }
}

/** Hono's `onError`: logs what is not the caller's doing, answers with {@link errorBody}. */
export function createErrorHandler(logger: Logger) {
  return (thrown: unknown, c: Context): Response => {
    const error = fromThrown(thrown)
    const status = HTTP_STATUS[error.code]
    if (status >= 500) logger.error('request_failed', { code: error.code, ...describeCause(error) })
    if (status === 429 || status === 503) c.header('Retry-After', RETRY_AFTER_SECONDS)
    if (status === 401) c.header('WWW-Authenticate', 'Bearer')
    return c.json(errorBody(error), status)
  }
}

/** For the log only. */
export function describeCause(error: XiezhengError): { cause?: string } {
  const { cause } = error
  if (cause === undefined) return {}
  return { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
}
