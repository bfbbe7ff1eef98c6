import { describe, expect, it } from 'vitest'
import { findContents } from './contents.js'

describe('findContents', () => {
  it.each<[string, string, [string, number | null][]]>([
    [
      'pages behind a space',
      '目录\n1.市政协总结 2\n2.县政协总结 11\n市政协总结\n正文。',
      [
        ['市政协总结', 2],
        ['县政协总结', 11],
      ],
    ],
    [
      'dot leaders',
      '目 录\n\n一、工作回顾……………1\n二、工作安排·······12\n\n一、工作回顾\n正文。',
      [
        ['一、工作回顾', 1],
        ['二、工作安排', 12],
      ],
    ],
    [
      'no heading',
      '前言...... 1\n第一章 回顾...... 3\n第二章 展望...... 9\n正文。',
      [
        ['前言', 1],
        ['第一章 回顾', 3],
        ['第二章 展望', 9],
      ],
    ],
    [
      'no pages, titles stand again',
      '目录\n一、工作回顾\n二、工作安排\n某报告\n一、工作回顾\n正文。\n二、工作安排\n正文。',
      [
        ['一、工作回顾', null],
        ['二、工作安排', null],
      ],
    ],
  ])('%s', (_, text, entries) => {
    const found = findContents(text)
    expect(found?.entries.map(({ title, page }) => [title, page])).toEqual(entries)
    for (const { title, start, end } of found?.entries ?? []) {
      expect(text.slice(start, end)).toContain(title)
    }
    expect(text.slice(found?.span.end)).not.toContain('录')
  })
  it.each([
    '正文一。\n正文二。',
    '目录\n正文很长，没有条目。',
    '一、工作回顾\n2023年\n二、工作安排\n2024',
    '增长率 5\n件数 3\n人数 12',
  ])('finds none in %j', (text) => {
    expect(findContents(text)).toBeNull()
  })
})
