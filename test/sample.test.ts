import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Assistant } from '../src/assistant.js'
import type { ChatResponse } from '../src/chat/types.js'
import { collectSources } from '../src/ingest/sources.js'
import { cleanedQuote } from './support/cleaned-quote.js'
import { ask, openAssistant } from './support/library.js'
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.js'

const DATA = new URL('../data/', import.meta.url)
const QUESTIONS = readFileSync(new URL('questions.jsonl', DATA), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question)

let folder: TemporaryFolder
let assistant: Assistant
const answers = new Map<string, ChatResponse>()
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  const reports = fileURLToPath(new URL('reports', DATA))
  const { sources, failures } = await collectSources([reports], { maxBytes: 10_000_000 })
  expect(failures).toEqual([])
  const { added, failed } = await assistant.ingest(sources)
  expect({ added, failed }).toEqual({ added: readdirSync(reports).length, failed: 0 })
  for (const question of QUESTIONS) answers.set(question, await ask(assistant, question))
})
afterAll(async () => {
  await assistant.close()
  folder.remove()
})

describe('the sample', () => {
  it('says of every report which region and year it is about, or that the text does not', () => {
    const { documents } = assistant.listDocuments({ limit: 100, offset: 0 })
    const named = documents.filter(({ name }) => /省|自治区|市\d{4}/.test(name))
    expect(named.length).toBeGreaterThan(10)
    for (const { name, reports } of named) {
      const year = /20\d\d/.exec(name)?.[0]
      for (const { region, year: found } of reports) {
        expect(name).toContain(region?.name.slice(0, 2))
        expect(`${found}`).toBe(year)
      }
    }
  })

  it.each(QUESTIONS)('answers its own question: %s', (question) => {
    const response = answers.get(question)
    expect(response).toMatchObject({ refused: false, reason: null })
    const { sentences = [], citations = [] } = response ?? {}
    expect(sentences.length).toBeGreaterThan(0)
    for (const { documentId, start, end, quote } of citations) {
      expect(assistant.getOriginal(documentId).slice(start, end)).toBe(quote)
    }
    for (const { text, citations: numbers } of sentences) {
      const said = citations.filter(({ n }) => numbers.includes(n))
      expect(said.map((citation) => cleanedQuote(assistant, citation)).join('')).toContain(
        text.replace(/\s/g, ''),
      )
    }
  })

  it.each(['怎样申请出国留学签证？', '西藏自治区政协2024年立案提案多少件？', '昨晚的球赛谁赢了？'])(
    'refuses %s',
    async (question) => {
      expect(await ask(assistant, question)).toMatchObject({ refused: true, sentences: [] })
    },
  )

  it('is taken in once: again it is unchanged, and reopened it answers the same', async () => {
    const reports = fileURLToPath(new URL('reports', DATA))
    const { sources } = await collectSources([reports], { maxBytes: 10_000_000 })
    expect(await assistant.ingest(sources)).toMatchObject({ unchanged: sources.length, added: 0 })
    await assistant.close()
    assistant = await openAssistant(folder.path)
    for (const [question, before] of answers) {
      const after = await ask(assistant, question)
      expect({ ...after, tookMs: 0 }).toEqual({ ...before, tookMs: 0 })
    }
  })
})
