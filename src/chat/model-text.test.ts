import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSentences } from './cited-sentences.js'
import { visibleText } from './visible-text.js'

describe('visibleText', () => {
  it.each([
    ['plain', '立案102件。[1]', '立案102件。[1]'],
    ['a block of reasoning', '<think>\n想。\n</think>答。', '答。'],
    ['reasoning that is not closed', '答。<think>想', '答。'],
    ['a closing tag alone', '想想。</think>答。', '答。'],
    ['brackets of another kind', '◁think▷想◁/think▷答。', '答。'],
    ['channels', '<|channel|>analysis<|message|>想<|end|><|channel|>final<|message|>答。', '答。'],
    ['no final channel', '<|channel|>analysis<|message|>想', ''],
    ['a call', '<tool_call>{"a":1}</tool_call>答。', '答。'],
    ['a line of a machine', 'Action: search\n{"a": 1}\n答。', '答。'],
    ['a smaller-than sign that is none', '3<5，答。', '3<5，答。'],
    ['a role', 'assistant: 答。', '答。'],
  ])('%s', (_, raw, visible) => {
    expect(visibleText(raw, true)).toBe(visible)
  })

  const text =
    '<think>先想162件。</think>**立案102件**。[1]<tool_call>{"x":1}</tool_call>办复率99%。[2]'
  it('shows the same however it comes in pieces, and never a part of what is hidden', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (cut) => {
        const partial = visibleText(text.slice(0, cut), false)
        expect(visibleText(text, true).startsWith(partial)).toBe(true)
        expect(partial).not.toMatch(/162|think|tool|[<*]/)
      }),
    )
  })
})

describe('readSentences', () => {
  const read = (text: string) => readSentences(text, 0, true).sentences

  it.each<[string, [string, number[]][]]>([
    [
      '立案102件。[1]办复率99%。[2]',
      [
        ['立案102件。', [1]],
        ['办复率99%。', [2]],
      ],
    ],
    [
      '立案102件[1]。办复率99%【2】。',
      [
        ['立案102件。', [1]],
        ['办复率99%。', [2]],
      ],
    ],
    ['甲。[1][2]', [['甲。', [1, 2]]]],
    ['甲。[1, 3]', [['甲。', [1, 3]]]],
    ['甲。[1-3]', [['甲。', [1, 2, 3]]]],
    ['甲。（资料2）', [['甲。', [2]]]],
    ['甲。【2†source】', [['甲。', [2]]]],
    ['甲。¹²', [['甲。', [1, 2]]]],
    [
      '- 甲。[1]\n2. 乙。[2]',
      [
        ['甲。', [1]],
        ['乙。', [2]],
      ],
    ],
    [
      '“一句。”他说。[1]',
      [
        ['“一句。”', []],
        ['他说。', [1]],
      ],
    ],
    ['增长3.5%。[1]', [['增长3.5%。', [1]]]],
    ['甲', [['甲', []]]],
    ['。\n\n', []],
  ])('%s', (text, expected) => {
    expect(read(text).map((one) => [one.text, one.citations])).toEqual(expected)
  })

  it('cuts a sentence where it cites before a comma', () => {
    expect(read('白城102件[1]，长春540件[2]。')[0]?.segments).toEqual([
      { text: '白城102件', citations: [1] },
      { text: '，长春540件', citations: [2] },
    ])
    expect(read('白城[1]立案102件，办复99%。')[0]?.segments).toEqual([
      { text: '白城立案102件，办复99%。', citations: [1] },
    ])
  })

  it('gives the same sentences however the text comes in pieces', () => {
    const text = '白城立案102件[1]，长春540件。[2]\n- 办复率99%。【3】又一句（资料4）。末句'
    const whole = read(text)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }), (sizes) => {
        const out = []
        let at = 0
        let next = 0
        for (const size of sizes) {
          at = Math.min(text.length, at + size)
          const found = readSentences(text.slice(0, at), next, false)
          out.push(...found.sentences)
          next = found.next
        }
        out.push(...readSentences(text, next, true).sentences)
        expect(out).toEqual(whole)
      }),
    )
  })
})
