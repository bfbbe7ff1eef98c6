import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ChatDependencies, chat } from './chat/chat.js'
import { createEveryday } from './chat/everyday.js'
import { createOpenAiModel } from './chat/openai-model.js'
import type { ChatEvent, ChatRequest, ChatResponse } from './chat/types.js'
import type { Config } from './config.js'
import type { Document, DocumentDetail } from './domain.js'
import { createCachedEmbedder } from './embed/cached.js'
import type { Embedder } from './embed/embedder.js'
import { createTransformersEmbedder } from './embed/transformers.js'
import { toXiezhengError, XiezhengError } from './errors.js'
import { type BuildOptions, openVectorIndex, type UnitIndex } from './index/build.js'
import { embedMissing } from './index/embed-missing.js'
import { openStore } from './index/store.js'
import { ingest } from './ingest/ingest.js'
import type { IngestOptions, IngestSource, IngestSummary } from './ingest/types.js'
import { createHoldings } from './search/holdings.js'
import { createInitiatives, type Initiatives } from './search/initiatives/initiatives.js'
import type { InitiativesQuery, InitiativesResponse } from './search/initiatives/types.js'
import { createPassageViews } from './search/passage-views.js'
import { search } from './search/search.js'
import { similar } from './search/similar/similar.js'
import type { SimilarRequest, SimilarResponse } from './search/similar/types.js'
import type { SearchRequest, SearchResponse } from './search/types.js'

/** The product as a library: everything the API and the CLI can do. */
export interface Assistant {
  ingest(sources: readonly IngestSource[], options?: IngestOptions): Promise<IngestSummary>
  /** @throws XiezhengError `invalid_input` (empty query, unknown region in a filter …). */
  search(request: SearchRequest): Promise<SearchResponse>
  /**
   * What other reports did that is like a text, a passage or a span, by region and year.
   *
   * @throws XiezhengError `invalid_input` (no anchor or several, unknown region …), `not_found`.
   */
  similar(request: SimilarRequest): Promise<SimilarResponse>
  /**
   * Named platforms, brands and programmes, recognised in the reports when first asked for.
   *
   * @throws XiezhengError `invalid_input` (unknown region).
   */
  initiatives(query: InitiativesQuery): Promise<InitiativesResponse>
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
  /** @throws XiezhengError `unavailable` when the index cannot be written; all is closed, and the next start rebuilds it. */
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

export type AssistantConfig = Pick<Config, 'dataDir' | 'model' | 'threads' | 'llm'>

/** Everything wired, for evaluation and tests that look beneath the assistant. */
export interface Parts extends Omit<ChatDependencies, 'model'> {
  initiatives: Initiatives
  close(): Promise<void>
}

/**
 * The composition root: opens store, model and index of a data folder, creating what is not
 * there. Vectors a new model lacks are embedded, and a missing or damaged index is rebuilt, here,
 * with progress.
 *
 * @throws XiezhengError `store_corrupt`, `native_missing`, `model_missing`, `forbidden`, `aborted`.
 */
export async function openParts(
  config: Pick<AssistantConfig, 'dataDir' | 'model' | 'threads'>,
  options: BuildOptions = {},
): Promise<Parts> {
  makeFolder(config.dataDir)
  const store = openStore(join(config.dataDir, 'xiezheng.sqlite'))
  let encoder: Embedder | null = null
  try {
    encoder = await createTransformersEmbedder({
      model: config.model,
      threads: config.threads ?? undefined,
    })
    await embedMissing({ store, embedder: encoder, ...options })
    const index = await openVectorIndex({
      store,
      dir: join(config.dataDir, 'index'),
      embedderId: encoder.id,
      dimensions: encoder.dimensions,
      ...options,
    })
    const embedder = createCachedEmbedder(encoder, store)
    const holdingsOf = createHoldings(store)
    return {
      store,
      index,
      embedder,
      holdingsOf,
      viewsOf: createPassageViews(store, holdingsOf),
      everyday: createEveryday(embedder),
      // The bare encoder: a look at the catalogue writes nothing to the store.
      initiatives: createInitiatives({ store, embedder: encoder }),
      async close() {
        try {
          index.save()
        } finally {
          await embedder.close()
          store.close()
        }
      },
    }
  } catch (thrown) {
    await encoder?.close()
    store.close()
    throw thrown
  }
}

/** Vectors of interrupted ingests are kept this long, so that they resume. */
const ORPHAN_VECTORS_MS = 14 * 86_400_000

/** Opens an assistant over a data folder. @throws as `openParts`. */
export async function createAssistant(
  config: AssistantConfig,
  options: BuildOptions = {},
): Promise<Assistant> {
  return assistantOf(await openParts(config, options), config)
}

/** The assistant over parts that are open; closing it closes them. */
export function assistantOf(parts: Parts, config: Pick<AssistantConfig, 'llm'>): Assistant {
  const { store, index, embedder } = parts
  const chatParts = { ...parts, model: config.llm === null ? null : createOpenAiModel(config.llm) }
  return {
    async ingest(sources, ingestOptions = {}) {
      const { signal, onEvent } = ingestOptions
      try {
        const summary = await ingest(sources, parts, ingestOptions)
        store.pruneVectors(new Date(Date.now() - ORPHAN_VECTORS_MS).toISOString())
        return summary
      } finally {
        await index.catchUp({
          signal,
          onProgress: (done, total) =>
            onEvent?.({ type: 'progress', stage: 'index', name: '', done, total }),
        })
        saveIfPossible(index)
      }
    },
    search: (request) => search(request, parts),
    similar: (request) => similar(request, parts),
    initiatives: (query) => parts.initiatives(query),
    async chat(request) {
      for await (const event of chat(request, chatParts)) {
        if (event.type === 'done') return event.response
      }
      throw new XiezhengError('internal', '回答没有完成，请重试。')
    },
    chatStream: (request) => chat(request, chatParts),
    listDocuments: (query) => store.listDocuments(query),
    getDocument: (id) => found(store.getDocument(id), id),
    getOriginal: (id) => found(store.getOriginal(id), id),
    removeDocument(id) {
      found(store.removeDocument(id) || null, id)
    },
    status() {
      const { units, ...counts } = store.counts()
      return {
        ...counts,
        sentences: units,
        model: embedder.id,
        dimensions: embedder.dimensions,
        engine: 'embedded',
        llm: config.llm !== null,
      }
    },
    close: () => parts.close(),
  }
}

/** The index is derived, and `close` tries once more and tells: what is taken in must not look lost for it. */
function saveIfPossible(index: UnitIndex): void {
  try {
    index.save()
  } catch (thrown) {
    if (toXiezhengError(thrown).code !== 'unavailable') throw thrown
  }
}

function found<T>(value: T | null, id: string): T {
  if (value !== null) return value
  throw new XiezhengError('not_found', `库中没有编号为 ${id} 的文件。`, { details: { id } })
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (cause) {
    throw new XiezhengError(
      'forbidden',
      `不能建立数据目录 ${dataDir}。请检查权限，或用 --data-dir 换一个目录。`,
      { cause },
    )
  }
}
