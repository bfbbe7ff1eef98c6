import { describe, expect, it } from 'vitest'
import { contentTerms, contentText, idf } from './terms.js'

describe('contentTerms', () => {
  it.each([
    ['立案提案多少件？', ['立案', '案提', '提案', '件']],
    ['書香政協有哪些做法', ['书香', '香政', '政协']],
    ['建成１１０个委员会客厅', ['建成', '110', '个委', '委员', '员会', '会客', '客厅']],
    ['增长3.5%', ['增长', '3.5']],
  ])('%s', (question, expected) => {
    expect(contentTerms(question)).toEqual(expected)
  })

  it('keeps the words of a question made of asking words alone', () => {
    expect(contentTerms('怎么样？').length).toBeGreaterThan(0)
  })

  it('blanks asking words instead of joining what stood around them', () => {
    expect(contentText('提案的办复率')).toBe('提案 办复率')
  })
})

describe('idf', () => {
  it('falls with frequency and stays positive', () => {
    const weights = [0, 1, 10, 100, 1000].map((frequency) => idf(frequency, 1000))
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(Math.min(...weights)).toBeGreaterThan(0)
  })
})
