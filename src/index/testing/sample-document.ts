import { createHash } from 'node:crypto'
import { vectorHash } from '../../embed/cached.js'
import type { Embedder } from '../../embed/embedder.js'
import type { PreparedDocument, PreparedReport, PreparedSentence } from '../../ingest/prepared.js'
import { type AddDocument, unitTexts } from '../add-document.js'
import type { Store } from '../store.js'

/** A prepared document of one report a list of paragraphs; sentences end at `。`. For tests. */
export function sampleDocument(
  name: string,
  reports: ({ paragraphs: string[] } & Partial<Omit<PreparedReport, 'passages'>>)[],
): PreparedDocument {
  let original = ''
  const prepared = reports.map(({ paragraphs, ...rest }, n): PreparedReport => {
    const start = original.length
    const passages = paragraphs.map((text) => {
      const at = original.length
      original += `${text}\n`
      const sentences: PreparedSentence[] = []
      let offset = 0
      for (const sentence of text.split(/(?<=。)/)) {
        const from = at + offset
        sentences.push({ text: sentence, start: from, end: from + sentence.length })
        offset += sentence.length
      }
      return { text, start: at, end: at + text.length, headings: ['一、工作回顾'], sentences }
    })
    return {
      title: `报告${n + 1}`,
      institution: null,
      region: null,
      regionEvidence: [],
      year: null,
      coveredYears: [],
      session: null,
      start,
      end: original.length,
      ...rest,
      passages,
    }
  })
  return {
    name,
    sha256: createHash('sha256').update(name).update(original).digest('hex'),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    original,
    removed: [],
    repairs: [],
    notes: [],
    reports: prepared,
  }
}

/** Embeds what a document needs and adds it. For tests. */
export async function addSample(
  store: Store,
  embedder: Embedder,
  prepared: PreparedDocument,
  options: Partial<AddDocument> = {},
) {
  const texts = unitTexts(prepared)
  const vectors = await embedder.embed(texts, { kind: 'passage' })
  store.putVectors(
    embedder.id,
    vectors.map((vector, i) => ({ hash: vectorHash('passage', texts[i] ?? ''), vector })),
  )
  return store.addDocument(prepared, { source: null, embedderId: embedder.id, ...options })
}
