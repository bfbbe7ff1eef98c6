import { describe, expect, it } from 'vitest'
import { bearsLoosely, compareNumbers, isRedacted, numbersIn } from './numbers.js'

const borne = (said: string, told: string) =>
  compareNumbers(said, numbersIn(told)).wrong === undefined

describe('what the original tells bears out what the draft says', () => {
  it.each([
    ['25000件', '2.5万件'],
    ['2.5万件', '25,000件'],
    ['三百余件', '300余件'],
    ['两成', '20%'],
    ['一半', '50%'],
    ['1200人次', '１２００人次'],
    ['2.5万名', '二点五万名'],
    ['2021至2023年', '2021—2023年'],
    ['300余件', '312件'],
    ['近320件', '312件'],
    ['310多件', '312件'],
    ['约3000件', '2987件'],
    ['第十四届二次', '十四届二次'],
  ])('%s by %s', (said, told) => {
    expect(borne(said, told)).toBe(true)
  })

  it.each([
    ['3900余元', '3900余万元'],
    ['102场', '102件'],
    ['102人', '102人次'],
    ['12%', '12个百分点'],
    ['126件', '162件'],
    ['2.5万件', '2.5亿件'],
    ['300件', '300余件'],
    ['300余件', '412件'],
    ['300余件', '298件'],
    ['近300件', '312件'],
    ['2022年', '2023年'],
    ['102件', 'xx件'],
  ])('not %s by %s', (said, told) => {
    expect(borne(said, told)).toBe(false)
  })
})

describe('a statement in other words', () => {
  const loosely = (said: string, told: string) =>
    compareNumbers(said, numbersIn(told), { isBorne: bearsLoosely }).wrong === undefined
  it.each([
    ['七十多万人', '惠及70多万群众', true],
    ['第12年', '连续12年', true],
    ['五千多条', '5492件', true],
    ['120条', '102件', false],
    ['21个年头', '二十一连丰', true],
    ['20个', '二十大', false],
    ['20个', '20名', false],
    ['3.2万公顷', '3.2万亩', false],
    ['2022年', '2022件', false],
  ])('%s by %s: %s', (said, told, expected) => {
    expect(loosely(said, told)).toBe(expected)
  })
})

it('each number of the original bears out one', () => {
  expect(borne('5件和5件', '5件')).toBe(false)
  expect(borne('5件和5件', '5件，另有5件')).toBe(true)
})

it('in order a swap is wrong, without order it is not', () => {
  const told = numbersIn('立案102件，办复98件')
  const said = '立案98件，办复102件'
  expect(compareNumbers(said, told).wrong).toBeUndefined()
  expect(compareNumbers(said, told, { inOrder: true }).wrong?.text).toBe('102件')
})

it('tells what stands in place of a wrong one', () => {
  const { numbers } = compareNumbers('立案126件、座谈4场', numbersIn('立案162件，座谈4场'))
  expect(numbers).toEqual([
    { text: '126件', value: 126, unit: '件', matched: false, found: '162件' },
    { text: '4场', value: 4, unit: '场', matched: true },
  ])
})

it.each([
  ['立案xx件', true],
  ['立案×××件', true],
  ['立案***件', true],
  ['立案xx场', false],
  ['立案件', false],
])('a redaction in place of 件: %s %s', (text, expected) => {
  const [figure] = numbersIn('126件')
  expect(figure && isRedacted(figure, text)).toBe(expected)
})
