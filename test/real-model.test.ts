import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assistant } from '../src/assistant.js'
import { loadConfig } from '../src/config.js'
import { findFigures } from '../src/text/figures.js'
import { sameFigure } from '../src/verify/figures-told.js'
import { inventedSources } from './support/corpus.js'
import { openAssistant } from './support/library.js'
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.js'

const { llm } = loadConfig()
const suite =
  llm === null
    ? 'a real model (skipped: XIEZHENG_LLM_BASE_URL and XIEZHENG_LLM_MODEL are not set)'
    : `a real model, ${llm.model}`

describe.skipIf(llm === null)(suite, () => {
  let folder: TemporaryFolder
  let assistant: Assistant
  beforeAll(async () => {
    folder = temporaryFolder()
    assistant = await openAssistant(folder.path, llm)
    await assistant.ingest(inventedSources())
  })
  afterAll(async () => {
    await assistant.close()
    folder.remove()
  })

  it.each([
    ['吉林省政协2022年立案提案多少件，办复率是多少？', '311'],
    ['白城市政协2023年立案提案多少件？', '126'],
    ['湖州市政協委員對提案辦理結果的滿意率是多少？', '97%'],
    ['白城市和长春市2023年立案提案各多少件？', '540'],
  ])(
    '%s: however it cites, refuses or loops, the answer is right and borne out',
    async (question, fact) => {
      const response = await assistant.chat({ messages: [{ role: 'user', content: question }] })
      expect(response.refused).toBe(false)
      expect(response.answer.normalize('NFKC')).toContain(fact)
      for (const { text, citations, verdict } of response.sentences) {
        expect(response.answer.includes(text)).toBe(verdict === 'supported')
        if (verdict === 'unsupported') continue
        const quotes = citations.map((n) => response.citations[n - 1]?.quote ?? '').join('\n')
        const told = findFigures(quotes)
        for (const figure of findFigures(text).filter(({ kind }) => kind === 'quantity')) {
          expect(told.some((one) => sameFigure(figure, one))).toBe(true)
        }
      }
      for (const { documentId, start, end, quote } of response.citations) {
        expect(assistant.getOriginal(documentId).slice(start, end)).toBe(quote)
      }
    },
  )
})
