import { expect, it } from 'vitest'
import { isWhole } from './wording.js'

it.each<[string, string, boolean]>([
  ['立案提案102件。', '立案提案102件', true],
  ['立案提案102件。', '02件', false],
  ['投资3.5亿元', '5亿元', false],
  ['办结率达100%。5家企业', '5家企业', true],
  ['投资12万亿元', '投资12万', false],
  ['立案1020件', '立案102', false],
  ['善款3900余万元', '善款3900', false],
  ['未完成任务', '完成任务', false],
  ['没有返贫', '返贫', false],
  ['防止返贫', '返贫', false],
  ['有效防止返贫', '有效防止返贫', true],
  ['已完成任务', '完成任务', true],
])('in %s, %s is whole: %s', (text, part, expected) => {
  const plain = text.replaceAll('。', '.')
  const start = plain.indexOf(part)
  expect(isWhole(plain, start, start + part.length)).toBe(expected)
})
