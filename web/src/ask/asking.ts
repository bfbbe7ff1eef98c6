import type { AnswerSentence, ChatMessage, ChatResponse } from '../../../src/chat/types'
import type { Filters, Hit } from '../../../src/domain'
import { ApiError, errorOf, post } from '../api/client'
import { eventsOf, type StreamEvent } from '../api/events'
import { remember } from '../citing/seen'
import {
  addTurn,
  changeTurn,
  conversations,
  currentConversation,
  saveConversations,
  type Turn,
} from './conversations'

/** Earlier turns told to the service, and the longest message it takes. */
const TURNS_TOLD = 20
const MESSAGE_CHARS = 8_000

let running: AbortController | null = null

/** Asks within the shown conversation and follows the answer as it comes. */
export async function ask(question: string, filters: Filters | undefined): Promise<void> {
  stopAsking()
  const before = currentConversation(conversations.get())?.turns ?? []
  const turn: Turn = {
    id: crypto.randomUUID?.() ?? String(Math.random()),
    question,
    filters: filters ?? null,
    state: 'running',
    found: null,
    sentences: [],
    response: null,
    error: null,
  }
  addTurn(turn)
  const own = new AbortController()
  running = own
  try {
    const messages = [...before.slice(-TURNS_TOLD).flatMap(told), said('user', question)]
    const body = { messages, filters, stream: true }
    const response = await post('/api/chat', body, own.signal)
    for await (const event of eventsOf(response)) follow(turn.id, event)
    changeTurn(turn.id, ({ state }) => (state === 'running' ? brokenOff() : {}))
  } catch (thrown) {
    changeTurn(turn.id, () => (own.signal.aborted ? { state: 'stopped' } : failed(thrown)))
  } finally {
    if (running === own) running = null
    saveConversations()
  }
}

/** Stops the answer that is under way; what has come stays. */
export function stopAsking(): void {
  running?.abort()
  running = null
}

function follow(id: string, { event, data }: StreamEvent): void {
  switch (event) {
    case 'passages':
      changeTurn(id, () => ({ found: (data as { hits: Hit[] }).hits.length }))
      break
    case 'sentence':
      changeTurn(id, ({ sentences }) => ({ sentences: [...sentences, data as AnswerSentence] }))
      break
    case 'done': {
      const response = data as ChatResponse
      remember(response.citations)
      changeTurn(id, () => ({ state: 'done', response, sentences: response.sentences }))
      break
    }
    case 'error':
      throw errorOf(data)
  }
}

function brokenOff(): Partial<Turn> {
  return { state: 'failed', error: { code: 'offline', message: '' } }
}

function failed(thrown: unknown): Partial<Turn> {
  const { code, message } = thrown instanceof ApiError ? thrown : new ApiError('offline', '')
  return { state: 'failed', error: { code, message } }
}

function told({ question, response }: Turn): ChatMessage[] {
  if (response === null) return []
  return [said('user', question), said('assistant', response.answer)]
}

function said(role: ChatMessage['role'], content: string): ChatMessage {
  return { role, content: content.slice(0, MESSAGE_CHARS) }
}
