import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compacted, trimmed } from './compact.js'

it.each([
  ['white space', '立 案\n提案', '立案提案'],
  ['widths', '立案１０２件，', '立案102件,'],
  ['scripts', '「書香政協」建設', '书香政协建设'],
  ['quotation marks of any form', '“甲‘乙’”"丙"', '甲乙丙'],
  ['thousands separators', '25,000件和1，200人', '25000件和1200人'],
  ['a list is no separator', '100、200件', '100,200件'],
  ['a comma after a year is none', '在2023,102件', '在2023102件'],
])('%s', (_, text, expected) => {
  expect(compacted(text).text).toBe(expected)
})

it('without punctuation at the ends, places kept', () => {
  const { text, at } = trimmed(compacted('，立案。提案。'))
  expect(text).toBe('立案.提案')
  expect(at[0]).toBe(1)
})

it('each unit knows where it came from, in order', () => {
  const text = fc.string({ unit: fc.constantFrom(...'政協 “”，1,２。\n'), maxLength: 30 })
  fc.assert(
    fc.property(text, (raw) => {
      const { text: compact, at } = compacted(raw)
      expect(at).toHaveLength(compact.length)
      for (const [i, from] of at.entries()) {
        expect(compacted(raw.charAt(from)).text).toBe(compact.charAt(i))
        if (i > 0) expect(from).toBeGreaterThan(at[i - 1] ?? -1)
      }
    }),
  )
})
