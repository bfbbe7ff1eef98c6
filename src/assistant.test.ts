import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedSources } from '../test/support/corpus.js'
import { openAssistant, textSource } from '../test/support/library.js'
import { type TemporaryFolder, temporaryFolder } from '../test/support/temporary-folder.js'
import type { Assistant } from './assistant.js'
import type { SearchResponse } from './search/types.js'

const QUERIES = ['立案提案多少件', '湿地生态补水', '把协商办到群众身边', '漁村讀書', '汽车零部件']

let folder: TemporaryFolder
let assistant: Assistant
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  await assistant.ingest(inventedSources())
})
afterAll(async () => {
  await assistant.close()
  folder.remove()
})

/** What a response says, without how long it took. */
const told = ({ tookMs: _, ...rest }: SearchResponse) => rest
const answersOf = async (one: Assistant) => {
  const answers = []
  for (const query of QUERIES) answers.push(told(await one.search({ query, limit: 50 })))
  return answers
}
/** By meaning alone: BM25 weighs words by all that was ever taken in. */
const nearestOf = async (one: Assistant) => {
  const answers = []
  for (const query of QUERIES) {
    answers.push(told(await one.search({ query, limit: 50, mode: 'dense' })))
  }
  return answers
}
const reopen = async () => {
  await assistant.close()
  assistant = await openAssistant(folder.path)
}

describe('a library that is closed and opened again', () => {
  const index = () => join(folder.path, 'index')
  const graph = () => {
    const name = readdirSync(index()).find((file) => file.endsWith('.hnsw'))
    if (name === undefined) throw new Error('no graph was saved')
    return join(index(), name)
  }
  const damages: [string, () => void][] = [
    ['untouched', () => {}],
    ['with its index deleted', () => rmSync(index(), { recursive: true })],
    ['with its graph deleted', () => rmSync(graph())],
    ['with its graph cut in half', () => truncateSync(graph(), readFileSync(graph()).length / 2)],
    ['with its graph emptied', () => truncateSync(graph(), 0)],
    [
      'with a bit of its graph turned',
      () => {
        const bytes = readFileSync(graph())
        const middle = Math.floor(bytes.length / 2)
        bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x40, middle)
        writeFileSync(graph(), bytes)
      },
    ],
    ['with its sidecar garbled', () => writeFileSync(join(index(), 'vectors.json'), '{"file":')],
  ]
  it.each(damages)('%s: tells and finds the same', async (_, damage) => {
    const before = await answersOf(assistant)
    expect(before.every(({ hits }) => hits.length > 0)).toBe(true)
    const status = assistant.status()
    await assistant.close()
    damage()
    assistant = await openAssistant(folder.path)
    expect(assistant.status()).toEqual(status)
    expect(await answersOf(assistant)).toEqual(before)
  })

  it('with its database overwritten: refuses to open, leaving the file alone', async () => {
    const other = temporaryFolder()
    try {
      const path = join(other.path, 'xiezheng.sqlite')
      writeFileSync(path, 'not a database, but long enough to be taken for one'.repeat(100))
      const before = readFileSync(path)
      await expect(openAssistant(other.path)).rejects.toMatchObject({ code: 'store_corrupt' })
      expect(readFileSync(path)).toEqual(before)
    } finally {
      other.remove()
    }
  })
})

describe('a data folder whose index cannot be written', () => {
  it('takes files in and answers; closing says so, and the next start rebuilds', async () => {
    const other = temporaryFolder()
    try {
      const obstacle = join(other.path, 'index')
      writeFileSync(obstacle, 'a file where the folder should be')
      const one = await openAssistant(other.path)
      expect(await one.ingest(inventedSources())).toMatchObject({ added: 4, failed: 0 })
      const before = await answersOf(one)
      await expect(one.close()).rejects.toMatchObject({ code: 'unavailable' })
      rmSync(obstacle)
      const again = await openAssistant(other.path)
      expect(await answersOf(again)).toEqual(before)
      await again.close()
    } finally {
      other.remove()
    }
  })
})

