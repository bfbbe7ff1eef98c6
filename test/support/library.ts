import { type Assistant, type AssistantConfig, createAssistant } from '../../src/assistant.js'
import type { ChatResponse } from '../../src/chat/types.js'
import { DEFAULT_MODEL } from '../../src/embed/models.js'
import { sharedFiles } from '../../src/ingest/testing/shared-files.js'
import type { IngestSource } from '../../src/ingest/types.js'

/** An assistant with the built-in model over a data folder. */
export function openAssistant(
  dataDir: string,
  llm: AssistantConfig['llm'] = null,
): Promise<Assistant> {
  return createAssistant({ dataDir, model: DEFAULT_MODEL, threads: 2, llm })
}

/** A file that is not on disk. */
export function textSource(name: string, text: string): IngestSource {
  return { name, path: null, read: async () => new TextEncoder().encode(text) }
}

/** The real seed reports as sources; null where `../shared` is absent (an error in CI). */
export function seedSources(): IngestSource[] | null {
  const files = sharedFiles('seeds')
  if (files === null) return null
  return files.map(({ name, bytes }) => ({ name, path: null, read: async () => bytes }))
}

/** One question, one answer. */
export function ask(assistant: Assistant, question: string): Promise<ChatResponse> {
  return assistant.chat({ messages: [{ role: 'user', content: question }] })
}

/** Ids of the documents of a library by the first characters of their names. */
export function documentsByPrefix(assistant: Assistant, length: number): Map<string, string> {
  const { documents } = assistant.listDocuments({ limit: 1000, offset: 0 })
  return new Map(documents.map(({ id, name }) => [name.slice(0, length), id]))
}
