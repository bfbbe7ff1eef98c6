import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from './sentences.js'

const split = (text: string, cut = true) =>
  splitSentences(text, { cut }).map((r) => text.slice(r.start, r.end))

describe('text without punctuation', () => {
  it('is cut by length, between characters and never inside a number', () => {
    const text = `${'协商'.repeat(140)}1234567890${'𠮷'.repeat(200)}`
    const pieces = split(text)
    expect(pieces.join('')).toBe(text)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(250)
    expect(pieces.some((piece) => piece.includes('1234567890'))).toBe(true)
    for (const piece of pieces) expect(() => encodeURIComponent(piece)).not.toThrow()
  })
})

describe('splitSentences', () => {
  it.each<[string, string, string[]]>([
    ['stops', '今天开会。明天考察！后天呢？', ['今天开会。', '明天考察！', '后天呢？']],
    ['closing quotes', '他说：“很好。”我们都同意。', ['他说：“很好。”', '我们都同意。']],
    ['goes on after a quote', '“很好。”，他说。', ['“很好。”，他说。']],
    ['inside quotes', '提出“学什么？怎么学？”等问题。', ['提出“学什么？怎么学？”等问题。']],
    ['ASCII quotes', '"好的!"大家说."再见."', ['"好的!"', '大家说.', '"再见."']],
    ['numbers', '增长3.5%,"1+7"制度.共1,200件.', ['增长3.5%,"1+7"制度.', '共1,200件.']],
    ['enumerators', '1.加强学习。2.改进作风。', ['1.加强学习。', '2.改进作风。']],
    ['addresses', '见www.example.com网页。', ['见www.example.com网页。']],
    ['a lost character', '强责任?,助力发展。', ['强责任?,助力发展。']],
    ['only marks', '…………', ['…………']],
    ['marks join', '好。——', ['好。——']],
    [
      'semicolons',
      '提交各类提案二百余件并全部办结；反映社情民意信息一千三百余条。',
      ['提交各类提案二百余件并全部办结；', '反映社情民意信息一千三百余条。'],
    ],
    ['unclosed quote', '“没有结束。第二句。', ['“没有结束。', '第二句。']],
    ['blank', '  \n ', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  it('cuts long sentences at commas', () => {
    const long = `${'围绕产业发展和民生改善开展调研视察，'.repeat(14)}成效明显。`
    const pieces = split(long)
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) {
      expect(piece.length).toBeGreaterThanOrEqual(15)
      expect(piece.length).toBeLessThanOrEqual(130)
    }
    expect(split(long, false)).toEqual([long])
  })

  it('loses and repeats nothing', () => {
    const chunk = fc.constantFrom(
      '。',
      '“',
      '”',
      '"',
      '，',
      '、',
      '；',
      ' ',
      '\n',
      '.',
      '3',
      'a',
      '协商民主',
      '（',
      '）',
      '…',
    )
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 300 }), (chunks) => {
        const text = chunks.join('')
        const ranges = splitSentences(text)
        let at = 0
        for (const { start, end } of ranges) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })
})
