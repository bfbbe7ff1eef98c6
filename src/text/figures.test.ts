import { describe, expect, it } from 'vitest'
import { findFigures } from './figures.js'

describe('findFigures', () => {
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
    ['两成以上', [['两成', 20, '%']]],
    [
      '2023年立案126件',
      [
        ['2023', 2023, '年'],
        ['126件', 126, '件'],
      ],
    ],
    ['二〇二三年的工作', [['二〇二三', 2023, '年']]],
    ['五年来', [['五年', 5, '年']]],
    ['提高3.5个百分点', [['3.5个百分点', 3.5, '个百分点']]],
    ['一体推进', []],
    ['12345热线', [['12345', 12345, '']]],
    ['a1b2', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(findFigures(text).map((q) => [q.text, q.value, q.unit])).toEqual(expected)
  })

  it.each<[string, [number, string, string, string][]]>([
    ['收集社情民意三百余条', [[300, '条', 'quantity', 'over']]],
    ['资金超过3900余万元', [[39_000_000, '元', 'quantity', 'over']]],
    ['近300名委员', [[300, '名', 'quantity', 'under']]],
    ['约两千人', [[2000, '人', 'quantity', 'about']]],
    ['占一半以上', [[50, '%', 'quantity', 'over']]],
    ['办结率百分之九十九', [[99, '%', 'quantity', 'exact']]],
    ['四分之一', [[25, '%', 'quantity', 'exact']]],
    ['三季度', [[3, '季度', 'quantity', 'exact']]],
    ['第十四届', [[14, '届', 'ordinal', 'exact']]],
    [
      '十四届二次全会',
      [
        [14, '届', 'ordinal', 'exact'],
        [2, '次', 'ordinal', 'exact'],
      ],
    ],
    [
      '3至5万件',
      [
        [30_000, '件', 'quantity', 'exact'],
        [50_000, '件', 'quantity', 'exact'],
      ],
    ],
    [
      '2020-2022年',
      [
        [2020, '年', 'year', 'exact'],
        [2022, '年', 'year', 'exact'],
      ],
    ],
    ['三十七间', [[37, '间', 'quantity', 'exact']]],
    ['坚持不懈', []],
    ['千方百计', []],
    ['统一战线', []],
  ])('reads %s', (text, expected) => {
    const read = findFigures(text).map(({ value, unit, kind, precision }) => [
      Number(value.toFixed(9)),
      unit,
      kind,
      precision,
    ])
    expect(read).toEqual(expected.map(([value, ...rest]) => [Number(value.toFixed(9)), ...rest]))
  })

  it('stands where it says', () => {
    const text = '全年１２６件、又3,000人次。'
    for (const { text: quoted, start, end } of findFigures(text)) {
      expect(text.slice(start, end)).toBe(quoted)
    }
  })
})
