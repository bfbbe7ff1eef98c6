import type { z } from '@hono/zod-openapi'
import { XiezhengError } from '../errors.js'

type Issue = z.core.$ZodIssue

/**
 * zod's complaints as one `invalid_input` whose message names the first field at fault;
 * `details.issues` has them all (at most 20) as `{field, message}`. Values are not repeated.
 */
export function invalidInput(issues: readonly Issue[]): XiezhengError {
  const readable = issues.slice(0, 20).map((issue) => ({
    field: issue.path.map(String).join('.'),
    message: describe(issue),
  }))
  const [first] = readable
  const where = first === undefined || first.field === '' ? '请求内容' : `参数 ${first.field} `
  return new XiezhengError('invalid_input', `${where}有误：${first?.message ?? '格式不对'}。`, {
    details: { issues: readable },
  })
}

/** For OpenAPIHono's `defaultHook`. @throws XiezhengError `invalid_input`. */
export function rejectInvalid(result: { success: boolean; error?: z.ZodError }): void {
  if (!result.success) throw invalidInput(result.error?.issues ?? [])
}

const TYPE_NAMES: Record<string, string> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
}

function describe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${TYPE_NAMES[issue.expected] ?? issue.expected}`
    case 'too_small':
      return bound(issue.origin, '至少', Number(issue.minimum))
    case 'too_big':
      return bound(issue.origin, '最多', Number(issue.maximum))
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    default:
      return issue.message
  }
}

function bound(origin: string, word: '至少' | '最多', limit: number): string {
  if (origin === 'string') return `${word} ${limit} 个字符`
  if (origin === 'array') return `${word} ${limit} 项`
  return word === '至少' ? `不能小于 ${limit}` : `不能大于 ${limit}`
}
