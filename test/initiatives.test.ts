import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assistant } from '../src/assistant.js'
import { NO_SHARED_FILES } from '../src/ingest/testing/shared-files.js'
import type { Initiative } from '../src/search/initiatives/types.js'
import { openAssistant, seedSources } from './support/library.js'
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.js'

const sources = seedSources()
const suite =
  sources === null
    ? `the catalogue of the seed reports (skipped: ${NO_SHARED_FILES})`
    : 'the catalogue of the seed reports'

describe.skipIf(sources === null)(suite, () => {
  let folder: TemporaryFolder
  let assistant: Assistant
  let all: Initiative[]
  beforeAll(async () => {
    folder = temporaryFolder()
    assistant = await openAssistant(folder.path)
    await assistant.ingest(sources ?? [])
    const { initiatives, total } = await assistant.initiatives({ limit: 1000, offset: 0 })
    all = initiatives
    expect(total).toBe(all.length)
  })
  afterAll(async () => {
    await assistant.close()
    folder.remove()
  })

  it.each([
    ['请你来协商', '浙江省'],
    ['委员会客厅', '浙江省'],
    ['掌上履职平台', '浙江省'],
    ['民生协商论坛', '浙江省'],
    ['有事来协商·绵言细语', '绵阳市'],
    ['绵言细语', '绵阳市'],
    ['五心五聚', '绵阳市'],
    ['政协吉云', '白城市'],
    ['鹤乡议事', '白城市'],
    ['学思论坛', '白城市'],
    ['书香政协', '白城市'],
    ['書香政協', '浙江省'],
    ['书香政协', '绵阳市'],
    ['每周社情', '宁夏回族自治区'],
    ['委员工作室', '宁夏回族自治区'],
    ['有事好商量', '宁夏回族自治区'],
    ['政协民心桥', '天津市'],
    ['委员移动履职平台', '天津市'],
  ])('has %s of %s', async (q, region) => {
    const { initiatives } = await assistant.initiatives({ q, region, limit: 10, offset: 0 })
    expect(initiatives.length).toBeGreaterThan(0)
    const [first] = initiatives
    expect(first?.regions.map(({ name }) => name)).toContain(region)
    expect(first?.mentions.length).toBeGreaterThan(0)
  })

  it('绵言细语 is one entry with 有事来协商·绵言细语', async () => {
    const { initiatives } = await assistant.initiatives({ q: '绵言细语', limit: 10, offset: 0 })
    expect(initiatives).toHaveLength(1)
  })

  it.each([
    '两个确立',
    '四个意识',
    '十四五',
    '一带一路',
    '第一议题',
    '提案办理协商',
    '界别协商',
    '政协工作会议',
    '乐动体育',
  ])('keeps out %s', async (q) => {
    expect(await assistant.initiatives({ q, limit: 10, offset: 0 })).toMatchObject({ total: 0 })
  })

  it('every mention is the original’s own text, within its report', () => {
    const originals = new Map<string, string>()
    for (const { documentId, start, end, quote } of all.flatMap(({ mentions }) => mentions)) {
      const original = originals.get(documentId) ?? assistant.getOriginal(documentId)
      originals.set(documentId, original)
      expect(quote).not.toBe('')
      expect(original.slice(start, end)).toBe(quote)
    }
  })

  it('relatives are other entries, of other regions', () => {
    const byId = new Map(all.map((one) => [one.id, one]))
    const related = all.flatMap((one) =>
      one.relatives.map(({ id }) => [one, byId.get(id)] as const),
    )
    expect(related.length).toBeGreaterThan(10)
    for (const [one, other] of related) {
      const codes = one.regions.map(({ code }) => code)
      expect(other?.regions.filter(({ code }) => codes.includes(code))).toEqual([])
    }
  })
})
