import { describe, expect, it } from 'vitest'
import { findYears } from './years.js'

describe('findYears', () => {
  it.each([
    ['白城市政协2023年立案提案多少件', 2023, 2023],
    ['2020-2022年的变化', 2020, 2022],
    ['2020年至2022年', 2020, 2022],
    ['2022到2020年', 2020, 2022],
    ['二〇二三年工作', 2023, 2023],
    ['一九九八年', 1998, 1998],
    ['2024年度总结', 2024, 2024],
    ['2020年以来的变化', 2020, Number.POSITIVE_INFINITY],
    ['2020年至今', 2020, Number.POSITIVE_INFINITY],
  ])('%s', (text, from, to) => {
    expect(findYears(text)).toMatchObject({ from, to })
  })

  it.each(['收集2023条信息', '20xx年工作', '五年来', '第2023次', ''])('no year in %j', (text) => {
    expect(findYears(text)).toBeNull()
  })
})
