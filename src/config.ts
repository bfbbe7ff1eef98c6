import { resolve } from 'node:path'
import { z } from 'zod'
import { DEFAULT_MODEL } from './embed/models.js'
import { XiezhengError } from './errors.js'

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A value that prints as `***` wherever it is logged, inspected or serialised. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '***'
  }

  toJSON(): string {
    return '***'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***'
  }
}

export interface LlmConfig {
  /** Of an OpenAI-compatible endpoint, with its `/v1`. */
  baseUrl: string
  apiKey: Secret | null
  model: string
  /** Longest silence before the first and between two pieces of an answer, 100..600,000 ms; the whole may take four times that. `XIEZHENG_LLM_TIMEOUT_MS`, default 20,000. */
  timeoutMs: number
  /** Tokens an answer may take, 16..32,768. `XIEZHENG_LLM_MAX_TOKENS`, default 800. */
  maxTokens: number
  /** Tokens that instructions, question and passages may take together, 500..1,000,000, roughly counted. `XIEZHENG_LLM_PROMPT_TOKENS`, default 6,000. */
  promptTokens: number
}

export interface Config {
  /** Absolute. Holds the store, the index snapshot and uploads. `XIEZHENG_DATA_DIR`, default `.xiezheng` here. */
  dataDir: string
  /** Built-in name or folder. `XIEZHENG_MODEL`. */
  model: string
  /** Threads of the encoder, 1..256; null leaves it to the runtime. `XIEZHENG_THREADS`. */
  threads: number | null
  /** Address to listen on; default this machine alone. `XIEZHENG_HOST`. */
  host: string
  /** 0..65535, 0 for any free one. `XIEZHENG_PORT`, default 8787. */
  port: number
  /** Largest file taken in, bytes. `XIEZHENG_MAX_UPLOAD_BYTES`, default 50 MiB. */
  maxUploadBytes: number
  /** Asked of every API request where set, at least 8 characters. `XIEZHENG_API_KEY`. */
  apiKey: Secret | null
  /** `XIEZHENG_LOG_LEVEL`, default `info`. */
  logLevel: LogLevel
  /** Null where none is configured, a supported state. `XIEZHENG_LLM_BASE_URL`, `_MODEL`, `_API_KEY`; limits in `LlmConfig`. */
  llm: LlmConfig | null
}

/** What a command line or a test sets over the environment; strings or the values themselves. */
export type ConfigOverrides = {
  [K in keyof Omit<Config, 'llm' | 'apiKey'>]?: string | Config[K] | undefined
} & { apiKey?: string | undefined }

const DEFAULT_DATA_DIR = '.xiezheng'
const DEFAULT_MAX_UPLOAD_BYTES = 50 * 1024 * 1024

const text = (message: string) => z.string().trim().min(1, message)
const integer = (low: number, high: number) => {
  const message = `应为 ${low} 到 ${high} 之间的整数`
  return z.coerce.number({ error: message }).int(message).min(low, message).max(high, message)
}
const secret = text('不能为空')
  .min(8, '至少 8 个字符')
  .transform((value) => new Secret(value))

const fields = {
  dataDir: text('不能为空')
    .default(DEFAULT_DATA_DIR)
    .transform((path) => resolve(path)),
  model: text('不能为空').default(DEFAULT_MODEL),
  threads: integer(1, 256).nullable().default(null),
  host: text('不能为空').default('127.0.0.1'),
  port: integer(0, 65_535).default(8787),
  maxUploadBytes: integer(1, 2 ** 31).default(DEFAULT_MAX_UPLOAD_BYTES),
  apiKey: secret.nullable().default(null),
  logLevel: z.enum(LOG_LEVELS, { error: `应为 ${LOG_LEVELS.join('、')} 之一` }).default('info'),
  llmBaseUrl: z
    .url({ protocol: /^https?$/, error: '应为 http 或 https 网址' })
    .nullable()
    .default(null),
  llmApiKey: text('不能为空')
    .transform((value) => new Secret(value))
    .nullable()
    .default(null),
  llmModel: text('不能为空').nullable().default(null),
  llmTimeoutMs: integer(100, 600_000).default(20_000),
  llmMaxTokens: integer(16, 32_768).default(800),
  llmPromptTokens: integer(500, 1_000_000).default(6000),
}
type Field = keyof typeof fields
const schema = z.object(fields)

const VARIABLES: Record<Field, string> = {
  dataDir: 'XIEZHENG_DATA_DIR',
  model: 'XIEZHENG_MODEL',
  threads: 'XIEZHENG_THREADS',
  host: 'XIEZHENG_HOST',
  port: 'XIEZHENG_PORT',
  maxUploadBytes: 'XIEZHENG_MAX_UPLOAD_BYTES',
  apiKey: 'XIEZHENG_API_KEY',
  logLevel: 'XIEZHENG_LOG_LEVEL',
  llmBaseUrl: 'XIEZHENG_LLM_BASE_URL',
  llmApiKey: 'XIEZHENG_LLM_API_KEY',
  llmModel: 'XIEZHENG_LLM_MODEL',
  llmTimeoutMs: 'XIEZHENG_LLM_TIMEOUT_MS',
  llmMaxTokens: 'XIEZHENG_LLM_MAX_TOKENS',
  llmPromptTokens: 'XIEZHENG_LLM_PROMPT_TOKENS',
}

/**
 * Every setting, checked. An override wins over the environment, the environment over the
 * default; an empty variable counts as unset. The values of secrets are in no message.
 *
 * @throws XiezhengError `invalid_input` naming each wrong variable; `details.settings` lists them.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  overrides: ConfigOverrides = {},
): Config {
  const given = overrides as Partial<Record<Field, unknown>>
  const raw: Partial<Record<Field, unknown>> = {}
  for (const [field, variable] of Object.entries(VARIABLES) as [Field, string][]) {
    const fromEnv = env[variable]?.trim() === '' ? undefined : env[variable]
    raw[field] = given[field] ?? fromEnv
  }
  const parsed = schema.safeParse(raw)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        setting: VARIABLES[issue.path[0] as Field],
        problem: issue.message,
      }))
  if (parsed.data && (parsed.data.llmBaseUrl === null) !== (parsed.data.llmModel === null)) {
    const setting = parsed.data.llmModel === null ? VARIABLES.llmModel : VARIABLES.llmBaseUrl
    problems.push({ setting, problem: '接入大模型须同时设置接口地址和模型名' })
  }
  if (parsed.data === undefined || problems.length > 0) {
    const list = problems.map(({ setting, problem }) => `${setting} ${problem}`).join('；')
    throw new XiezhengError('invalid_input', `配置有误：${list}。请改正后重新启动。`, {
      details: { settings: problems },
    })
  }
  const { llmBaseUrl, llmApiKey, llmModel, llmTimeoutMs, llmMaxTokens, llmPromptTokens, ...rest } =
    parsed.data
  const llm =
    llmBaseUrl === null || llmModel === null
      ? null
      : {
          baseUrl: llmBaseUrl,
          apiKey: llmApiKey,
          model: llmModel,
          timeoutMs: llmTimeoutMs,
          maxTokens: llmMaxTokens,
          promptTokens: llmPromptTokens,
        }
  return { ...rest, llm }
}
