import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Assistant } from '../src/assistant.js'
import { findFigures } from '../src/text/figures.js'
import { normalise } from '../src/text/normalise.js'
import { splitSentences } from '../src/text/sentences.js'
import { placesNamed } from '../src/verify/names.js'
import {
  type EndpointRequest,
  type FakeEndpoint,
  passagesOf,
  saying,
} from './support/fake-endpoint.js'
import { type ModelLibrary, openModelLibrary } from './support/model-library.js'

const CASES = 500
const SENTENCES = 4
const INVENTED_SHARE = 0.3
const QUESTIONS = readFileSync(new URL('../data/questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { question: string }).question)

let library: ModelLibrary
let endpoint: FakeEndpoint
let assistant: Assistant
beforeAll(async () => {
  library = await openModelLibrary()
  ;({ endpoint, assistant } = library)
  const reports = new URL('../data/reports/', import.meta.url)
  await assistant.ingest(
    readdirSync(reports).map((name) => ({
      name,
      path: null,
      read: async () => readFileSync(new URL(encodeURIComponent(name), reports)),
    })),
  )
})
afterAll(() => library.close())

/** Mulberry32: the same cases every time. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Said {
  kind: string
  text: string
  cited: number
  isTrue: boolean
}

interface Fact {
  text: string
  n: number
  others: { n: number; text: string }[]
}

type Writer = (fact: Fact, pick: <T>(from: readonly T[]) => T | undefined) => Said | null

const said = (kind: string, isTrue: boolean, text: string, cited: number): Said => ({
  kind,
  text: text.replace(/[。；！？.;]*$/, '。'),
  cited,
  isTrue,
})

/** The sentence with one of its figures written otherwise; null where it has none. */
function withFigure(text: string, write: (figure: string, value: number) => string | null) {
  for (const figure of findFigures(text)) {
    if (figure.kind !== 'quantity' || !/^[\d０-９]/.test(figure.text)) continue
    const other = write(figure.text, figure.value)
    if (other !== null && other !== figure.text) {
      return text.slice(0, figure.start) + other + text.slice(figure.end)
    }
  }
  return null
}

const TRUE: Writer[] = [
  ({ text, n }) => said('verbatim', true, text, n),
  ({ text, n }) => said('its last clause', true, text.split(/[，,]/).at(-1) ?? text, n),
  ({ text, n }) => said('led in', true, `据报告介绍，${text}`, n),
  ({ text, n }) => {
    const other = withFigure(text, (figure, value) =>
      /^\d{5,}/.test(figure) ? figure.replace(/^\d+/, `${value / 10_000}万`) : null,
    )
    return other === null ? null : said('another form of the number', true, other, n)
  },
]

const INVENTED: Writer[] = [
  ({ text, n }, pick) => {
    const add = pick([1, 3, 7]) ?? 1
    const other = withFigure(text, (figure) =>
      normalise(figure).replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + add) % 10)),
    )
    return other === null ? null : said('another number', false, other, n)
  },
  ({ text, n }) => {
    const units: Record<string, string> = {
      件: '条',
      个: '家',
      亿元: '万元',
      万元: '亿元',
      人: '户',
      家: '人',
      条: '件',
      '%': '‰',
    }
    const other = withFigure(text, (figure) => {
      const unit = Object.keys(units).find((one) => figure.endsWith(one))
      return unit === undefined ? null : figure.slice(0, -unit.length) + units[unit]
    })
    return other === null ? null : said('another unit', false, other, n)
  },
  ({ text, n }) => {
    const [place] = placesNamed(text)
    return place === undefined
      ? said('another place', false, `西藏自治区${text}`, n)
      : said('another place', false, text.replace(place.matched, '西藏自治区'), n)
  },
  ({ text, n }) =>
    said('an invented person', false, `${text.replace(/。$/, '')}，由欧阳子衡委员牵头。`, n),
  ({ text, n }) =>
    said('an invented name', false, `${text.replace(/。$/, '')}，并推出“云端星河”平台。`, n),
  ({ text, n }, pick) =>
    said(
      'an invented body',
      false,
      `${text.replace(/。$/, '')}，与${pick(['蓝鲸科技公司', '江海大学', '恒远基金会'])}合作。`,
      n,
    ),
  ({ text }, pick) => said('an invented citation', false, text, pick([42, 77, 99]) ?? 99),
  ({ text, others }, pick) => {
    const figures = findFigures(text).map((figure) => normalise(figure.text))
    const wrong = others.filter((one) => !figures.some((f) => normalise(one.text).includes(f)))
    const other = pick(wrong)
    return figures.length === 0 || other === undefined
      ? null
      : said('another passage cited', false, text, other.n)
  },
  ({ text, n }) =>
    said('an invented figure', false, `${text.replace(/。$/, '')}，惠及群众83761人。`, n),
]

