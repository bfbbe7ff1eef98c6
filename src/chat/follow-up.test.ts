import { describe, expect, it } from 'vitest'
import { asksForSource, resolveQuestion } from './follow-up.js'

const FIRST = '白城市政协2023年立案提案多少件？'

describe('resolveQuestion', () => {
  it.each([
    ['one question', [FIRST], FIRST],
    ['another region', [FIRST, '那宁夏呢？'], '宁夏政协2023年立案提案多少件？'],
    ['another region, Traditional', [FIRST, '那寧夏呢?'], '寧夏政协2023年立案提案多少件？'],
    ['another year', [FIRST, '2022年呢？'], '白城市政协2022年立案提案多少件？'],
    ['region and year', [FIRST, '那浙江2020年呢'], '浙江政协2020年立案提案多少件？'],
    [
      'a follow-up of a follow-up',
      [FIRST, '那宁夏呢？', '2022年呢？'],
      '宁夏政协2022年立案提案多少件？',
    ],
    ['where it was said', [FIRST, '出自哪份报告？'], FIRST],
    ['when it was said', [FIRST, '这是哪一年的？'], FIRST],
    ['pointing back', [FIRST, '这些怎么办理的？'], `${FIRST} 这些怎么办理的？`],
    ['one region of all', ['各地怎样发展低空经济？', '只看浙江的'], '浙江怎样发展低空经济？'],
    ['a part of it', [FIRST, '办复率呢？'], `${FIRST} 办复率呢？`],
    ['a region put before', ['立案提案多少件？', '那宁夏呢？'], '宁夏立案提案多少件？'],
    ['a new question', [FIRST, '浙江建成了多少个委员会客厅？'], '浙江建成了多少个委员会客厅？'],
    [
      'a new long one that begins alike',
      [FIRST, '那个把旧站台翻新后送给乡镇当候车亭的是哪里？'],
      '那个把旧站台翻新后送给乡镇当候车亭的是哪里？',
    ],
    ['nothing', [], ''],
  ])('%s', (_name, questions, expected) => {
    const messages = questions.flatMap((content) => [
      { role: 'user' as const, content },
      { role: 'assistant' as const, content: '……' },
    ])
    expect(resolveQuestion(messages)).toBe(expected)
  })
})

describe('asksForSource', () => {
  it.each<[string[], boolean]>([
    [[FIRST, '这是哪一年的？'], true],
    [[FIRST, '出自哪份报告？'], true],
    [[FIRST, '這是哪一年的？'], true],
    [[FIRST, '那宁夏呢？'], false],
    [['这是哪一年的？'], false],
    [[FIRST, '这份报告里说到的绵阳市有事来协商平台是哪一年建立的？'], false],
  ])('%j', (questions, expected) => {
    expect(asksForSource(questions.map((content) => ({ role: 'user', content })))).toBe(expected)
  })
})
