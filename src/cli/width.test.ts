import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutDisplay, displayWidth, padDisplay, plain, table } from './width.js'

test.each([
  ['abc', 3],
  ['白城市', 6],
  ['（a）', 5],
  ['e\u0301', 1],
  ['𠮷', 2],
  ['', 0],
])('%j is %i wide', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('cutting never exceeds the width, and padding reaches it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 20 }),
      (text, columns) => {
        expect(displayWidth(cutDisplay(text, columns))).toBeLessThanOrEqual(columns)
        expect(displayWidth(padDisplay(text, columns))).toBe(Math.max(columns, displayWidth(text)))
      },
    ),
  )
})

test('columns line up', () => {
  expect(
    table([
      ['编号', 'x'],
      ['a', 'y'],
    ]),
  ).toEqual(['编号  x', 'a     y'])
})

test('plain text is one line without control characters', () => {
  expect(plain(' 一\n二\t三\u001b[31m\u0007 ')).toBe('一 二 三[31m')
})
