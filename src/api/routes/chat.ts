import { createRoute, z } from '@hono/zod-openapi'
import type { ChatEvent, ChatRequest } from '../../chat/types.js'
import { ChatRequestSchema, LIMITS } from '../requests.js'
import { ChatResponseSchema } from '../responses.js'
import { eventStream, type ServerEvent } from '../sse.js'
import type { RouteContext } from '../types.js'
import { createRouter, failures, jsonBody, limitBody } from './shared.js'

const chat = createRoute({
  method: 'post',
  path: '/api/chat',
  tags: ['问答'],
  summary: '提问，得到每句都有出处的回答',
  description:
    'question 与 messages 二选一。stream 为 true 时返回 text/event-stream，事件依次为 passages（{hits}）、sentence（AnswerSentence）、done（ChatResponse）；出错时以 error 结束。',
  middleware: limitBody(LIMITS.jsonBytes),
  request: { body: jsonBody(ChatRequestSchema) },
  responses: {
    200: {
      description: '回答；没有依据时 refused 为 true',
      content: {
        'application/json': { schema: ChatResponseSchema },
        'text/event-stream': { schema: z.string() },
      },
    },
    ...failures(400, 401, 413, 415, 429, 503),
  },
})

/** `POST /api/chat`, whole or as a stream. */
export function chatRoutes({ assistant, logger }: RouteContext) {
  return createRouter().openapi(chat, async (c) => {
    const { question, messages, filters, engine, stream } = c.req.valid('json')
    const request: ChatRequest = {
      messages: messages ?? [{ role: 'user', content: question ?? '' }],
      filters,
      engine,
    }
    if (!stream) {
      return c.json(await assistant.chat({ ...request, signal: c.req.raw.signal }), 200)
    }
    const gone = new AbortController()
    c.req.raw.signal.addEventListener('abort', () => gone.abort(), { once: true })
    const events = assistant.chatStream({ ...request, signal: gone.signal })[Symbol.asyncIterator]()
    // What fails before the first event still gets its HTTP status.
    const first = await events.next()
    return eventStream(c, logger, async function* (signal) {
      signal.addEventListener('abort', () => gone.abort(), { once: true })
      try {
        for (let at = first; at.done !== true; at = await events.next()) yield toEvent(at.value)
      } finally {
        await events.return?.()
      }
    })
  })
}

function toEvent(event: ChatEvent): ServerEvent {
  switch (event.type) {
    case 'passages':
      return { event: 'passages', data: { hits: event.hits } }
    case 'sentence':
      return { event: 'sentence', data: event.sentence }
    case 'done':
      return { event: 'done', data: event.response }
  }
}
