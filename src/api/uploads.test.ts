import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from './uploads.js'

test.each([
  ['报告.txt', '报告.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\用户\\报告.docx', '报告.docx'],
  ['a\u0000b\r\n.txt', 'ab.txt'],
  ['报告\u202etxt.exe', '报告txt.exe'],
  ['..', '未命名'],
  ['dir/', '未命名'],
  ['', '未命名'],
  [`${'长'.repeat(300)}.txt`, `${'长'.repeat(251)}.txt`],
])('%j becomes %j', (given, expected) => {
  expect(safeFileName(given)).toBe(expected)
})

test('whatever comes, the name is short, flat, printable and stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
      const name = safeFileName(given)
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(255)
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cs}]/u)
      expect(safeFileName(name)).toBe(name)
    }),
  )
})
