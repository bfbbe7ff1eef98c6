import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assistant } from '../src/assistant.js'
import type { Citation } from '../src/domain.js'
import { NO_SHARED_FILES } from '../src/ingest/testing/shared-files.js'
import { cleanedQuote } from './support/cleaned-quote.js'
import { ask, documentsByPrefix, openAssistant, seedSources } from './support/library.js'
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.js'

const sources = seedSources()
const suite =
  sources === null ? `the seed reports (skipped: ${NO_SHARED_FILES})` : 'the seed reports'

describe.skipIf(sources === null)(suite, () => {
  let folder: TemporaryFolder
  let assistant: Assistant
  let seed: Map<string, string>
  const originals = new Map<string, string>()
  beforeAll(async () => {
    folder = temporaryFolder()
    assistant = await openAssistant(folder.path)
    await assistant.ingest(sources ?? [])
    seed = documentsByPrefix(assistant, 3)
    for (const id of seed.values()) originals.set(id, assistant.getOriginal(id))
  })
  afterAll(async () => {
    await assistant.close()
    folder.remove()
  })

  const expectTrue = ({ documentId, start, end, quote }: Citation) => {
    expect(quote).not.toBe('')
    expect(originals.get(documentId)?.slice(start, end)).toBe(quote)
  }

  it('are all taken in', () => {
    expect(assistant.status()).toMatchObject({ documents: 5, engine: 'embedded', llm: false })
    expect([...seed.keys()].sort()).toEqual(['000', '001', '002', '003', '004'])
  })

  const QUERIES = [
    '提案',
    '白城市政协2023年立案提案多少件',
    '宁夏政协五年提案立案多少件',
    '浙江建成了多少个委员会客厅',
    '天津市政协征集文史资料多少字',
    '书香政协建设',
    '書香政協建設',
    '把协商延伸到村社区',
    '有事来协商',
    '请你来协商',
    '政协吉云',
    '鹤乡议事',
    '崇学书院',
    '委员移动履职平台',
    '社情民意信息',
    '农村公交候车亭改造',
    '右江黄金水道',
    '先锋引领委员行动',
    '五心五聚',
    '抗疫',
    '老旧小区改造',
    '乡村振兴',
    '扶贫助学',
    '遠程教育',
    '保护水资源',
    '委员履职考核',
    '党建引领',
    '港澳台侨',
    '１１０個委員會客廳',
    '100%',
    'xx市政协',
    '2024年工作安排',
    '人民政协报',
    '肉牛产业',
  ]
  for (const mode of ['hybrid', 'dense', 'lexical'] as const) {
    it(`${mode}: every hit of varied queries cites its original exactly`, async () => {
      for (const query of QUERIES) {
        const { hits } = await assistant.search({ query, limit: 100, mode })
        if (mode !== 'lexical') expect(hits.length).toBeGreaterThan(0)
        for (const { text, citation } of hits) {
          expectTrue(citation)
          expect(cleanedQuote(assistant, citation)).toBe(text.replace(/\s/g, ''))
        }
      }
    })
  }

  it('every citation of an answer is exact, and holds its sentence but for what was removed', async () => {
    let answered = 0
    for (const query of QUERIES) {
      const { sentences, citations } = await ask(assistant, query)
      for (const citation of citations) expectTrue(citation)
      for (const sentence of sentences) {
        answered++
        expect(sentence.citations.length).toBeGreaterThan(0)
        const said = citations.filter(({ n }) => sentence.citations.includes(n))
        expect(said.map((one) => cleanedQuote(assistant, one)).join('')).toContain(
          sentence.text.replace(/\s/g, ''),
        )
      }
    }
    expect(answered).toBeGreaterThan(10)
  })

  const DIRT: [string, RegExp][] = [
    ['乐动体育', /乐动|体育app/],
    ['乐动体育app滚球注册平台', /乐动|滚球|注册\*?平台/],
    ['微信扫码领取福利', /扫码|领取福利/],
    ['微信扫码分享', /扫码/],
    ['上一篇 下一篇 政府工作报告', /上一篇|下一篇/],
    ['吉ICP备17005202号', /ICP|17005202/],
    ['吉公网安备', /公网安备|22080202000169/],
    ['网站标识码', /网站标识码|2208000056/],
    ['建议您使用IE8以上版本浏览器', /IE8|360极速/],
    ['主办承办单位 联系我们 访问量', /联系我们|访问量/],
    ['范文之家', /范文之家/],
    ['千图范文网转载请注明出处', /qiantufanwen|转载请注明/],
    ['观山文库', /观山/],
    ['文似观山不喜平', /观山/],
    ['预计阅读时长', /阅读时长|个字,预计/],
    ['admin 分享 加入收藏', /admin|加入收藏/],
    ['政府机构 信息公开 办事服务 互动交流', /互动交流 数据分析|办事服务 互动/],
    ['第16/112页', /16\/112|39\/65/],
    ['目录 市政协2023年工作总结 11', /工作总结 11|工作综述 16/],
  ]
  it.each(DIRT)('nothing is found of the dirt around them: %s', async (query, dirt) => {
    for (const mode of ['hybrid', 'lexical'] as const) {
      const { hits } = await assistant.search({ query, limit: 100, mode })
      expect(hits.map(({ text }) => text).filter((text) => dirt.test(text))).toEqual([])
      const headings = hits.flatMap(({ citation }) => [citation.title, ...citation.headings])
      expect(headings.filter((heading) => dirt.test(heading))).toEqual([])
    }
    const { refused, sentences } = await ask(assistant, query)
    expect(refused).toBe(true)
    expect(sentences).toEqual([])
  })

  it('what was removed is told, each piece in the original, apart from every passage', async () => {
    for (const id of seed.values()) {
      const { removedSpans, removed } = assistant.getDocument(id)
      expect(removed.chars).toBe(removedSpans.reduce((sum, s) => sum + s.end - s.start, 0))
      const original = originals.get(id) ?? ''
      expect(removedSpans.every(({ start, end }) => start < end && end <= original.length)).toBe(
        true,
      )
    }
  })

  it.each([
    ['书香政协建设', '書香政協建設'],
    ['委员会客厅', '委員會客廳'],
    ['崇学书院崇学讲坛', '崇學書院崇學講壇'],
    ['保护水资源的调研', '保護水資源的調研'],
    ['农村远程教育', '農村遠程教育'],
    ['政协吉云活跃度', '政協吉雲活躍度'],
    ['宁夏的界别委员工作室', '寧夏的界別委員工作室'],
    ['110个委员会客厅', '１１０個委員會客廳'],
    ['提案立案3042件', '提案立案３０４２件'],
  ])('%s and %s find the same', async (simplified, traditional) => {
    const one = await assistant.search({ query: simplified })
    const other = await assistant.search({ query: traditional })
    expect(one.hits.length).toBeGreaterThan(0)
    expect(other.hits).toEqual(one.hits)
  })

  it.each([
    ['白城市', ['001']],
    ['吉林省', ['001']],
    ['220800', ['001']],
    ['640000', ['002']],
    ['天津', ['000']],
    ['浙江省', ['004']],
  ])('filtered by %s', async (region, files) => {
    const { hits } = await assistant.search({
      query: '协商',
      limit: 100,
      filters: { regions: [region] },
    })
    const found = new Set(hits.map(({ citation }) => citation.documentId))
    expect([...found]).toEqual(files.map((file) => seed.get(file)))
  })

  it.each([
    ['白城市政协2023年立案提案多少件，办复率是多少？', '001', ['102件', '100%']],
    ['宁夏政协五年提案立案多少件？', '002', ['3042件']],
    ['浙江建成了多少个委员会客厅？', '004', ['110個']],
    ['天津市政协征集文史资料多少字？', '000', ['300余万字']],
    ['浙江的“崇学”系列书香政协由哪几块组成？', '004', ['崇學書院', '崇學沙龍']],
  ])('%s', async (question, file, facts) => {
    const { refused, answer, citations } = await ask(assistant, question)
    expect(refused).toBe(false)
    for (const fact of facts) expect(answer).toContain(fact)
    expect(citations.map(({ documentId }) => documentId)).toContain(seed.get(file))
  })

  it.each([
    ['上海市政协2023年立案提案多少件？', /上海市/],
    ['吉林省政协2023年立案提案多少件？', /吉林省政协/],
    ['全国政协2023年立案提案多少件？', /全国政协|没有/],
    ['绵阳市2024年一般公共预算收入增长多少？', /绵阳市|没有/],
    ['白城市政协2010年立案提案多少件？', /2010年/],
    ['白城市中级人民法院审结多少案件？', /法院/],
    ['“海棠夜话”协商品牌是怎么回事？', /海棠夜话/],
    ['如何申请美国旅游签证？', /没有/],
    ['怎样微信扫码领取福利？', /没有/],
    ['明天会下雨吗？', /没有/],
    ['介绍一下唐朝的科举制度', /没有/],
  ])('refuses %s', async (question, reason) => {
    const response = await ask(assistant, question)
    expect(response).toMatchObject({ refused: true, sentences: [] })
    expect(response.reason).toMatch(reason)
  })

  it('answer across regions with at most one sentence a report, none twice', async () => {
    for (const question of ['各地“书香政协”建设有哪些做法？', '各地对委员履职是怎样考核评价的？']) {
      const { refused, sentences, citations } = await ask(assistant, question)
      expect(refused).toBe(false)
      const reports = citations.map(({ reportId }) => reportId)
      expect(new Set(reports).size).toBe(reports.length)
      expect(reports.length).toBeGreaterThan(1)
      expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length)
    }
  })
})
