import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import type { LlmConfig } from '../config.js'
import { XiezhengError } from '../errors.js'
import {
  type LanguageModel,
  ModelFailure,
  type ModelFault,
  type ModelMessage,
} from './language-model.js'

/** An answer may take this many times the longest silence, all in all. */
const WHOLE = 4

/**
 * A model behind any endpoint that speaks OpenAI's chat completions, streaming. Silence beyond
 * `timeoutMs`, before the first piece or between two, ends it. Nothing is retried: the extractive
 * answer is there at once.
 */
export function createOpenAiModel(config: LlmConfig): LanguageModel {
  const client = new OpenAI({
    baseURL: config.baseUrl,
    apiKey: config.apiKey?.reveal() ?? 'none',
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
  })
  return {
    promptTokens: config.promptTokens,
    write: (messages, signal) => write(client, config, messages, signal),
  }
}

async function* write(
  client: OpenAI,
  { model, timeoutMs, maxTokens }: LlmConfig,
  messages: readonly ModelMessage[],
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  if (signal?.aborted) throw cancelled(signal)
  const watch = createWatch(timeoutMs)
  const stop = signal === undefined ? watch.signal : AbortSignal.any([signal, watch.signal])
  try {
    const stream = await client.chat.completions.create(
      { model, messages: [...messages], stream: true, temperature: 0, max_tokens: maxTokens },
      { signal: stop },
    )
    for await (const chunk of stream) {
      watch.heard()
      const piece = chunk.choices?.[0]?.delta?.content
      if (typeof piece === 'string' && piece !== '') yield piece
    }
    // The library ends quietly where its signal fires.
    if (stop.aborted) throw stop.reason
  } catch (thrown) {
    if (signal?.aborted) throw cancelled(signal)
    throw new ModelFailure(watch.signal.aborted ? 'timeout' : faultOf(thrown), { cause: thrown })
  } finally {
    watch.end()
  }
}

function cancelled({ reason }: AbortSignal): XiezhengError {
  return new XiezhengError('aborted', '操作已取消。', { cause: reason })
}

/** A signal that fires after a silence, or when the whole takes too long; `end` stops the request if it still runs. */
function createWatch(silenceMs: number) {
  const controller = new AbortController()
  const expire = () => controller.abort(new ModelFailure('timeout'))
  let silence = setTimeout(expire, silenceMs)
  const whole = setTimeout(expire, silenceMs * WHOLE)
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(silence)
      silence = setTimeout(expire, silenceMs)
    },
    end() {
      clearTimeout(silence)
      clearTimeout(whole)
      controller.abort()
    },
  }
}

function faultOf(thrown: unknown): ModelFault {
  if (thrown instanceof ModelFailure) return thrown.fault
  if (thrown instanceof APIConnectionTimeoutError) return 'timeout'
  if (thrown instanceof APIConnectionError) return 'down'
  if (thrown instanceof APIError) {
    const { status } = thrown
    if (status === 429 || status === 402) return 'quota'
    // An error event within the stream has no status.
    return status === undefined || status >= 500 ? 'down' : 'rejected'
  }
  return thrown instanceof SyntaxError ? 'malformed' : 'down'
}