it(`marks nothing invented as supported in ${CASES} answers, and keeps what is true`, async () => {
  const random = createRandom(20_261_124)
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  let written: Said[] = []
  const answer = (request: EndpointRequest) => {
    written = []
    const passages = passagesOf(request)
    const facts = passages.flatMap(({ n, text }) => {
      const body = text.slice(text.indexOf('\n') + 1)
      return body
        .split('\n')
        .flatMap((line) =>
          splitSentences(line, { cut: false }).map(({ start, end }) => line.slice(start, end)),
        )
        .filter((sentence) => sentence.length >= 12 && sentence.length <= 120)
        .map((sentence) => ({ text: sentence, n, others: passages.filter((one) => one.n !== n) }))
    })
    while (written.length < SENTENCES && facts.length > 0) {
      const fact = pick(facts)
      const writer = pick(random() < INVENTED_SHARE ? INVENTED : TRUE)
      const one = fact && writer ? writer(fact, pick) : null
      if (one !== null && !written.some(({ text }) => text === one.text)) written.push(one)
    }
    return saying(written.map(({ text, cited }) => `${text}[${cited}]`).join(''), 9)
  }
  endpoint.script(answer)
  const judged: (Said & { kept: boolean })[] = []
  let cases = 0
  for (let i = 0; cases < CASES && i < 4 * CASES; i++) {
    const question = QUESTIONS[i % QUESTIONS.length] ?? ''
    const before = endpoint.requests.length
    const response = await assistant.chat({ messages: [{ role: 'user', content: question }] })
    if (endpoint.requests.length === before) continue
    cases++
    const kept = new Set(
      response.sentences.filter(({ verdict }) => verdict === 'supported').map(({ text }) => text),
    )
    const struck = new Set(
      response.sentences.filter(({ verdict }) => verdict === 'unsupported').map(({ text }) => text),
    )
    for (const one of written) {
      // What repeats an earlier sentence is passed over, neither kept nor struck.
      if (kept.has(one.text) || struck.has(one.text))
        judged.push({ ...one, kept: kept.has(one.text) })
    }
  }
  expect(cases).toBe(CASES)
  const invented = judged.filter(({ isTrue }) => !isTrue)
  expect(invented.length).toBeGreaterThan(0.6 * INVENTED_SHARE * CASES * SENTENCES)
  expect(invented.filter(({ kept }) => kept).map(({ kind, text }) => `${kind}: ${text}`)).toEqual(
    [],
  )
  const truths = judged.filter(({ isTrue }) => isTrue)
  const lost = truths.filter(({ kept }) => !kept)
  expect({
    share: 1 - lost.length / truths.length >= 0.95,
    lost:
      lost.length / truths.length >= 0.05
        ? [...new Set(lost.map(({ kind, text }) => `${kind}: ${text}`))].slice(0, 15)
        : [],
  }).toEqual({ share: true, lost: [] })
  if (process.env.XIEZHENG_PRINT) {
    console.log(
      `${judged.length} sentences: true kept ${(1 - lost.length / truths.length).toFixed(4)} of ${truths.length}, invented kept 0 of ${invented.length}`,
    )
  }
})
