import { expect, test } from 'vitest'
import { fakeDocument, fakeHit } from '../api/testing/fake-assistant.js'
import { describeCitation, describeDocument } from './describe.js'

test('what a report does not tell is said to be unknown', () => {
  const document = fakeDocument('d1', '甲.txt')
  const reports = document.reports.map((report) => ({ ...report, region: null, year: null }))
  expect(describeDocument({ ...document, reports })[0]).toMatch(/地区不详，年份不详，\d+ 段/)
  const [source] = describeCitation({ ...fakeHit().citation, year: null })
  expect(source).toMatch(/ · 年份不详$/)
})

test('what is odd about a file is told where it was taken in', () => {
  const notes = [{ code: 'contents-mismatch', message: '目录列出 4 篇，\n文件中实有 2 篇。' }]
  const lines = describeDocument({ ...fakeDocument('d1', '甲.txt'), notes })
  expect(lines.at(-1)).toBe('  注意：目录列出 4 篇， 文件中实有 2 篇。')
})
