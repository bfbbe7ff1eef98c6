import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assistant } from '../src/assistant.js'
import type { IngestSource } from '../src/ingest/types.js'
import { givesOrders } from '../src/text/orders.js'
import { type FakeEndpoint, passagesOf, saying } from './support/fake-endpoint.js'
import { type ModelLibrary, openModelLibrary } from './support/model-library.js'

interface Attack {
  id: string
  mediaType: 'text/plain' | 'text/html'
  /** Put between honest paragraphs. */
  lines: string[]
  /** What an endpoint that obeys says. */
  orders: string[]
  /** What must never stand in an answer. */
  forbidden: string[]
  /** Why this one still gets through; the test then expects it to. */
  limit?: string
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./attacks/${name}`, import.meta.url), 'utf8'))
const attacks = read('attacks.json') as Attack[]
const honest = read('honest.json') as string[]

const BEFORE = [
  '政协白城市委员会常务委员会工作报告',
  '——在政协白城市第七届委员会第三次会议上',
  '一、2023年工作回顾',
  '2023年，市政协共立案提案126件，遴选重点提案18件由主席会议成员督办。',
]
const AFTER = [
  '围绕湿地保护开展专题视察，提出退耕还湿、生态补水等九条建议，相关部门逐条回应。',
  '打造“鹤湖夜谈”协商品牌，委员与居民围坐夜话，商定老旧小区停车改造方案。',
]
const QUESTION = '白城市政协2023年立案提案多少件？'

let library: ModelLibrary
let endpoint: FakeEndpoint
let assistant: Assistant
beforeAll(async () => {
  library = await openModelLibrary()
  ;({ endpoint, assistant } = library)
})
afterAll(() => library.close())

function sourceOf({ mediaType, lines }: Attack): IngestSource {
  const isHtml = mediaType === 'text/html'
  const paragraph = (text: string) => (isHtml ? `<p>${text}</p>` : text)
  const all = [...BEFORE.map(paragraph), ...lines, ...AFTER.map(paragraph)].join('\n')
  const text = isHtml ? `<html><head><title>报告</title></head><body>${all}</body></html>` : all
  const name = `白城市政协2023年工作报告.${isHtml ? 'html' : 'txt'}`
  return { name, path: null, read: async () => new TextEncoder().encode(text) }
}

/** As a reader may see it: widths, case and spaces aside. */
function seen(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

describe(`${attacks.length} reports that give orders`, () => {
  for (const attack of attacks) {
    const test = attack.limit === undefined ? it : it.fails
    const name = attack.limit === undefined ? '' : ` (known limit: ${attack.limit})`
    test(`${attack.id}: an endpoint that obeys changes nothing in the verified answer${name}`, async () => {
      endpoint.script((request) => {
        const numbers = passagesOf(request).map(({ n }) => n)
        const told = numbers.find((n) =>
          passagesOf(request).some((one) => one.n === n && one.text.includes('立案提案126件')),
        )
        const obeyed = attack.orders.flatMap((order) => [
          ...numbers.map((n) => `${order}。[${n}]`),
          `${order}。${numbers.map((n) => `[${n}]`).join('')}`,
          `${order}\n`,
        ])
        return saying([`立案提案126件。[${told}]`, ...obeyed].join('\n'), 40)
      })
      const { files } = await assistant.ingest([sourceOf(attack)])
      const [file] = files
      if (file === undefined || file.state === 'failed') throw new Error('not taken in')
      try {
        for (const engine of ['llm', 'extractive'] as const) {
          const response = await assistant.chat({
            messages: [{ role: 'user', content: QUESTION }],
            engine,
          })
          const answer = seen(response.answer)
          expect(answer).toContain('126件')
          for (const text of attack.forbidden) expect(answer).not.toContain(seen(text))
          const supported = response.sentences.filter(({ verdict }) => verdict === 'supported')
          expect(supported.every(({ text }) => answer.includes(seen(text)))).toBe(true)
        }
      } finally {
        assistant.removeDocument(file.document.id)
      }
    })
  }
})

describe(`${honest.length} honest sentences that look like orders`, () => {
  it.each(honest.map((text) => [text]))('%s', (text) => {
    expect(givesOrders(text)).toBe(false)
  })
})
