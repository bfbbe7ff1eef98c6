import { describe, expect, it } from 'vitest'
import { regionByCode } from '../ingest/regions.js'
import type { Holding } from './holdings.js'
import { understand } from './understand.js'

const holdings: Holding[] = [
  {
    report: 1,
    title: '',
    region: regionByCode('220800'),
    coveredYears: [2023, 2024],
    body: 'cppcc',
  },
  {
    report: 2,
    title: '',
    region: regionByCode('310000'),
    coveredYears: [2024, 2025],
    body: 'government',
  },
  { report: 3, title: '', region: regionByCode('330000'), coveredYears: [2020], body: 'cppcc' },
  {
    report: 4,
    title: '',
    region: regionByCode('330000'),
    coveredYears: [2024, 2025],
    body: 'government',
  },
  { report: 5, title: '', region: regionByCode('361129'), coveredYears: [], body: null },
]

describe('understand', () => {
  it.each<[string, number[] | null, string[], string[]]>([
    ['白城市政协2023年立案提案多少件？', [1], ['白城市', '政协报告', '2023年'], []],
    ['白城市政協2023年立案提案多少件？', [1], ['白城市', '政协报告', '2023年'], []],
    ['吉林省白城市的提案', [1], ['白城市'], []],
    ['吉林有哪些提案', [1], ['吉林省'], []],
    ['浙江建成多少个委员会客厅', [3, 4], ['浙江省'], []],
    ['浙江省政协建成多少个委员会客厅', [3], ['浙江省', '政协报告'], []],
    ['万年县那位委员走访了多少农户', [5], ['万年县'], []],
    ['上海市政协2023年立案提案多少件', [2], ['上海市'], ['body', 'year']],
    ['白城市2019年立案提案多少件', [1], ['白城市'], ['year']],
    ['深圳市政协做了什么', [1, 3, 5], ['政协报告'], ['region']],
    ['2020年做了什么', [3], ['2020年'], []],
    ['浙江2021年以来做了什么', [4], ['浙江省', '2021年以来'], []],
    ['老旧小区怎么改造', null, [], []],
  ])('%s', (question, reports, narrowedBy, unmet) => {
    const understanding = understand(question, holdings)
    expect(understanding.reports).toEqual(reports)
    expect(understanding.narrowedBy).toEqual(narrowedBy)
    expect(understanding.unmet).toEqual(unmet)
  })

  it('does not narrow a question across regions, nor one that asks for the place', () => {
    expect(understand('除浙江外各地还有哪些做法', holdings)).toMatchObject({
      across: true,
      reports: null,
    })
    expect(understand('哪里的老旧小区改造得多', holdings).asksPlace).toBe(true)
  })

  it('says which divisions the corpus lacks', () => {
    const { regions, absentRegions } = understand('浙江和江苏的委员会客厅', holdings)
    expect(regions.map(({ name }) => name)).toEqual(['浙江省'])
    expect(absentRegions.map(({ name }) => name)).toEqual(['江苏省'])
  })

  it('takes the words that became filters out of what is searched, but never all of them', () => {
    expect(understand('白城市政协2023年立案提案多少件？', holdings).text).toBe('立案提案多少件?')
    expect(understand('浙江', holdings).text).toBe('浙江')
  })
})

describe('what only favours', () => {
  const chaoyang: Holding[] = [
    {
      report: 1,
      title: '',
      region: regionByCode('110105'),
      coveredYears: [2023, 2024],
      body: null,
    },
    {
      report: 2,
      title: '',
      region: regionByCode('310000'),
      coveredYears: [2023, 2024],
      body: null,
    },
  ]

  it('a name of several divisions narrows nothing, and favours the bearers that are held', () => {
    const { reports, favouredBy, favoured } = understand('朝阳区的老旧小区', chaoyang)
    expect(reports).toBeNull()
    expect(favouredBy).toEqual(['朝阳区'])
    expect([...favoured]).toEqual([1])
  })

  it('去年 narrows nothing: each report tells what it is', () => {
    const { reports, favouredBy, period } = understand('去年的老旧小区', chaoyang)
    expect(reports).toBeNull()
    expect(favouredBy).toEqual(['去年'])
    expect(period?.yearsIn([2023, 2024])).toEqual({ from: 2023, to: 2023 })
  })

  it('a name that says where it lies narrows', () => {
    const { favouredBy, narrowedBy } = understand('北京市朝阳区的老旧小区', chaoyang)
    expect(narrowedBy).toEqual(['朝阳区'])
    expect(favouredBy).toEqual([])
  })
})

it('an open span ends with the last year covered', () => {
  expect(understand('2021年以来的提案', holdings).years).toEqual({ from: 2021, to: 2025 })
  expect(understand('2021年以来的提案', []).years).toEqual({ from: 2021, to: 2021 })
})

describe('what else is read out of a question', () => {
  it.each([
    ['立案102件的有哪些', ['有哪些'], [['102件', 102, '件']]],
    ['哪年超过三百场', ['哪年'], [['三百场', 300, '场']]],
    ['2023年谁提了建议', ['谁'], []],
    ['委员读书', [], []],
  ])('%s', (question, asking, numbers) => {
    const understanding = understand(question, holdings)
    expect(understanding.asking).toEqual(asking)
    expect(understanding.numbers.map(({ text, value, unit }) => [text, value, unit])).toEqual(
      numbers,
    )
  })
})
