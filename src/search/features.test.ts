import { describe, expect, it } from 'vitest'
import { searchable, termsOf } from '../text/bigrams.js'
import { featuresOf, type PassageFeatures, type QuestionFeatures } from './features.js'
import { periodAsked } from './period.js'
import { contentTerms, contentText } from './terms.js'

function question(text: string, rest: Partial<QuestionFeatures> = {}): QuestionFeatures {
  return {
    terms: contentTerms(text).map((term) => ({ term, weight: 1, frequency: 1 })),
    content: contentText(text),
    period: periodAsked(text, { across: false }),
    favoured: new Set(),
    ...rest,
  }
}

function passage(text: string, rest: Partial<PassageFeatures> = {}): PassageFeatures {
  const plain = searchable(text)
  return {
    text: plain,
    terms: new Set(termsOf(plain)),
    headingYears: [],
    report: 1,
    coveredYears: [2023, 2024],
    ...rest,
  }
}

const year = (from: number) => ({ from, to: from })

describe('featuresOf', () => {
  it.each([
    ['all of it', '立案提案', '全年立案提案九件', 1],
    ['two of three terms', '立案提案', '全年立案、提案', 2 / 3],
    ['none', '立案提案', '委员读书', 0],
    ['the other script', '立案提案', '全年立案提案九件', 1],
  ])('coverage: %s', (_, asked, text, expected) => {
    expect(featuresOf(question(asked), passage(text)).coverage).toBeCloseTo(expected, 10)
  })

  it.each([
    ['the whole of a short question', '立案提案', '全年立案提案九件', 1],
    ['half of it', '立案提案', '全年立案的提案', 0.5],
    ['not across the gap that an asking word leaves', '提案多少办理', '提案办理', 0.5],
    ['a long run', '持续擦亮有事来协商绵言细语品牌', '要持续擦亮有事来协商绵言细语品牌', 1],
    ['nothing to match', '?', '?', 0],
  ])('phrase: %s', (_, asked, text, expected) => {
    expect(featuresOf(question(asked), passage(text)).phrase).toBeCloseTo(expected, 10)
  })

  it.each([
    ['as a number', '立案102件', '立案102件', 1],
    ['not within a longer one', '立案102件', '立案1102件', 0],
    ['in Chinese numerals', '办了37场', '办了三十七场', 1],
    ['with a thousands separator', '立案1102件', '立案1,102件', 1],
    ['one of two', '立案102件办结90件', '立案102件', 0.5],
    ['none asked', '立案提案', '立案102件', 0],
  ])('numbers: %s', (_, asked, text, expected) => {
    expect(featuresOf(question(asked), passage(text)).numbers).toBe(expected)
  })

  it.each<[string, string, Partial<PassageFeatures>, number]>([
    ['the year asked', '2023年立案', { headingYears: [year(2023)] }, 1],
    ['another year', '2023年立案', { headingYears: [year(2024)] }, 0],
    ['no year above', '2023年立案', {}, 0.5],
    ['the innermost decides', '2023年立案', { headingYears: [year(2024), year(2023)] }, 1],
    ['what 去年 means in it', '去年立案', { headingYears: [year(2023)] }, 1],
    [
      'a report that cannot tell',
      '去年立案',
      { headingYears: [year(2023)], coveredYears: [] },
      0.5,
    ],
    ['an implied year counts less', '立案多少件', { headingYears: [year(2023)] }, 0.6],
    ['no period asked', '怎样立案', { headingYears: [year(2023)] }, 0],
  ])('period: %s', (_, asked, rest, expected) => {
    expect(featuresOf(question(asked), passage('立案', rest)).period).toBe(expected)
  })

  it('favoured: a report that an ambiguous name may mean', () => {
    const asked = question('立案', { favoured: new Set([2]) })
    expect(featuresOf(asked, passage('立案', { report: 2 })).favoured).toBe(1)
    expect(featuresOf(asked, passage('立案', { report: 3 })).favoured).toBe(0)
  })
})
