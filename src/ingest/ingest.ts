import { createHash } from 'node:crypto'
import type { Document } from '../domain.js'
import type { Embedder } from '../embed/embedder.js'
import { toXiezhengError, XiezhengError } from '../errors.js'
import { unitTexts } from '../index/add-document.js'
import type { Store } from '../index/store.js'
import { PREPARE_VERSION, prepareDocument } from './prepare.js'
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
  const count = (state: IngestFileResult['state']) =>
    files.filter((file) => file.state === state).length
  return {
    files,
    added: count('added'),
    replaced: count('replaced'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    tookMs: Math.round(performance.now() - started),
  }
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
  const held = store.findBySha256(sha256)
  if (held !== null && held.prepareVersion === PREPARE_VERSION) {
    if (path !== null && held.source !== path) store.touchSource(held.documentId, { source: path })
    return { state: 'unchanged' as const, document: documentOf(store, held.documentId) }
  }
  const prepared = prepareDocument(bytes, name)
  await embedder.embed(unitTexts(prepared), {
    kind: 'passage',
    signal,
    onProgress: (done, total) => onEvent?.({ type: 'progress', stage: 'embed', name, done, total }),
  })
  throwIfAborted(signal)
  const former = held ?? (path === null ? null : store.findBySource(path))
  const document = store.addDocument(prepared, {
    source: path ?? former?.source ?? null,
    prepareVersion: PREPARE_VERSION,
    embedderId: embedder.id,
    replaces: former?.documentId,
  })
  onEvent?.({ type: 'progress', stage: 'store', name, done: 1, total: 1 })
  return { state: former ? ('replaced' as const) : ('added' as const), document }
}

/** A document without the lists that only its own page shows. */
function documentOf(store: Store, id: string): Document {
  const detail = store.getDocument(id)
  if (detail === null) throw new XiezhengError('not_found', '文件已不在库中，请重新导入。')
  const { removedSpans: _spans, repairs: _repairs, ...document } = detail
  return document
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new XiezhengError('aborted', '已停止。完成的文件都已保存；再次运行会从中断处继续。')
  }
}
