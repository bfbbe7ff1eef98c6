import { createHash } from 'node:crypto'
import type { Document } from '../domain.js'
import type { Embedder } from '../embed/embedder.js'
import { toXiezhengError, XiezhengError } from '../errors.js'
import { unitTexts } from '../index/add-document.js'
import { type StoredSource, withoutSpans } from '../index/documents.js'
import type { Store } from '../index/store.js'
import { PREPARE_VERSION, prepareDocument } from './prepare.js'
import { summarise } from './summary.js'
import type { IngestFileResult, IngestOptions, IngestSource, IngestSummary } from './types.js'

export interface IngestDependencies {
  store: Store
  /** Writes what it embeds into the store's vector cache, so that an interrupted ingest resumes. */
  embedder: Embedder
}

/**
 * Takes files in, one after another: read, prepare, embed, store. Each file is one transaction;
 * a file that fails is reported and loses nothing else. A file whose bytes are already held is
 * `unchanged`; one that changed under its path, or was prepared by older rules, is `replaced`.
 *
 * @throws XiezhengError `aborted` when the signal fires; finished files stay, and running again resumes.
 */
export async function ingest(
  sources: readonly IngestSource[],
  dependencies: IngestDependencies,
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const started = performance.now()
  const files: IngestFileResult[] = []
  for (const [index, source] of sources.entries()) {
    const result = await ingestOne(source, dependencies, options)
    files.push(result)
    options.onEvent?.({ type: 'file', index, total: sources.length, result })
  }
  return summarise(files, Math.round(performance.now() - started))
}

async function ingestOne(
  source: IngestSource,
  dependencies: IngestDependencies,
  options: IngestOptions,
): Promise<IngestFileResult> {
  const { name } = source
  try {
    throwIfAborted(options.signal)
    return { name, ...(await takeIn(source, dependencies, options)) }
  } catch (thrown) {
    const error = toXiezhengError(thrown)
    if (error.code === 'aborted') throw error
    return { name, state: 'failed', error }
  }
}

async function takeIn(
  { name, path, read }: IngestSource,
  { store, embedder }: IngestDependencies,
  { signal, onEvent }: IngestOptions,
) {
  onEvent?.({ type: 'progress', stage: 'read', name, done: 0, total: 1 })
  const bytes = await read()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = keepHeld(store, sha256, path)
  if (known !== null) return known
  const prepared = prepareDocument(bytes, name)
  const texts = unitTexts(prepared)
  let generation: number
  do {
    // A document removed meanwhile may have taken vectors along that this one shares.
    generation = store.meta.generation()
    await embedder.embed(texts, {
      kind: 'passage',
      signal,
      onProgress: (done, total) =>
        onEvent?.({ type: 'progress', stage: 'embed', name, done, total }),
    })
    throwIfAborted(signal)
  } while (store.meta.generation() !== generation)
  // Another run may have taken the same bytes in meanwhile.
  const since = keepHeld(store, sha256, path)
  if (since !== null) return since
  const held = store.findBySha256(sha256)
  const former = held ?? formerAt(store, path)
  if (held !== null) removeFormer(store, path, held.documentId)
  const document = store.addDocument(prepared, {
    source: path ?? former?.source ?? null,
    prepareVersion: PREPARE_VERSION,
    embedderId: embedder.id,
    replaces: former?.documentId,
  })
  onEvent?.({ type: 'progress', stage: 'store', name, done: 1, total: 1 })
  return { state: former ? ('replaced' as const) : ('added' as const), document }
}

/** The document of these bytes, if the store holds it prepared by today's rules; it takes the place of what stood under `path`. */
function keepHeld(store: Store, sha256: string, path: string | null) {
  const held = store.findBySha256(sha256)
  if (held === null || held.prepareVersion !== PREPARE_VERSION) return null
  const replaced = removeFormer(store, path, held.documentId)
  if (path !== null && held.source !== path) store.touchSource(held.documentId, { source: path })
  const state = replaced ? ('replaced' as const) : ('unchanged' as const)
  return { state, document: documentOf(store, held.documentId) }
}

function formerAt(store: Store, path: string | null): StoredSource | null {
  return path === null ? null : store.findBySource(path)
}

/** Removes what stood under `path` unless it is the document to keep; whether there was such a one. */
function removeFormer(store: Store, path: string | null, keep: string): boolean {
  const former = formerAt(store, path)
  if (former === null || former.documentId === keep) return false
  return store.removeDocument(former.documentId)
}

function documentOf(store: Store, id: string): Document {
  const detail = store.getDocument(id)
  if (detail === null) throw new XiezhengError('not_found', '文件已不在库中，请重新导入。')
  return withoutSpans(detail)
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new XiezhengError('aborted', '已停止。完成的文件都已保存；再次运行会从中断处继续。')
  }
}
