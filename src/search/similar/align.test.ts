import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentTerms } from '../terms.js'
import { align } from './align.js'
import type { Relation } from './types.js'

const anchorOf = (text: string, dull = '') => ({
  text,
  terms: contentTerms(text).map((term) => ({
    term,
    frequency: 1,
    weight: dull.includes(term) ? 0.01 : 1,
  })),
})

it.each<[string, string, string, Relation]>([
  ['the same', '在社区设立委员会客厅', '在社区设立委员会客厅', 'verbatim'],
  ['another script', '在社区设立委员会客厅', '在社區設立委員會客廳', 'verbatim'],
  [
    'within a longer one',
    '在社区设立委员会客厅',
    '一年来，在社区设立委员会客厅，接待群众。',
    'verbatim',
  ],
  ['another number', '在社区设立委员会客厅20个', '在社区设立委员会客厅30个', 'near'],
  ['a word changed', '在社区和村设立委员会客厅', '在社区和镇设立委员会客厅', 'near'],
  ['other words', '在社区设立委员会客厅', '建成政协委员工作站', 'parallel'],
  ['a name is used, not copied', '委员会客厅', '在社区设立委员会客厅', 'parallel'],
  [
    'a name within a sentence',
    '擦亮请你来协商品牌，把协商搬到田间地头',
    '推广请你来协商',
    'parallel',
  ],
  ['chance runs', '推动经济社会高质量发展，办好养老食堂', '经济社会平稳，开通夜间公交', 'parallel'],
])('%s', (_, anchor, text, relation) => {
  expect(align(anchorOf(anchor), text).relation).toBe(relation)
})

it('formulas alone are no copy', () => {
  const formula = '坚持以人民为中心的发展思想，'
  const anchor = anchorOf(`${formula}开办养老食堂`, formula)
  expect(align(anchor, `${formula}新修公路`).relation).toBe('parallel')
})

it('marks what both have, in the text’s own script', () => {
  const { pieces, shared } = align(anchorOf('打造书香政协品牌'), '推動書香政協建設')
  expect(pieces).toEqual([
    { text: '推動', shared: false },
    { text: '書香政協', shared: true },
    { text: '建設', shared: false },
  ])
  expect(shared).toBe(4)
})

it('marks at the ends of a run are not marked', () => {
  const { pieces } = align(anchorOf('制定工作规则，'), '修订工作规则，')
  expect(pieces.at(-1)).toEqual({ text: '，', shared: false })
})

it('a run counts once, however often it stands there', () => {
  const { pieces } = align(anchorOf('设立委员会客厅'), '委员会客厅，委员会客厅')
  expect(pieces.filter((piece) => piece.shared).map(({ text }) => text)).toEqual(['委员会客厅'])
})

it('pieces joined are the text, shared ones at least four units long', () => {
  const text = fc.string({ unit: fc.constantFrom(...'政协商議委员会客厅，1'), maxLength: 40 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { pieces, shared } = align(anchorOf(a), b)
      expect(pieces.map((piece) => piece.text).join('')).toBe(b)
      const runs = pieces.filter((piece) => piece.shared)
      expect(runs.every((run) => run.text.length >= 4)).toBe(true)
      expect(runs.reduce((sum, run) => sum + run.text.length, 0)).toBe(shared)
    }),
  )
})
