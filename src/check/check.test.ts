import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAssistant, textSource } from '../../test/support/library.js'
import { type TemporaryFolder, temporaryFolder } from '../../test/support/temporary-folder.js'
import type { Assistant } from '../assistant.js'
import type { CheckVerdict } from './types.js'

const BAICHENG = `政协白城市委员会常务委员会工作报告（2023年）

一、2023年工作回顾
2023年，市政协共立案提案１２６件，遴选重点提案18件由主席会议成员督办。
围绕湿地保护开展专题视察，提出退耕还湿、生态补水等九条建议，相关部门逐条回应。
打造“鹤湖夜谈”协商品牌，委员与居民围坐夜话，商定老旧小区停车改造方案。
累计筹集善款3900余万元，没有一户群众在改造中返贫。
全市走访企业x家，收集意见xx条。
二、2024年工作安排
计划办好读书沙龙二十场，推动二点五万名群众参与。
`
const HUZHOU = `政協湖州市委員會常務委員會工作報告（2021年）

一、2021年工作回顧
2021年，市政協推動太湖溇港遺產保護，組織文史委員編撰溇港口述史三卷。
開設“漁鼓聲聲”委員讀書欄目，把書香送進漁村和茶園。
市政協共立案提案228件，委員對辦理結果的滿意率為97%。
`

let folder: TemporaryFolder
let assistant: Assistant
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  await assistant.ingest([textSource('白城.txt', BAICHENG), textSource('湖州.txt', HUZHOU)])
})
afterAll(async () => {
  await assistant.close()
  folder.remove()
})
const claimsOf = async (text: string) => (await assistant.check({ text })).claims

describe('verdicts', () => {
  it.each<[string, CheckVerdict, RegExp | null]>([
    // As it stands: width, script, spacing and quotation marks aside.
    ['市政协共立案提案126件，遴选重点提案18件由主席会议成员督办。', 'exact', null],
    ['白城市政协提出，“市政协共立案提案126件”。', 'exact', null],
    ['湖州市政协指出：“推动太湖溇港遗产保护”。', 'exact', null],
    ['白城市政协“打造‘鹤湖夜谈’协商品牌”。', 'exact', null],
    // Small differences.
    ['围绕湿地保护开展视察，提出退耕还湿、生态补水等九条建议，相关部门逐条回应。', 'close', /出入/],
    ['报告提出，“打造‘鹤湖夜谈’协商品牌，把书香送进渔村和茶园”。', 'close', /拼接/],
    // Other words.
    ['白城市政协遴选了18件重点提案，由主席会议成员督办。', 'supported', null],
    ['白城市政协立案的提案共有126件。', 'supported', null],
    ['白城市政协打造成了“鹤湖夜谈”委员协商品牌。', 'supported', null],
    ['白城市政协计划让2.5万名群众参与读书沙龙。', 'supported', null],
    // Another number, unit, year, region, name, or the contrary.
    [
      '市政协共立案提案162件，遴选重点提案18件由主席会议成员督办。',
      'conflict',
      /１２６件”，不是“162件/,
    ],
    ['市政协共立案提案18件，遴选重点提案126件由主席会议成员督办。', 'conflict', /不是/],
    ['累计筹集善款3900余元，没有一户群众在改造中返贫。', 'conflict', /3900余万元”，不是“3900余元/],
    ['湖州市政协提出，“打造‘鹤湖夜谈’协商品牌”。', 'conflict', /出自吉林省白城市，不是湖州市/],
    [
      '白城市政协在2019年的报告中提出，“市政协共立案提案126件”。',
      'conflict',
      /2023年的报告，不是2019年/,
    ],
    [
      '打造“鹤城夜谈”协商品牌，委员与居民围坐夜话，商定老旧小区停车改造方案。',
      'conflict',
      /鹤城夜谈/,
    ],
    ['累计筹集善款3900余万元，有一户群众在改造中返贫。', 'conflict', /相反/],
    ['报告写道，“一户群众在改造中返贫”。', 'conflict', /相反/],
    // Nothing of it; a redaction supports nothing.
    ['白城市政协建成了机器人足球场。', 'not_found', /没有/],
    ['全市走访企业8家，收集意见30条。', 'not_found', /隐去/],
    ['湖州市政协说，“全面启动跨海大桥和空中轨道建设”。', 'not_found', /没有/],
  ])('%s → %s', async (text, verdict, why) => {
    const [claim, ...more] = await claimsOf(text)
    expect(more).toEqual([])
    expect([claim?.verdict, claim?.why]).toEqual([
      verdict,
      why === null ? null : expect.any(String),
    ])
    if (why !== null) expect(claim?.why).toMatch(why)
    if (verdict !== 'not_found') expect(claim?.evidence.length).toBeGreaterThan(0)
  })
})

