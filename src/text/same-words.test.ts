import { describe, expect, it } from 'vitest'
import { bigrams } from './bigrams.js'
import { sameWords } from './same-words.js'

const same = (a: string, b: string) => sameWords(new Set(bigrams(a)), new Set(bigrams(b)))

describe('sameWords', () => {
  it.each([
    ['itself', '全年立案提案102件', '全年立案提案102件', true],
    ['the other script', '全年立案提案102件', '全年立案提案１０２件', true],
    ['part of a longer one', '全年立案提案102件', '市政协全年立案提案102件，全部办复', true],
    ['another number', '全年立案提案工作成效明显102件', '全年立案提案工作成效明显120件', false],
    ['other words', '全年立案提案', '委员读书成风', false],
    ['nothing', '', '委员读书', true],
  ])('%s', (_, a, b, expected) => {
    expect(same(a, b)).toBe(expected)
    expect(same(b, a)).toBe(expected)
  })
})
