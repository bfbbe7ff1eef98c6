import { describe, expect, it } from 'vitest'
import { corpusText } from '../src/eval/claims/corpus-text.js'
import { claimDocuments } from '../src/eval/claims/documents.js'
import { GENERATED_KINDS } from '../src/eval/claims/types.js'
import { generateClaims } from '../src/eval/generated-claims.js'
import { prepareDocument } from '../src/ingest/prepare.js'
import { NO_SHARED_FILES, sharedFiles } from '../src/ingest/testing/shared-files.js'
import { writtenClaims } from './support/written-claims.js'

const seeds = sharedFiles('seeds')
const reports = sharedFiles('corpora/gov-reports-2025')
const files = seeds === null || reports === null ? null : [...seeds, ...reports]
const name = 'claims over the real reports'
const suite = files === null ? `${name} (skipped: ${NO_SHARED_FILES})` : name

describe.skipIf(files === null)(suite, () => {
  const prepared = (files ?? []).map((file) => prepareDocument(file.bytes, file.name))
  const documents = claimDocuments(prepared)
  const corpus = corpusText(documents)
  const originals = new Map(prepared.map((one) => [one.name, one]))
  const generated = generateClaims(documents, 1)
  const written = writtenClaims()

  it('are at least 600 of seven kinds and more, each in both splits', () => {
    const all = [...generated, ...written]
    expect(all.length).toBeGreaterThanOrEqual(600)
    for (const kind of [...GENERATED_KINDS, 'paraphrase']) {
      for (const split of ['dev', 'test']) {
        const own = all.filter((one) => one.kind === kind && one.split === split)
        expect(own.length, `${kind} ${split}`).toBeGreaterThanOrEqual(45)
      }
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  it('draw on every file', () => {
    const used = new Set(generated.flatMap(({ evidence }) => evidence.map(({ file }) => file)))
    expect([...used].sort()).toEqual([...originals.keys()].sort())
  })

  it('have their evidence in range, in files that are as they were', () => {
    for (const { id, evidence } of [...generated, ...written]) {
      for (const span of evidence) {
        if (!('start' in span)) throw new Error(`${id} has no span`)
        const file = originals.get(span.file)
        expect(file, id).toBeDefined()
        expect(span.start, id).toBeLessThan(span.end)
        expect(span.end, id).toBeLessThanOrEqual(file?.original.length ?? 0)
        expect(file?.original.slice(span.start, span.end), id).not.toMatch(/^\s|\s$|\n/)
        if (span.sha256 !== undefined) expect(file?.sha256.slice(0, 16), id).toBe(span.sha256)
      }
    }
  })

  it('are in the corpus where they are said to be, and not where they are altered', () => {
    for (const { id, kind, text, evidence } of generated) {
      const words = /“(.*?)。?”/.exec(text)?.[1] ?? text.replace(/。$/, '')
      if (kind === 'as-is') expect(corpus.hasOnce(words), id).toBe(true)
      else if (kind === 'region') expect(ownWords(evidence), id).toEqual([true])
      else expect(corpus.has(words), id).toBe(false)
    }
    for (const { id, text } of written) expect(corpus.has(text.replace(/。$/, '')), id).toBe(false)
  })

  function ownWords(evidence: (typeof generated)[number]['evidence']): boolean[] {
    return evidence.map((span) => {
      const text = originals.get(span.file)?.original ?? ''
      return 'start' in span && corpus.hasOnce(text.slice(span.start, span.end))
    })
  }
})
