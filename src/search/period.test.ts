import { describe, expect, it } from 'vitest'
import { periodAsked } from './period.js'

const REPORT = [2024, 2025]
const asked = (text: string, across = false) => periodAsked(text, { across })

describe('periodAsked', () => {
  it.each<[string, boolean, number | null, number | null]>([
    ['白城市2023年立案多少件', false, 2023, 1],
    ['去年立案多少件', false, 2024, 1],
    ['上年的提案', false, 2024, 1],
    ['今年办什么实事', false, 2025, 1],
    ['本年级学生', false, null, null],
    ['打算建多少个书房', false, 2025, 0.6],
    ['建了多少个书房', false, 2024, 0.6],
    ['各地怎样办理提案', true, 2024, 0.8],
    ['各地打算怎样办理提案', true, 2025, 0.6],
    ['怎样办理提案', false, null, null],
  ])('%s', (text, across, year, certainty) => {
    const period = asked(text, across)
    expect(period?.certainty ?? null).toBe(certainty)
    expect(period?.yearsIn(REPORT)?.from ?? null).toBe(year)
  })

  it('cannot tell which year a report of one year or of none plans', () => {
    for (const covered of [[], [2023]]) {
      expect(asked('去年立案多少件')?.yearsIn(covered)).toBeNull()
      expect(asked('2023年立案多少件')?.yearsIn(covered)).toMatchObject({ from: 2023, to: 2023 })
    }
  })

  it('says the word that said it', () => {
    expect(asked('去年的提案')?.word).toBe('去年')
    expect(asked('2023年的提案')?.word).toBeNull()
  })
})