it('evidence is the original’s characters, exactly those that were quoted', async () => {
  const [claim] = await claimsOf('“市政协共立案提案126件，遴选重点提案18件”')
  const [evidence] = claim?.evidence ?? []
  if (evidence === undefined) throw new Error('no evidence')
  expect(evidence.quote).toBe('市政协共立案提案１２６件，遴选重点提案18件')
  const original = assistant.getOriginal(evidence.documentId)
  expect(original.slice(evidence.start, evidence.end)).toBe(evidence.quote)
})

it('the difference leads from the draft to the original', async () => {
  const [claim] = await claimsOf('围绕湿地保护开展了视察，提出退耕还湿、生态补水等九条建议。')
  const diff = claim?.evidence[0]?.diff ?? []
  const side = (left: string) =>
    diff
      .filter(({ op }) => op !== left)
      .map(({ text }) => text)
      .join('')
  expect(side('ins')).toBe('围绕湿地保护开展了视察，提出退耕还湿、生态补水等九条建议')
  expect(side('del')).toBe('围绕湿地保护开展专题视察，提出退耕还湿、生态补水等九条建议')
})

it('a stitched quotation shows both places', async () => {
  const [claim] = await claimsOf('报告提出，“打造‘鹤湖夜谈’协商品牌，把书香送进渔村和茶园”。')
  expect(claim?.evidence.map(({ documentName }) => documentName)).toEqual(['白城.txt', '湖州.txt'])
})

it('a claim of several parts is judged part by part', async () => {
  const text = '白城市政协打造了“鹤湖夜谈”品牌，还建成了机器人足球场。'
  const [claim] = await claimsOf(text)
  expect(claim?.verdict).toBe('not_found')
  expect(claim?.parts.map(({ verdict }) => verdict)).toEqual(['supported', 'not_found'])
  expect(claim?.why).toContain('还建成了机器人足球场')
  for (const part of claim?.parts ?? []) {
    expect(text.slice(part.start, part.end)).toBe(part.text)
  }
})

it('a draft comes back in its order, counted, with progress', async () => {
  const text = '# 讲话稿\n\n白城市政协“打造‘鹤湖夜谈’协商品牌”。\n- 市政协共立案提案162件。\n'
  const progress: [number, number][] = []
  const { claims, summary } = await assistant.check({
    text,
    onProgress: (done, total) => progress.push([done, total]),
  })
  expect(claims.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['quotation', '打造‘鹤湖夜谈’协商品牌'],
    ['claim', '市政协共立案提案162件。'],
  ])
  expect(summary).toEqual({ exact: 1, close: 0, supported: 0, conflict: 1, not_found: 0 })
  expect(progress).toEqual([
    [1, 2],
    [2, 2],
  ])
})

it('filters narrow what is looked in', async () => {
  const text = '市政协共立案提案126件，遴选重点提案18件由主席会议成员督办。'
  const { claims } = await assistant.check({ text, filters: { regions: ['浙江省'] } })
  expect(claims[0]?.verdict).not.toBe('exact')
  expect(claims[0]?.evidence.every((one) => one.documentName === '湖州.txt')).toBe(true)
})

it('leaves no trace of the draft in the library', async () => {
  const before = assistant.status()
  await claimsOf('白城市政协请机器人主持会议。')
  expect(assistant.status()).toEqual(before)
})

describe('what cannot be checked', () => {
  it.each([
    ['nothing', ''],
    ['no words', '……\n——'],
    ['too much', '协'.repeat(100_001)],
  ])('%s', async (_, text) => {
    await expect(assistant.check({ text })).rejects.toMatchObject({
      name: 'XiezhengError',
      code: 'invalid_input',
      details: { field: 'text' },
    })
  })

  it('stops when told to', async () => {
    const controller = new AbortController()
    const text = '白城市政协立案的提案共有126件。\n'.repeat(50)
    const checking = assistant.check({
      text,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(checking).rejects.toThrow()
  })
})
