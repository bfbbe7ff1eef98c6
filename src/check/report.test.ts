import { expect, it } from 'vitest'
import { fakeCheck } from '../api/testing/fake-assistant.js'
import { checkReport } from './report.js'

it('counts, then each claim with its reason, numbers, evidence and difference', () => {
  const report = checkReport(fakeCheck(), '讲话稿.md')
  expect(report).toContain('# 核查报告：讲话稿.md')
  expect(report).toContain('共 1 条：有冲突 1。')
  expect(report).toContain('## 1. 有冲突\n\n> 全年立案提案三百件。')
  expect(report).toContain('- 原文是“二百件”，不是“三百件”。')
  expect(report).toContain('- 数字“三百件”，原文是“二百件”')
  expect(report).toContain('吉林省白城市 · 2024年，报告.txt [3, 13)：“全年立案提案二百件。”')
  expect(report).toContain('差异：全年立案提案~~三~~**二**百件')
})

it('parts are told one by one', () => {
  const [claim] = fakeCheck().claims
  if (claim === undefined) throw new Error('no claim')
  const part = { text: '办复率100%', start: 3, end: 8, verdict: 'supported' as const, why: null }
  const report = checkReport({ ...fakeCheck(), claims: [{ ...claim, parts: [part] }] }, '稿')
  expect(report).toContain('- 其中“办复率100%”：有据')
})

it('nothing to check', () => {
  const summary = { exact: 0, close: 0, supported: 0, conflict: 0, not_found: 0 }
  expect(checkReport({ claims: [], summary, tookMs: 1 }, '稿')).toContain(
    '没有可核查的引文或说法。',
  )
})

it('text of a draft or document is never markup', () => {
  const [claim] = fakeCheck().claims
  if (claim === undefined) throw new Error('no claim')
  const text = '# 标题\n<script>[a](b) *强调* `码` \u001b[2J'
  const report = checkReport({ ...fakeCheck(), claims: [{ ...claim, text }] }, '<b>')
  expect(report).not.toMatch(/[^\\]<script|\p{Cc}\[|\n# 标题|[^\\]\*强调/u)
  expect(report).toContain('\\# 标题 \\<script\\>\\[a\\](b)')
})
