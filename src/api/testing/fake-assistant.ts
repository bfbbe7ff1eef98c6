import type { Assistant } from '../../assistant.js'
import type { ChatEvent, ChatResponse } from '../../chat/types.js'
import type { Citation, Document, DocumentDetail, Hit } from '../../domain.js'
import { XiezhengError } from '../../errors.js'
import type { IngestFileResult } from '../../ingest/types.js'
import type { Initiative } from '../../search/initiatives/types.js'
import type { SimilarResponse } from '../../search/similar/types.js'
import type { SearchResponse } from '../../search/types.js'

const REGION = {
  code: '220800',
  name: '白城市',
  level: 'city' as const,
  path: ['吉林省', '白城市'],
}

export const ORIGINAL = '标题\n全年立案提案二百件。\n'

export function fakeDocument(id: string, name: string): DocumentDetail {
  return {
    id,
    name,
    sha256: '0'.repeat(64),
    mediaType: 'text/plain',
    chars: ORIGINAL.length,
    addedAt: '2025-01-01T00:00:00.000Z',
    reports: [
      {
        id: `${id}-r1`,
        title: '常务委员会工作报告',
        institution: '政协白城市委员会',
        region: REGION,
        year: 2024,
        session: null,
        start: 0,
        end: ORIGINAL.length,
        passages: 1,
      },
    ],
    removed: { chars: 2, byReason: { navigation: 2 } },
    notes: [{ code: 'sample', message: '示例说明' }],
    removedSpans: [{ start: 0, end: 2, reason: 'navigation' }],
    repairs: [],
  }
}

export function fakeCitation(): Citation {
  return {
    documentId: 'd1',
    documentName: '报告.txt',
    reportId: 'd1-r1',
    passageId: 'p1',
    title: '常务委员会工作报告',
    institution: '政协白城市委员会',
    region: REGION,
    year: 2024,
    headings: ['一、过去一年'],
    start: 3,
    end: 13,
    quote: ORIGINAL.slice(3, 13),
  }
}

export function fakeHit(): Hit {
  const citation = fakeCitation()
  return {
    rank: 1,
    score: 0.9,
    text: citation.quote,
    trace: {
      dense: 0.8,
      lexical: null,
      weights: { dense: 0.5, lexical: 0.5 },
      parts: { dense: 0.5 },
    },
    copies: [],
    citation,
  }
}

export function fakeSimilar(): SimilarResponse {
  const hit = fakeHit()
  const [head, tail] = [hit.text.slice(0, 4), hit.text.slice(4)]
  const pieces = [
    { text: head, shared: true },
    { text: tail, shared: false },
  ]
  return {
    anchor: { text: '立案提案', citation: null },
    groups: [{ region: REGION, year: 2024, hits: [{ ...hit, relation: 'parallel', pieces }] }],
    tookMs: 1,
  }
}

export function fakeInitiative(): Initiative {
  return {
    id: 'i1',
    name: '鹤湖夜谈',
    kind: 'brand',
    variants: ['鶴湖夜談'],
    regions: [REGION],
    years: [2024],
    mentions: [fakeCitation()],
    relatives: [{ id: 'i2', name: '河畔议事', region: null }],
  }
}

export function fakeAnswer(): ChatResponse {
  return {
    answer: '全年立案提案二百件。[1]',
    sentences: [
      { text: '全年立案提案二百件。', citations: [1], verdict: 'supported', reason: null },
    ],
    citations: [{ n: 1, ...fakeCitation() }],
    refused: false,
    reason: null,
    engine: 'extractive',
    notice: null,
    table: null,
    tookMs: 1,
  }
}

export interface FakeAssistant extends Assistant {
  /** Every call, as [method, argument], oldest first. */
  readonly calls: [string, unknown][]
}

/** An assistant with one document, `d1`. A file whose name holds 坏 fails; a question with 内部错误 throws. */
export function createFakeAssistant(overrides: Partial<Assistant> = {}): FakeAssistant {
  const calls: [string, unknown][] = []
  const documents = new Map<string, DocumentDetail>([['d1', fakeDocument('d1', '报告.txt')]])
  const find = (id: string) => {
    const found = documents.get(id)
    if (found === undefined) throw new XiezhengError('not_found', '没有这个文件。')
    return found
  }
  const base: Assistant = {
    async ingest(sources, { signal, onEvent } = {}) {
      calls.push(['ingest', sources.map((source) => source.name)])
      const files: IngestFileResult[] = []
      for (const [index, source] of sources.entries()) {
        signal?.throwIfAborted()
        onEvent?.({ type: 'progress', stage: 'embed', name: source.name, done: 1, total: 2 })
        const result = await ingestOne(source.name, source.read, documents)
        files.push(result)
        onEvent?.({ type: 'file', index, total: sources.length, result })
      }
      const failed = files.filter((file) => file.state === 'failed').length
      return { files, added: files.length - failed, replaced: 0, unchanged: 0, failed, tookMs: 1 }
    },
    async search(request) {
      calls.push(['search', request])
      if (request.query.includes('内部错误')) throw new Error('secret path /srv/x')
      return fakeSearchResponse(request.query)
    },
    async similar(request) {
      calls.push(['similar', request])
      return fakeSimilar()
    },
    async initiatives(query) {
      calls.push(['initiatives', query])
      return { initiatives: [fakeInitiative()], total: 1, tookMs: 1 }
    },
    async chat(request) {
      calls.push(['chat', request])
      return fakeAnswer()
    },
    async *chatStream(request): AsyncGenerator<ChatEvent> {
      calls.push(['chatStream', request])
      const response = fakeAnswer()
      yield { type: 'passages', hits: [fakeHit()] }
      for (const sentence of response.sentences) yield { type: 'sentence', sentence }
      yield { type: 'done', response }
    },
    listDocuments(query) {
      calls.push(['listDocuments', query])
      const all = [...documents.values()].map(summary)
      return { documents: all.slice(query.offset, query.offset + query.limit), total: all.length }
    },
    getDocument: find,
    getOriginal(id) {
      find(id)
      return ORIGINAL
    },
    removeDocument(id) {
      find(id)
      documents.delete(id)
    },
    status: () => ({
      documents: documents.size,
      reports: documents.size,
      passages: documents.size,
      sentences: documents.size,
      model: 'fake',
      dimensions: 4,
      engine: 'embedded',
      llm: false,
    }),
    async close() {
      calls.push(['close', null])
    },
  }
  return { ...base, ...overrides, calls }
}

async function ingestOne(
  name: string,
  read: () => Promise<Uint8Array>,
  documents: Map<string, DocumentDetail>,
): Promise<IngestFileResult> {
  if (name.includes('坏')) {
    return { name, state: 'failed', error: new XiezhengError('unreadable', '文件读不出来。') }
  }
  await read()
  const detail = fakeDocument(`d${documents.size + 1}`, name)
  documents.set(detail.id, detail)
  return { name, state: 'added', document: summary(detail) }
}

function summary({ removedSpans: _, repairs: __, ...document }: DocumentDetail): Document {
  return document
}

function fakeSearchResponse(query: string): SearchResponse {
  return {
    hits: [fakeHit()],
    facets: {
      regions: [{ value: '220800', label: '白城市', count: 1 }],
      years: [],
      institutions: [],
    },
    understood: {
      text: query,
      script: 'simplified',
      regions: [],
      absentRegions: [],
      years: null,
      body: null,
      asking: [],
      numbers: [],
      narrowedBy: [],
      favouredBy: [],
    },
    tookMs: 1,
  }
}
