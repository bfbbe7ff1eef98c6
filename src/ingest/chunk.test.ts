import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunk, PASSAGE_LENGTH } from './chunk.js'
import { outline } from './outline.js'
import type { PreparedPassage } from './prepared.js'
import { type Edit, editView, identityView, type View } from './view.js'

const passagesOf = (view: View, title = ''): PreparedPassage[] =>
  chunk(view, outline(view, { start: 0, end: view.text.length }, title))

const LONG = '围绕产业发展和民生改善开展调研视察，提出意见建议并推动办理落实，取得较好成效。'

describe('headings', () => {
  const text = [
    '政协甲市委员会工作报告',
    '各位委员：',
    '一、2023年工作回顾',
    LONG.repeat(4),
    `（一）坚持党的领导。${LONG.repeat(4)}`,
    `一是抓学习。${LONG.repeat(4)}`,
    '2.突出重点',
    LONG.repeat(4),
    '二、2024年工作安排',
    '凝聚共识汇聚力量',
    LONG.repeat(4),
    `各位委员，让我们携手前进！${LONG.repeat(3)}`,
  ].join('\n')
  const paths = passagesOf(identityView(text), '政协甲市委员会工作报告').map((p) => [
    p.headings.join(' > '),
    p.text.slice(0, 8),
  ])

  it('nest, and open the passages they head', () => {
    expect(paths).toEqual([
      ['一、2023年工作回顾', expect.any(String)],
      ['一、2023年工作回顾 > （一）坚持党的领导', '（一）坚持党的领'],
      ['一、2023年工作回顾 > （一）坚持党的领导 > 一是抓学习', '一是抓学习。围绕'],
      ['一、2023年工作回顾 > （一）坚持党的领导 > 2.突出重点', '2.突出重点\n围'],
      ['二、2024年工作安排 > 凝聚共识汇聚力量', '二、2024年工'],
      ['二、2024年工作安排', '各位委员，让我们'],
    ])
  })
})

describe('hard-wrapped text', () => {
  const width = 30
  const paragraph = LONG.repeat(5)
  const wrapped = (text: string) => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n').trimEnd()

  it('is joined again, offsets kept', () => {
    const text = `一、工作回顾\n　　${wrapped(paragraph)}\n　　${wrapped(paragraph)}\n二、工作安排\n　　${wrapped(paragraph)}`
    const passages = passagesOf(identityView(text))
    const sentences = passages.flatMap((p) => p.sentences)
    expect(sentences.filter((s) => s.text === LONG)).toHaveLength(15)
    expect(passages.map((p) => p.headings[0])).toContain('二、工作安排')
    for (const s of sentences) {
      expect(text.slice(s.start, s.end).replace(/\n/g, '')).toBe(s.text)
    }
  })

  it('joins a sentence broken by a page, dirt removed within it', () => {
    const text = `${LONG.repeat(2)}${LONG.slice(0, 20)}\n— 12 —\n${LONG.slice(20)}${LONG}`
    const start = text.indexOf('— 12 —')
    const view = editView(text, [{ start, end: start + 6, to: '' }])
    const sentences = passagesOf(view).flatMap((p) => p.sentences)
    expect(sentences.map((s) => s.text)).toEqual([LONG, LONG, LONG, LONG])
    expect(text.slice(sentences[2]?.start, sentences[2]?.end)).toContain('— 12 —')
  })
})

describe('passages', () => {
  it('are 120–350 characters where the text allows it', () => {
    const text = Array.from({ length: 40 }, (_, i) => LONG.repeat((i % 5) + 1)).join('\n')
    for (const { text: passage } of passagesOf(identityView(text))) {
      expect(passage.length).toBeGreaterThanOrEqual(PASSAGE_LENGTH.least)
      expect(passage.length).toBeLessThanOrEqual(PASSAGE_LENGTH.most)
    }
  })

  it('lose and repeat no character, whatever the text and the edits', () => {
    const token = fc.constantFrom(
      '一、回顾',
      '（一）学习。',
      '1.项目',
      '协商民主',
      LONG,
      '。',
      '，',
      '“',
      '”',
      '"',
      '\n',
      '\r\n',
      '　　',
      ' ',
      'abc',
      '3.5',
      '——',
      '\u00a0',
    )
    const edit = fc.record({
      at: fc.nat(2000),
      length: fc.integer({ min: 1, max: 12 }),
      to: fc.constantFrom('', '（一）', '修', '。改'),
    })
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 120 }),
        fc.array(edit, { maxLength: 6 }),
        (tokens, changes) => {
          const original = tokens.join('')
          const edits: Edit[] = changes.map((e) => ({
            start: e.at,
            end: e.at + e.length,
            to: e.to,
          }))
          const view = editView(original, edits)
          const passages = passagesOf(view)
          expectSound(view, passages)
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Spans rise and nest, texts are what the spans say, and no character that is not white space is lost or repeated. */
function expectSound(view: View, passages: readonly PreparedPassage[]): void {
  const bare = (text: string) => text.replace(/\s/g, '')
  expect(passages.map((p) => bare(p.text)).join('')).toBe(bare(view.text))
  let at = 0
  for (const passage of passages) {
    expect(passage.start).toBeGreaterThanOrEqual(at)
    expect(passage.sentences.map((s) => bare(s.text)).join('')).toBe(bare(passage.text))
    expect(passage.start).toBe(passage.sentences[0]?.start)
    expect(passage.end).toBe(passage.sentences.at(-1)?.end)
    for (const { start, end, text } of passage.sentences) {
      expect(start).toBeGreaterThanOrEqual(at)
      expect(end).toBeGreaterThan(start)
      expect(text).toBe(text.trim())
      expect(text).not.toMatch(/[\r\n]/)
      at = end
    }
  }
}
