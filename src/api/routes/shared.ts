import type { z } from '@hono/zod-openapi'
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { XiezhengError } from '../../errors.js'
import { ErrorSchema } from '../schemas.js'
import type { ApiEnv } from '../types.js'
import { rejectInvalid } from '../validation.js'

/** An app for one route group: invalid input is refused everywhere alike. */
export function createRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({ defaultHook: (result) => rejectInvalid(result) })
}

/** A JSON answer, for `responses` of a route. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** A required JSON body. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}

const MEANING = {
  400: '输入有误',
  401: '缺少或错误的 API 密钥',
  403: '不允许',
  404: '没有找到',
  413: '过大',
  415: '类型不受支持',
  422: '文件无法处理',
  429: '太忙，请稍后重试',
  503: '暂不可用',
} as const

/** The failures a route documents; each has the one error body. */
export function failures<Status extends keyof typeof MEANING>(...statuses: Status[]) {
  const entries = statuses.map((status) => [status, json(ErrorSchema, MEANING[status])] as const)
  return Object.fromEntries(entries) as Record<Status, ReturnType<typeof json<typeof ErrorSchema>>>
}

/** Refuses a body of more than `maxBytes` before it is read. */
export function limitBody(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new XiezhengError('too_large', `请求体超过上限 ${maxBytes} 字节，请缩小后重试。`, {
        details: { maxBytes },
      })
    },
  })
}
