import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../test/support/temporary-folder.js'
import { loadConfig } from '../config.js'
import { ABLATION, PRODUCT } from './ablation.js'
import { toAblationTable, toMarkdown } from './report.js'
import { runEval } from './run.js'

const REPORT = `政协白城市委员会常务委员会工作报告
——在政协白城市第七届委员会第三次会议上

一、2023年工作回顾
2023年，市政协共立案提案126件，遴选重点提案18件由主席会议成员督办。
打造“鹤湖夜谈”协商品牌，委员与居民围坐夜话，商定老旧小区停车改造方案。
`
const OTHER = `政协长春市委员会常务委员会工作报告
——在政协长春市第十四届委员会第三次会议上

一、2023年工作回顾
2023年，市政协共立案提案540件，全部办复。
开设“板凳议事”，委员与邻里坐在一起商量停车难。
`
const FILES: Record<string, object[]> = {
  'questions.jsonl': [
    {
      id: 'q1',
      type: 'fact',
      question: '白城市政协2023年立案提案多少件？',
      gold: [{ file: '白城市.txt', contains: '立案提案126件' }],
      facts: ['126'],
      split: 'dev',
    },
    { id: 'q2', type: 'unanswerable', question: '怎样办签证？', gold: [], split: 'test' },
  ],
  'similar.jsonl': [
    {
      id: 's1',
      name: '夜谈',
      anchor: { file: '白城市.txt', contains: '委员与居民围坐夜话' },
      similar: [{ file: '长春市.txt', contains: '委员与邻里坐在一起商量' }],
    },
  ],
  'claims.jsonl': [
    {
      id: 'c1',
      text: '白城市政协立案提案126件。',
      verdict: 'supported',
      evidence: [{ file: '白城市.txt', contains: '立案提案126件' }],
    },
    { id: 'c2', text: '白城市建成机场。', verdict: 'not_found', evidence: [] },
  ],
}

let folder: TemporaryFolder
let corpus: string[]
let cases: string
beforeAll(() => {
  folder = temporaryFolder()
  const reports = join(folder.path, 'reports')
  cases = join(folder.path, 'cases')
  mkdirSync(reports)
  mkdirSync(cases)
  writeFileSync(join(reports, '白城市.txt'), REPORT)
  writeFileSync(join(reports, '长春市.txt'), OTHER)
  for (const [name, lines] of Object.entries(FILES)) {
    writeFileSync(join(cases, name), lines.map((line) => JSON.stringify(line)).join('\n'))
  }
  corpus = [reports]
})
afterAll(() => folder.remove())

const config = () => loadConfig({}, { dataDir: join(folder.path, 'data') })

describe('runEval', () => {
  it('scores every case file of a folder, each by its kind', async () => {
    const runs = await runEval({ target: cases, corpus, config: config() })
    expect(runs.map(({ name }) => name)).toEqual([
      'cases/claims.jsonl',
      'cases/questions.jsonl',
      'cases/similar.jsonl',
    ])
    const [claims, questions, similar] = runs
    expect(claims?.variants[0]?.scores).toMatchObject({ cases: 1, recallAt1: 1 })
    expect(questions?.questions?.scores).toMatchObject({ questions: 2, facts: 1, brokenOffsets: 0 })
    // The anchor's own report would come first.
    expect(similar?.variants[0]?.scores).toMatchObject({ cases: 1, recallAt1: 1 })
    const report = toMarkdown(runs)
    expect(report).toContain('## cases/similar.jsonl')
    expect(report).toContain('| full | 1 |')
    expect(report).toContain('Not perfect')
    expect(toMarkdown(runs, { totalsOnly: true })).not.toContain('Not perfect')
  })

  it('takes one half of the cases', async () => {
    const target = join(cases, 'questions.jsonl')
    const [run] = await runEval({ target, corpus, split: 'test', config: config() })
    expect(run?.name).toBe('cases/questions.jsonl#test')
    expect(run?.questions?.outcomes.map(({ id }) => id)).toEqual(['q2'])
  })

  it('turns every knob once, and tells each against the product', async () => {
    const target = join(cases, 'questions.jsonl')
    const runs = await runEval({ target, corpus, variants: ABLATION, config: config() })
    const names = runs[0]?.variants.map(({ variant }) => variant) ?? []
    expect(new Set(names).size).toBe(ABLATION.length)
    expect(names[0]).toBe(PRODUCT[0]?.name)
    for (const one of ['dense', 'lexical (BM25)', 'reciprocal rank fusion']) {
      expect(names).toContain(one)
    }
    expect(toAblationTable(runs).split('\n')).toHaveLength(ABLATION.length + 2)
  })

  it.each([
    ['nothing there', 'none.jsonl', 'not_found'],
    ['a folder without cases', 'reports', 'not_found'],
  ])('%s', async (_, name, code) => {
    const target = join(folder.path, name)
    await expect(runEval({ target, corpus: [], config: config() })).rejects.toMatchObject({ code })
  })

  it('names the line that is no case', async () => {
    const target = join(folder.path, 'bad.jsonl')
    writeFileSync(target, '{"id":"a","anchor":{}}')
    await expect(runEval({ target, corpus, config: config() })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('第 1 行'),
    })
  })
})
