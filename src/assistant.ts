import type { ChatEvent, ChatRequest, ChatResponse } from './chat/types.js'
import type { Document, DocumentDetail } from './domain.js'
import type { IngestOptions, IngestSource, IngestSummary } from './ingest/types.js'
import type { SearchRequest, SearchResponse } from './search/types.js'

/** The product as a library: everything the API and the CLI can do. */
export interface Assistant {
  ingest(sources: readonly IngestSource[], options?: IngestOptions): Promise<IngestSummary>
  /** @throws XiezhengError `invalid_input` (empty query, unknown region in a filter …). */
  search(request: SearchRequest): Promise<SearchResponse>
  chat(request: ChatRequest): Promise<ChatResponse>
  chatStream(request: ChatRequest): AsyncIterable<ChatEvent>
  /** `q` matches file name, report title, region name and institution. */
  listDocuments(query: { q?: string | undefined; limit: number; offset: number }): {
    documents: Document[]
    total: number
  }
  /** @throws XiezhengError `not_found`, as do the next two. */
  getDocument(id: string): DocumentDetail
  getOriginal(id: string): string
  removeDocument(id: string): void
  status(): AssistantStatus
  close(): Promise<void>
}

export interface AssistantStatus {
  documents: number
  reports: number
  passages: number
  /** Embedded units. */
  sentences: number
  model: string
  dimensions: number
  engine: 'embedded' | 'weaviate'
  /** Whether an LLM endpoint is configured. */
  llm: boolean
}
