import type { AnswerSentence, ChatResponse } from '../../../src/chat/types'
import type { Filters } from '../../../src/domain'
import { remember } from '../citing/seen'
import { readDevice, writeDevice } from '../state/device'
import { createStore } from '../state/store'

/** A question and what came of it. */
export interface Turn {
  id: string
  question: string
  filters: Filters | null
  state: 'running' | 'done' | 'stopped' | 'failed'
  /** Passages looked at, once known. */
  found: number | null
  sentences: AnswerSentence[]
  response: ChatResponse | null
  /** A failure's code and words. */
  error: { code: string; message: string } | null
}

/** Questions and answers that belong together. */
export interface Conversation {
  id: string
  /** ISO 8601. */
  startedAt: string
  turns: Turn[]
}

/** What the page holds of them. */
export interface Conversations {
  /** Latest first. */
  all: Conversation[]
  /** The one shown; null for a new one. */
  current: string | null
}

const KEY = 'conversations'
/** Conversations kept; the oldest go first. */
const KEPT = 50

/** Every conversation on this device. */
export const conversations = createStore<Conversations>({ all: restored(), current: null })

function restored(): Conversation[] {
  const kept = readDevice<unknown>(KEY, [])
  const all = Array.isArray(kept) ? (kept as Conversation[]).filter(isWhole) : []
  for (const { response } of all.flatMap(({ turns }) => turns)) remember(response?.citations ?? [])
  return all.map(({ turns, ...rest }) => ({ ...rest, turns: turns.map(settled) }))
}

/** Another version of the page may have kept another shape. */
function isWhole(one: Partial<Conversation> | null): boolean {
  return typeof one?.id === 'string' && Array.isArray(one.turns)
}

/** A turn that ran when the page was left is over. */
function settled(turn: Turn): Turn {
  return turn.state === 'running' ? { ...turn, state: 'stopped' } : turn
}

/** Keeps what there is; where room is short, without the oldest. */
export function saveConversations(): void {
  for (let kept = conversations.get().all.slice(0, KEPT); ; kept = kept.slice(0, -1)) {
    if (writeDevice(KEY, kept) || kept.length === 0) return
  }
}

/** The one shown; null for a new one. */
export function currentConversation({ all, current }: Conversations): Conversation | null {
  return all.find(({ id }) => id === current) ?? null
}

/** Adds a turn to the shown conversation, or opens one with it. */
export function addTurn(turn: Turn): void {
  conversations.set((now) => {
    const shown = currentConversation(now)
    const { id, startedAt, turns } = shown ?? {
      id: turn.id,
      startedAt: new Date().toISOString(),
      turns: [],
    }
    const grown = { id, startedAt, turns: [...turns, turn] }
    return { all: [grown, ...now.all.filter((one) => one !== shown)], current: id }
  })
}

/** Changes a turn, wherever it stands. */
export function changeTurn(id: string, change: (turn: Turn) => Partial<Turn>): void {
  conversations.set(({ all, current }) => ({
    current,
    all: all.map((one) => ({
      ...one,
      turns: one.turns.map((turn) => (turn.id === id ? { ...turn, ...change(turn) } : turn)),
    })),
  }))
}

/** Shows one; null begins anew. */
export function showConversation(id: string | null): void {
  conversations.set((now) => ({ ...now, current: id }))
}

/** Deletes one, or all where none is named. */
export function deleteConversation(id?: string): void {
  conversations.set(({ all, current }) => ({
    all: id === undefined ? [] : all.filter((one) => one.id !== id),
    current: id === undefined || id === current ? null : current,
  }))
  saveConversations()
}
