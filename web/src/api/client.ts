import type { ErrorCode } from '../../../src/errors'
import { apiKey } from './key'

/** The API's codes, and `offline` where it did not answer. */
export type FailureCode = ErrorCode | 'offline'

/** A call that failed: the API's own code and message, or `offline` where it did not answer. */
export class ApiError extends Error {
  readonly code: FailureCode
  readonly status: number

  constructor(code: FailureCode, message: string, status = 0) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** Calls the API with the session's key. @throws ApiError, AbortError. */
export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  const { value } = apiKey.get()
  if (value !== '') headers.set('authorization', `Bearer ${value}`)
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new ApiError('offline', '')
  })
  if (response.ok) return response
  const error = await failureOf(response)
  if (error.status === 401) apiKey.set((now) => ({ ...now, wanted: true }))
  throw error
}

/** The JSON of a GET. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await call(path, signal === undefined ? {} : { signal })
  return (await response.json()) as T
}

/** The answer to a POST of JSON. */
export function post(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
}

/** The JSON answer to a POST of JSON. */
export async function postJson<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return (await (await post(path, body, signal)).json()) as T
}

async function failureOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  return errorOf(body, response.status)
}

/** An error body `{error: {code, message}}` as a value; anything else is `internal`. */
export function errorOf(body: unknown, status = 0): ApiError {
  const { error } = (body ?? {}) as { error?: { code?: ErrorCode; message?: string } }
  return new ApiError(error?.code ?? 'internal', error?.message ?? '', status)
}
