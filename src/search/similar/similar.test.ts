import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAssistant, textSource } from '../../../test/support/library.js'
import { type TemporaryFolder, temporaryFolder } from '../../../test/support/temporary-folder.js'
import type { Assistant } from '../../assistant.js'
import type { SimilarRequest } from './types.js'

const FORMULA = '坚持以人民为中心的发展思想，全面贯彻落实各项决策部署，推动各项事业再上新台阶。'
const report = (place: string, year: number, ...paragraphs: string[]) =>
  textSource(
    `${place}${year}.txt`,
    `政协${place}委员会常务委员会工作报告（${year}年）\n\n一、${year}年工作回顾\n\n${[FORMULA, ...paragraphs].join('\n\n')}\n`,
  )
const BAICHENG = [
  '在街道和村屯设立委员会客厅36个，每周安排委员坐班，听取居民停车难、供暖不热的意见。',
  '一是加强信息化应用。用好“鹤湖云”，组织委员线上培训，提高履职效率。',
  '组织委员为五十所乡村小学捐建图书角。',
]
const SOURCES = [
  report('吉林省白城市', 2023, ...BAICHENG),
  report('浙江省湖州市', 2022, '在社区設立委員會客廳20個，請委員每月坐班，聽取居民意見。'),
  report(
    '浙江省湖州市',
    2023,
    '在街道和村屯设立委员会客厅36个，每周安排委员坐班，听取居民停车难、供暖不热的意见。',
  ),
  report(
    '天津市',
    2022,
    '加强政协信息化建设，搭建委员移动履职平台和办公平台。',
    '举办书画展览，展出作品八十件。',
  ),
  report('四川省绵阳市', 2024, '开展茶馆议事活动，请群众与部门面对面商量小区停车的事。'),
]

let folder: TemporaryFolder
let assistant: Assistant
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  await assistant.ingest([
    ...SOURCES,
    { ...report('吉林省白城市', 2023, ...BAICHENG, '结尾。'), name: '副本.txt' },
  ])
})
afterAll(async () => {
  await assistant.close()
  folder.remove()
})

const documentNamed = (name: string) => {
  const { documents } = assistant.listDocuments({ limit: 100, offset: 0 })
  const found = documents.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no document ${name}`)
  return found
}
const spanOf = (name: string, text: string) => {
  const { id } = documentNamed(name)
  const start = assistant.getOriginal(id).indexOf(text)
  return { documentId: id, start, end: start + text.length }
}
const hitsOf = async (request: SimilarRequest) => {
  const { groups } = await assistant.similar(request)
  return groups.flatMap(({ hits }) => hits).sort((a, b) => a.rank - b.rank)
}
const ROOM = '在街道和村屯设立委员会客厅36个'

describe('what is found', () => {
  it('other regions’ sentences by region and year, own report and its copies left out', async () => {
    const response = await assistant.similar(spanOf('吉林省白城市2023.txt', ROOM))
    expect(response.anchor.text).toBe(ROOM)
    expect(response.anchor.citation?.quote).toBe(ROOM)
    const [first, second] = response.groups
    expect([first?.region?.name, first?.year]).toEqual(['湖州市', 2023])
    expect([second?.region?.name, second?.year]).toEqual(['湖州市', 2022])
    const names = response.groups.flatMap(({ hits }) =>
      hits.map((hit) => hit.citation.documentName),
    )
    expect(names).not.toContain('吉林省白城市2023.txt')
    expect(names).not.toContain('副本.txt')
  })

  it('copied wording is told from the same practice in other words', async () => {
    const [copied, same] = await hitsOf(spanOf('吉林省白城市2023.txt', ROOM))
    expect(copied?.relation).toBe('verbatim')
    expect(same?.relation).toBe('parallel')
    expect(same?.pieces.filter(({ shared }) => shared).map(({ text }) => text)).toContain(
      '設立委員會客廳',
    )
  })

  it('every citation is its original’s characters, and pieces make up the text', async () => {
    const hits = await hitsOf({ text: '委员会客厅接待群众' })
    expect(hits.length).toBeGreaterThan(1)
    for (const { citation, pieces, text } of hits) {
      const original = assistant.getOriginal(citation.documentId)
      expect(original.slice(citation.start, citation.end)).toBe(citation.quote)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    }
  })

  it('a formula that every report has does not make them alike', async () => {
    const anchor = documentNamed('吉林省白城市2023.txt')
    const original = assistant.getOriginal(anchor.id)
    const start = original.indexOf(FORMULA)
    const end = original.indexOf(ROOM) + ROOM.length
    const [first] = await hitsOf({ documentId: anchor.id, start, end })
    expect(first?.text).toContain('委员会客厅')
  })

  it('a passage by its id', async () => {
    const { hits } = await assistant.search({ query: '白城市委员会客厅36个', limit: 1 })
    const passageId = hits[0]?.citation.passageId
    const { anchor, groups } = await assistant.similar({ passageId })
    expect(anchor.citation?.passageId).toBe(passageId)
    expect(groups.map(({ region }) => region?.name)).toContain('湖州市')
  })

  it('filters and limit hold', async () => {
    const filters = { regions: ['浙江省'], years: { to: 2022 } }
    const hits = await hitsOf({ text: ROOM, filters })
    expect(new Set(hits.map(({ citation }) => citation.documentName))).toEqual(
      new Set(['浙江省湖州市2022.txt']),
    )
    expect(await hitsOf({ text: ROOM, limit: 1 })).toHaveLength(1)
  })

  it('copies in another file of one region and year are folded', async () => {
    const hits = await hitsOf({ text: ROOM })
    const own = hits.filter(({ citation }) => citation.region?.name === '白城市')
    expect(own.filter(({ text }) => text.includes('委员会客厅'))).toHaveLength(1)
    expect(own[0]?.copies).toHaveLength(1)
  })
})

describe('what cannot be looked for', () => {
  const bad: [string, SimilarRequest, string][] = [
    ['nothing', {}, 'invalid_input'],
    ['two anchors', { text: '客厅', passageId: 'p' }, 'invalid_input'],
    ['half a span', { documentId: 'd', start: 3 }, 'invalid_input'],
    ['a place without a document', { text: '客厅', start: 3, end: 5 }, 'invalid_input'],
    ['no words', { text: '……！' }, 'invalid_input'],
    ['too long', { text: '协'.repeat(4001) }, 'invalid_input'],
    ['an unknown passage', { passageId: 'p-none' }, 'not_found'],
    ['an unknown document', { documentId: 'd-none', start: 0, end: 5 }, 'not_found'],
    ['an unknown region', { text: '客厅', filters: { regions: ['火星市'] } }, 'invalid_input'],
  ]
  it.each(bad)('%s', async (_, request, code) => {
    await expect(assistant.similar(request)).rejects.toMatchObject({ name: 'XiezhengError', code })
  })

  it.each([
    [5, 5],
    [9, 2],
    [0, 1_000_000],
  ])('a span [%i, %i) that is none', async (start, end) => {
    const { id } = documentNamed('天津市2022.txt')
    await expect(assistant.similar({ documentId: id, start, end })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { field: 'start' },
    })
  })
})
