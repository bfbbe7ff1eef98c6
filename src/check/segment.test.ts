import fc from 'fast-check'
import { expect, it } from 'vitest'
import { segmentsOf } from './segment.js'

const told = (draft: string) =>
  segmentsOf(draft).map(({ kind, text, statement }) => [kind, text, statement.trim()])

it.each<[string, string, [string, string, string][]]>([
  ['a sentence', '全年立案提案102件。', [['claim', '全年立案提案102件。', '全年立案提案102件。']]],
  [
    'an introduced quotation alone',
    '白城市政协提出，“全年立案提案102件”。',
    [['quotation', '全年立案提案102件', '全年立案提案102件']],
  ],
  [
    'a quotation before its source',
    '“全年立案提案102件”，白城市2023年政协工作报告这样表述。',
    [['quotation', '全年立案提案102件', '全年立案提案102件']],
  ],
  [
    'a quotation and a statement beside it',
    '白城市政协打造协商品牌，“全年立案提案102件”。',
    [
      [
        'claim',
        '白城市政协打造协商品牌，“全年立案提案102件”。',
        `打造协商品牌，“${' '.repeat(10)}”。`,
      ],
      ['quotation', '全年立案提案102件', '全年立案提案102件'],
    ],
  ],
  [
    'a name in quotation marks is no quotation',
    '打造“鹤乡议事”品牌。',
    [['claim', '打造“鹤乡议事”品牌。', '打造“鹤乡议事”品牌。']],
  ],
  [
    'a short one that somebody said is',
    '主席强调：“把好事办实”。',
    [['quotation', '把好事办实', '把好事办实']],
  ],
  [
    'nested marks',
    '报告提出，“擦亮‘绵言细语’协商品牌”。',
    [['quotation', '擦亮‘绵言细语’协商品牌', '擦亮‘绵言细语’协商品牌']],
  ],
  [
    'corner marks and Traditional script',
    '浙江省政協指出，「書香政協建設扎實推進」。',
    [['quotation', '書香政協建設扎實推進', '書香政協建設扎實推進']],
  ],
  [
    'two sentences in one pair of marks',
    '报告提出：“立案提案102件。办复率100%。”',
    [
      ['quotation', '立案提案102件。', '立案提案102件。'],
      ['quotation', '办复率100%。', '办复率100%。'],
    ],
  ],
  [
    'whose statement it is, is no part of it',
    '据白城市政协2023年工作报告，全年立案提案102件。',
    [['claim', '据白城市政协2023年工作报告，全年立案提案102件。', '全年立案提案102件。']],
  ],
  [
    'nor is the subject it goes on from',
    '宁夏政协五年来提案立案3042件。',
    [['claim', '宁夏政协五年来提案立案3042件。', '五年来提案立案3042件。']],
  ],
  [
    'headings and list marks',
    '# 报告\n\n一、工作回顾\n- 全年立案提案102件。\n> 办复率100%。',
    [
      ['claim', '全年立案提案102件。', '全年立案提案102件。'],
      ['claim', '办复率100%。', '办复率100%。'],
    ],
  ],
  ['nothing to judge', '——\n……\n', []],
])('%s', (_, draft, expected) => {
  expect(told(draft)).toEqual(expected)
})

it('offsets are those of the draft; a statement is as long as its text', () => {
  const unit = fc.constantFrom(...'白城市政协提出立案102件，。“”‘’「」：\n-# 2023年')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (draft) => {
      for (const { text, start, end, statement } of segmentsOf(draft)) {
        expect(draft.slice(start, end)).toBe(text)
        expect(statement).toHaveLength(text.length)
      }
    }),
  )
})
