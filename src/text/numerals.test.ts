import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigrams } from './bigrams.js'
import { chineseNumber } from './numerals.js'

describe('chineseNumber', () => {
  it.each([
    ['三十七', 37],
    ['十', 10],
    ['十二', 12],
    ['二〇二三', 2023],
    ['三百零五', 305],
    ['两万三千', 23000],
    ['一亿零五百', 100000500],
    ['一百一十', 110],
    ['千百', null],
    ['百', null],
    ['十百', null],
    ['三三十', null],
    ['文', null],
  ])('%s', (numeral, expected) => {
    expect(chineseNumber(numeral)).toBe(expected)
  })

  it('reads back what it is written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999 }), (value) => {
        expect(chineseNumber(written(value))).toBe(value)
      }),
    )
  })
})

function written(value: number): string {
  const digits = '零一二三四五六七八九'
  if (value >= 10_000) {
    const rest = value % 10_000
    const zero = rest > 0 && rest < 1000 ? '零' : ''
    return `${written(Math.floor(value / 10_000))}万${zero}${rest > 0 ? written(rest) : ''}`
  }
  let out = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = out !== ''
      continue
    }
    out += `${gap ? '零' : ''}${digits.charAt(digit)}${name}`
    gap = false
  }
  return out
}

describe('numbers in bigrams', () => {
  it.each([
    ['三十七件', '37'],
    ['３７件', '37'],
    ['二〇二三年', '2023'],
    ['1,361条', '1361'],
    ['三百餘萬字', '300'],
  ])('%s holds %s', (text, expected) => {
    expect(bigrams(text)).toContain(expected)
  })

  it('leaves words that only look like numerals alone', () => {
    expect(bigrams('统一思想')).toEqual(['统一', '一思', '思想'])
  })
})
