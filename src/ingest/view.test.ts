import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editView, identityView, toOriginal } from './view.js'

const text = fc.string({ minLength: 1, maxLength: 40 })
const edits = fc.array(
  fc.record({ start: fc.nat(45), length: fc.nat(8), to: fc.constantFrom('', '', '甲', '乙丙') }),
  { maxLength: 6 },
)

describe('editView', () => {
  it('maps every code unit to where it came from, in order', () => {
    fc.assert(
      fc.property(text, edits, (original, raw) => {
        const view = editView(
          original,
          raw.map(({ start, length, to }) => ({ start, end: start + length, to })),
        )
        expect(view.starts).toHaveLength(view.text.length)
        expect(view.ends).toHaveLength(view.text.length)
        let last = 0
        for (let i = 0; i < view.text.length; i++) {
          const { start, end } = toOriginal(view, i, i + 1)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          if (!'甲乙丙'.includes(view.text.charAt(i)))
            expect(original.slice(start, end)).toBe(view.text.charAt(i))
          last = start
        }
      }),
    )
  })
  it('without edits is the original', () => {
    expect(editView('政协', [])).toEqual(identityView('政协'))
  })
  it('of two overlapping edits the first wins', () => {
    const view = editView('abcdef', [
      { start: 2, end: 5, to: '' },
      { start: 1, end: 3, to: 'X' },
    ])
    expect(view.text).toBe('aXdef')
    expect(toOriginal(view, 1, 2)).toEqual({ start: 1, end: 3 })
    expect(toOriginal(view, 2, 2)).toEqual({ start: 3, end: 3 })
  })
})
