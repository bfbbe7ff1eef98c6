import { describe, expect, it } from 'vitest'
import { prepareReports } from './prepare-reports.js'
import { splitReports } from './split.js'
import { identityView } from './view.js'

const PARA =
  '我们坚持发扬民主和增进团结相互贯通，围绕中心任务开展协商议政、民主监督和视察调研，认真办理委员提案，及时反映社情民意信息，各项工作取得新的进展。'
const BODY = `${PARA}\n${PARA}${PARA}`
const OPEN = `${PARA}\n${PARA.slice(0, 40)}`

const titles = (text: string, contents: string[] = []) =>
  splitReports(identityView(text), contents).map((p) => p.title)

describe('splitReports', () => {
  it.each<[string, string, string[], (string | null)[]]>([
    ['one report', `政协甲市委员会工作报告\n${BODY}`, [], ['政协甲市委员会工作报告']],
    ['a fragment', BODY, [], [null]],
    [
      'a title that recurs',
      `市政协工作总结\n${BODY}\n市政协工作总结\n${BODY}\n市政协工作总结\n${BODY}`,
      [],
      ['市政协工作总结', '市政协工作总结', '市政协工作总结'],
    ],
    [
      'Traditional script',
      `政協工作報告\n${BODY}\n政協工作報告\n${BODY}`,
      [],
      ['政協工作報告', '政協工作報告'],
    ],
    [
      'piece marks before',
      `政协述职报告范文\n篇一：政协委员述职报告\n${BODY}\n篇二：政协主席述职报告\n${BODY}`,
      [],
      ['政协委员述职报告', '政协主席述职报告'],
    ],
    [
      'piece marks alone',
      `第一篇\n市政协工作总结\n${BODY}\n第二篇\n县政协工作总结\n${BODY}`,
      [],
      ['市政协工作总结', '县政协工作总结'],
    ],
    [
      'piece marks after',
      `政协委员履职报告 篇1\n${BODY}\n政协委员履职报告 篇2\n${BODY}`,
      [],
      ['政协委员履职报告', '政协委员履职报告'],
    ],
    [
      'numbered in brackets',
      `政协工作总结（一）\n${BODY}\n政协工作总结（二）\n${BODY}`,
      [],
      ['政协工作总结', '政协工作总结'],
    ],
    [
      'contents entries found again',
      `市政协工作纪实\n${BODY}\n书香满鹭岛\n${BODY}`,
      ['市政协工作纪实', '书香满鹭岛'],
      ['市政协工作纪实', '书香满鹭岛'],
    ],
    [
      'a second official report',
      `政协甲市第三届委员会常务委员会工作报告\n——在政协甲市第三届委员会第二次会议上\n各位委员：\n${BODY}\n政协乙县第九届委员会常务委员会工作报告\n——在政协乙县第九届委员会第三次会议上\n各位委员：\n${BODY}`,
      [],
      ['政协甲市第三届委员会常务委员会工作报告', '政协乙县第九届委员会常务委员会工作报告'],
    ],
    [
      'different bodies',
      `市政协2023年工作总结\n${BODY}\n县人大常委会2023年工作报告\n${BODY}`,
      [],
      ['市政协2023年工作总结', '县人大常委会2023年工作报告'],
    ],
    ['a title repeated under itself', `政协工作报告\n政协工作报告\n${BODY}`, [], ['政协工作报告']],
    [
      'running headers',
      `政协工作报告\n${OPEN}\n政协工作报告\n${OPEN}\n政协工作报告\n${BODY}`,
      [],
      ['政协工作报告'],
    ],
    [
      'running headers after whole paragraphs',
      `政协工作报告\n一、回顾\n${BODY}\n政协工作报告\n二、安排\n${BODY}\n政协工作报告\n（二）创新\n${BODY}`,
      [],
      ['政协工作报告'],
    ],
    [
      'section headings',
      `政协工作报告\n${BODY}\n一、2023年工作总结\n${BODY}\n二、2024年工作要点\n${BODY}`,
      [],
      ['政协工作报告'],
    ],
    [
      'a list of links',
      `政协工作报告\n${BODY}\n政协2021年工作报告\n政协2022年工作总结\n政协2020年工作报告`,
      [],
      ['政协工作报告'],
    ],
    [
      'a fragment before a title',
      `${BODY}${BODY}\n市政协工作总结\n${BODY}`,
      [],
      [null, '市政协工作总结'],
    ],
    [
      'a title over two lines',
      `中国人民政治协商会议甲市委员会\n工 作 报 告\n${BODY}`,
      [],
      ['中国人民政治协商会议甲市委员会工作报告'],
    ],
  ])('%s', (_, text, contents, expected) => {
    expect(titles(text, contents)).toEqual(expected)
  })

  it('gives spans that part the text', () => {
    const text = `政协工作总结汇编（2篇）\n政协工作总结\n${BODY}\n政协工作总结\n${BODY}\n`
    const [first, second] = splitReports(identityView(text))
    expect(text.slice(first?.start, first?.end)).toBe(`政协工作总结\n${BODY}`)
    expect(text.slice(second?.start, second?.end)).toBe(`政协工作总结\n${BODY}`)
  })
})

describe('notes', () => {
  const notes = (text: string, contents: string[]) =>
    prepareReports({
      original: text,
      view: identityView(text),
      removed: [],
      name: 'a.txt',
      contents,
    }).notes

  it('says what the contents page lists and the file lacks', () => {
    const text = `市政协工作总结\n${BODY}\n县政协工作总结\n${BODY}`
    const listed = ['市政协工作总结', '县政协工作总结', '区政协工作总结']
    expect(notes(text, listed)).toEqual([
      {
        code: 'contents-mismatch',
        message: '目录列出 3 篇，文件中实有 2 篇，未见“区政协工作总结”。',
      },
    ])
    expect(notes(text, listed.slice(0, 2))).toEqual([])
  })

  it('says where a report breaks off', () => {
    const found = notes(`市政协工作总结\n${OPEN}`, [])
    expect(found.map((n) => n.code)).toEqual(['truncated'])
    expect(found[0]?.message).toContain('市政协工作总结')
  })
})
