import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Assistant, createAssistant } from '../assistant.js'
import { collectSources } from '../ingest/sources.js'

const DATA = fileURLToPath(new URL('../../data/', import.meta.url))
const QUESTIONS = readFileSync(join(DATA, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { question: string }).question)

describe('the sample corpus', () => {
  let dataDir: string
  let assistant: Assistant

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'xiezheng-sample-'))
    assistant = await createAssistant({
      dataDir,
      model: 'xiezheng-zh-2l',
      threads: null,
      llm: null,
    })
    const { sources } = await collectSources([join(DATA, 'reports')], { maxBytes: 1_000_000 })
    await assistant.ingest(sources)
  })

  afterAll(async () => {
    await assistant.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('has at least 24 reports of 12 regions and 3 years, all described', () => {
    const { documents } = assistant.listDocuments({ limit: 100, offset: 0 })
    const reports = documents.flatMap((document) => document.reports)
    expect(reports.length).toBeGreaterThanOrEqual(24)
    expect(new Set(reports.map(({ region }) => region?.code)).size).toBeGreaterThanOrEqual(12)
    const years = reports.flatMap(({ year }) => (year === null ? [] : [year]))
    expect(new Set(years).size).toBeGreaterThanOrEqual(3)
    expect(reports.filter(({ region }) => region === null)).toEqual([])
  })

  it('splits its compilation into the three reports its contents page lists', () => {
    const { documents } = assistant.listDocuments({ q: '汇编', limit: 1, offset: 0 })
    expect(documents[0]?.reports.map(({ region }) => region?.name)).toEqual([
      '宁夏回族自治区',
      '百色市',
      '白城市',
    ])
  })

  it.each(QUESTIONS)('answers %s', async (question) => {
    const response = await assistant.chat({ messages: [{ role: 'user', content: question }] })
    expect(response.reason).toBeNull()
    expect(response.sentences.length).toBeGreaterThan(0)
    for (const { documentId, start, end, quote } of response.citations) {
      expect(assistant.getOriginal(documentId).slice(start, end)).toBe(quote)
    }
  })
})
