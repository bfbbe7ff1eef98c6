import { describe, expect, it } from 'vitest'
import { asksPerson, personsNamed, statesPerson } from './persons.js'

describe('asksPerson', () => {
  it.each([
    ['天津市政协主席是谁?', true],
    ['青海的代省长是哪一位?', true],
    ['谁担任秘书长？', true],
    ['主席会议开了几次？', false],
    ['建议是谁提的?', false],
  ])('%s', (question, expected) => {
    expect(asksPerson(question)).toBe(expected)
  })
})

describe('statesPerson', () => {
  it.each([
    ['市政协主席 顾某作报告', true],
    ['省长许某某在会上', true],
    ['王某某同志当选', true],
    ['主席会议成员带队调研', false],
    ['组织书记讲党课', false],
  ])('%s', (text, expected) => {
    expect(statesPerson(text)).toBe(expected)
  })
})

describe('personsNamed', () => {
  it.each([
    ['王志强委员提交了哪些提案?', ['王志强']],
    ['陈慧敏在宁夏政协担任什么职务?', ['陈慧敏', '夏政协']],
    ['立案提案多少件?', []],
  ])('%s', (question, expected) => {
    expect(personsNamed(question)).toEqual(expected)
  })
})
