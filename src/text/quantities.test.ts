import { describe, expect, it } from 'vitest'
import { findQuantities } from './quantities.js'

describe('findQuantities', () => {
  it.each<[string, [string, number, string][]]>([
    [
      '立案提案102件，办复率100%',
      [
        ['102件', 102, '件'],
        ['100%', 100, '%'],
      ],
    ],
    ['培训2.5万人次', [['2.5万人次', 25000, '人次']]],
    ['资金1,234.5万元', [['1,234.5万元', 12345000, '元']]],
    ['征集文史資料３００餘萬字', [['３００餘萬字', 3000000, '字']]],
    ['三十七场', [['三十七场', 37, '场']]],
    ['两成以上', [['两成', 2, '成']]],
    ['2023年立案126件', [['126件', 126, '件']]],
    ['二〇二三年的工作', []],
    ['五年来', [['五年', 5, '年']]],
    ['提高3.5个百分点', [['3.5个百分点', 3.5, '个百分点']]],
    ['一体推进', []],
    ['12345热线', [['12345', 12345, '']]],
    ['a1b2', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(findQuantities(text).map((q) => [q.text, q.value, q.unit])).toEqual(expected)
  })

  it('stands where it says', () => {
    const text = '全年１２６件、又3,000人次。'
    for (const { text: quoted, start, end } of findQuantities(text)) {
      expect(text.slice(start, end)).toBe(quoted)
    }
  })
})
