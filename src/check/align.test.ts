import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alignWithin } from './align.js'

it.each<[string, string, string, { found: string; matched: number; edits: number }]>([
  ['the same', '立案提案', '全年立案提案102件', { found: '立案提案', matched: 4, edits: 0 }],
  [
    'a letter less',
    '立案案102件',
    '全年立案提案102件',
    { found: '立案提案102件', matched: 7, edits: 1 },
  ],
  ['a letter more', '立案了提案', '全年立案提案', { found: '立案提案', matched: 4, edits: 1 }],
  ['a letter changed', '立案提安件', '立案提案件', { found: '立案提案件', matched: 4, edits: 2 }],
  ['nothing in common', '天地', '玄黄', { found: '', matched: 0, edits: 2 }],
  ['no text', '天地', '', { found: '', matched: 0, edits: 2 }],
])('%s', (_, claim, text, { found, matched, edits }) => {
  const one = alignWithin(claim, text)
  expect(text.slice(one.start, one.end)).toBe(found)
  expect([one.matched, one.edits]).toEqual([matched, edits])
})

it('the operations lead from the claim to the stretch, and their count is the distance', () => {
  const text = fc.string({ unit: fc.constantFrom(...'甲乙丙1'), maxLength: 25 })
  fc.assert(
    fc.property(text, text, (claim, within) => {
      const { start, end, ops, matched, edits } = alignWithin(claim, within)
      let [said, told] = [0, start]
      for (const op of ops) {
        if (op === 'same') expect(claim[said]).toBe(within[told])
        if (op !== 'ins') said++
        if (op !== 'del') told++
      }
      expect([said, told]).toEqual([claim.length, end])
      expect(ops.filter((op) => op === 'same')).toHaveLength(matched)
      expect(ops.filter((op) => op !== 'same')).toHaveLength(edits)
    }),
  )
})

it('what stands in a text is found without edits', () => {
  const text = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 3, maxLength: 30 })
  fc.assert(
    fc.property(text, fc.nat(10), fc.nat(10), (within, from, length) => {
      const claim = within.slice(from, from + length)
      expect(alignWithin(claim, within).edits).toBe(0)
    }),
  )
})
