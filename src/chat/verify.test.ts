import { describe, expect, it } from 'vitest'
import { verifyVerbatim } from './verify.js'

describe('verifyVerbatim', () => {
  it.each([
    ['the same words', '立案102件。', '立案102件。', true],
    ['another script and width', '建成委员会客厅１１０个', '建成委員會客廳110個', true],
    ['dirt removed between', '协商议政活动', '协商\n- 12 -\n议政活动', true],
    ['another number', '立案120件', '立案102件，共120条', false],
    ['a number cut out of a longer one', '立案10件', '立案102件', false],
    ['a word that is not there', '首次立案102件', '立案102件', false],
    ['another order', '件102立案', '立案102件', false],
  ])('%s', (_name, sentence, quote, expected) => {
    expect(verifyVerbatim(sentence, quote)).toBe(expected)
  })
})
