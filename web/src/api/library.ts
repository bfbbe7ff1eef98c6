import type { AssistantStatus } from '../../../src/assistant'
import type { Document, DocumentDetail } from '../../../src/domain'
import type { InitiativesResponse } from '../../../src/search/initiatives/types'
import { call, get } from './client'

const PAGE = 100

/** Every document of the library, page by page. */
export async function allDocuments(signal?: AbortSignal): Promise<Document[]> {
  const all: Document[] = []
  for (;;) {
    const path = `/api/documents?limit=${PAGE}&offset=${all.length}`
    const { documents, total } = await get<{ documents: Document[]; total: number }>(path, signal)
    all.push(...documents)
    if (documents.length === 0 || all.length >= total) return all
  }
}

/** A document and its text. */
export interface Opened {
  detail: DocumentDetail
  original: string
}

/** A document with its untouched text. */
export async function openDocument(id: string, signal: AbortSignal): Promise<Opened> {
  const path = `/api/documents/${encodeURIComponent(id)}`
  const [detail, response] = await Promise.all([
    get<DocumentDetail>(path, signal),
    call(`${path}/original`, { signal }),
  ])
  // Not `text()`, which would drop a leading byte order mark and shift every offset.
  const bytes = await response.arrayBuffer()
  return { detail, original: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
}

/** Deletes a document; `keepalive` lets it outlive the page. */
export async function removeDocument(id: string, keepalive = false): Promise<void> {
  await call(`/api/documents/${encodeURIComponent(id)}`, { method: 'DELETE', keepalive })
}

/** What `/readyz` tells. */
export type Readiness = { status: 'ready' } & AssistantStatus

/** Whether the service is ready, and with what. @throws ApiError 503 while it prepares. */
export function readiness(signal?: AbortSignal): Promise<Readiness> {
  return get<Readiness>('/readyz', signal)
}

/** A page of the named initiatives. */
export function initiatives(
  query: { q?: string; region?: string; limit?: number; offset?: number },
  signal?: AbortSignal,
): Promise<InitiativesResponse> {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value))
  }
  return get<InitiativesResponse>(`/api/initiatives?${params}`, signal)
}
