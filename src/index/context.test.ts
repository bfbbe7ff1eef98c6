import { describe, expect, it } from 'vitest'
import { contextWords, passageInContext } from './context.js'

const BAICHENG = { name: '白城市', path: ['吉林省', '白城市'] }
const report = { title: '工作报告', region: BAICHENG, year: 2023 }

describe('passageInContext', () => {
  it.each([
    [
      'whose, when, under what',
      ['一、工作回顾', '（二）提案办理'],
      '白城市2023年，工作回顾，提案办理。全年立案九件。',
    ],
    ['no heading', [], '白城市2023年。全年立案九件。'],
    ['a heading that the text repeats', ['三是全年立案'], '白城市2023年。全年立案九件。'],
  ])('%s', (_, headings, expected) => {
    expect(passageInContext('全年立案九件。', { ...report, headings })).toBe(expected)
  })

  it('is the text alone where nothing is known', () => {
    const nothing = { title: '', region: null, year: null, headings: [] }
    expect(passageInContext('全年立案九件。', nothing)).toBe('全年立案九件。')
  })
})

describe('contextWords', () => {
  it('holds title, region path, year and headings', () => {
    const words = contextWords({ ...report, headings: ['提案办理'] })
    for (const word of ['工作报告', '吉林省', '白城市', '2023年', '提案办理']) {
      expect(words).toContain(word)
    }
  })
})
