import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { toXiezhengError } from '../errors.js'
import { describeCause, errorBody } from './errors.js'
import type { Logger } from './log.js'

export interface ServerEvent {
  event: string
  data: unknown
}

/**
 * Events as `text/event-stream` (WHATWG HTML §9.2), one JSON object each. `events` is given a
 * signal that fires when the client goes away; a throw becomes a last event `error` with the
 * usual error body.
 */
export function eventStream(
  c: Context,
  logger: Logger,
  events: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
): Response {
  const gone = new AbortController()
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => gone.abort())
    const send = ({ event, data }: ServerEvent) =>
      stream.writeSSE({ event, data: JSON.stringify(data) })
    try {
      for await (const event of events(gone.signal)) {
        if (gone.signal.aborted) break
        await send(event)
      }
    } catch (thrown) {
      if (gone.signal.aborted) return
      const error = toXiezhengError(thrown)
      logger.warn('stream_failed', { code: error.code, ...describeCause(error) })
      await send({ event: 'error', data: errorBody(error) })
    }
  })
}