describe('a removed document', () => {
  it('is in no hit, facet, list or answer, and other results stay', async () => {
    const extra = textSource(
      '丽水市政协2020年工作报告.txt',
      '政协丽水市委员会常务委员会工作报告\n——在政协丽水市第四届委员会第四次会议上\n2020年，市政协共立案提案402件。\n市政协为廊桥保护立了协商公约，请匠人委员带徒弟。\n',
    )
    const before = await nearestOf(assistant)
    await assistant.ingest([extra])
    const found = await assistant.search({ query: '廊桥保护协商公约' })
    expect(found.hits[0]?.citation.region?.name).toBe('丽水市')
    expect(found.facets.regions.map(({ label }) => label)).toContain('丽水市')
    const id = found.hits[0]?.citation.documentId ?? ''

    assistant.removeDocument(id)
    const after = await assistant.search({ query: '廊桥保护协商公约', limit: 100 })
    expect(after.hits.map(({ citation }) => citation.documentId)).not.toContain(id)
    expect(JSON.stringify(after.facets)).not.toMatch(/丽水|2020/)
    expect(assistant.listDocuments({ q: '丽水', limit: 10, offset: 0 }).total).toBe(0)
    expect(() => assistant.getDocument(id)).toThrow(expect.objectContaining({ code: 'not_found' }))
    expect(() => assistant.getOriginal(id)).toThrow(expect.objectContaining({ code: 'not_found' }))
    expect(() => assistant.removeDocument(id)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
    const answer = await assistant.chat({
      messages: [{ role: 'user', content: '丽水市政协2020年立案提案多少件？' }],
    })
    expect(answer).toMatchObject({ refused: true, sentences: [] })
    expect(await nearestOf(assistant)).toEqual(before)
    await reopen()
    expect(await nearestOf(assistant)).toEqual(before)
  })
})

describe('two assistants on one data folder', () => {
  it('see what the other takes in and removes, without reopening', async () => {
    const second = await openAssistant(folder.path)
    try {
      expect(second.status()).toEqual(assistant.status())
      const { files } = await assistant.ingest([
        textSource(
          '丽江.txt',
          '政协丽江市委员会工作报告\n2019年，市政协为古城水系立了巡查制度。\n',
        ),
      ])
      const [first] = (await second.search({ query: '古城水系巡查' })).hits
      expect(first?.text).toContain('古城水系')
      const [result] = files
      if (result?.state !== 'added') throw new Error('not added')
      expect(second.getOriginal(result.document.id)).toContain('古城水系')
      second.removeDocument(result.document.id)
      const { hits } = await assistant.search({ query: '古城水系巡查', limit: 100 })
      expect(hits.filter(({ text }) => text.includes('古城水系'))).toEqual([])
      expect(await answersOf(second)).toEqual(await answersOf(assistant))
    } finally {
      await second.close()
    }
  })
})

describe('ingest through the assistant', () => {
  it('run again changes nothing', async () => {
    const before = assistant.status()
    expect(await assistant.ingest(inventedSources())).toMatchObject({ unchanged: 4, added: 0 })
    expect(assistant.status()).toEqual(before)
  })

  it('lets searches and questions through while it works', async () => {
    const before = await nearestOf(assistant)
    const many = Array.from({ length: 300 }, (_, n) => `第${n}号议题的${n * 7}条意见已经转交。`)
    const text = `政协鄂尔多斯市委员会工作报告\n${many.join('\n')}\n`
    let finished = false
    const run = assistant.ingest([textSource('长.txt', text)]).finally(() => {
      finished = true
    })
    const { hits } = await assistant.search({ query: '湿地生态补水', mode: 'dense', limit: 1 })
    const answer = await assistant.chat({
      messages: [{ role: 'user', content: '湖州市政协2021年立案提案多少件？' }],
    })
    expect(finished).toBe(false)
    expect(hits[0]?.citation.region?.name).toBe('白城市')
    expect(answer.answer).toContain('228件')
    const [result] = (await run).files
    if (result?.state !== 'added') throw new Error('not added')
    assistant.removeDocument(result.document.id)
    expect(await nearestOf(assistant)).toEqual(before)
  })

  it('that is cancelled leaves a library that answers as before', async () => {
    const before = await answersOf(assistant)
    const run = assistant.ingest([textSource('新.txt', '政协报告\n新建议题库一处。\n')], {
      signal: AbortSignal.abort(),
    })
    await expect(run).rejects.toMatchObject({ code: 'aborted' })
    expect(await answersOf(assistant)).toEqual(before)
  })
})

describe('an empty library', () => {
  it('finds nothing and refuses, with a reason', async () => {
    const empty = temporaryFolder()
    const none = await openAssistant(join(empty.path, 'not', 'there', 'yet'))
    try {
      expect((await none.search({ query: '提案' })).hits).toEqual([])
      const answer = await none.chat({ messages: [{ role: 'user', content: '立案提案多少件？' }] })
      expect(answer).toMatchObject({ refused: true, citations: [], sentences: [] })
      expect(answer.reason).toMatch(/\S/)
    } finally {
      await none.close()
      empty.remove()
    }
  })
})
