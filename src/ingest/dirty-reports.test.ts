import { describe, expect, it } from 'vitest'
import { prepareDocument } from './prepare.js'
import { DIRTY_REPORTS } from './testing/dirty-reports.js'

describe.each(DIRTY_REPORTS)('$dirt', ({ file, text, reports, kept, gone }) => {
  const prepared = prepareDocument(Buffer.from(text), file)
  const passages = prepared.reports.flatMap((report) => report.passages)
  const shown = passages.map((passage) => passage.text).join('\n')

  it('is split and described', () => {
    const found = prepared.reports.map(({ title, region, year }) => [
      title,
      region?.name ?? null,
      year,
    ])
    expect(found).toEqual(reports)
  })
  it('keeps the report', () => {
    expect(kept.filter((words) => !shown.includes(words))).toEqual([])
  })
  it('loses the rest', () => {
    expect(gone.filter((words) => shown.includes(words))).toEqual([])
  })
  it('points into the original', () => {
    for (const { start, end, sentences } of passages) {
      expect(start).toBeLessThan(end)
      for (const sentence of sentences) {
        expect(sentence.start).toBeGreaterThanOrEqual(start)
        expect(sentence.end).toBeLessThanOrEqual(end)
        expect(prepared.original.slice(sentence.start, sentence.end).trim()).not.toBe('')
      }
    }
  })
})

describe('time grows with the text, whatever it repeats', () => {
  it.each([
    ['a title', '政协工作报告 12\n', 'a.txt'],
    ['a header', '政协某某县委员会常务委员会工作报告\n', 'a.txt'],
    ['a number between lines', '一年来工作开展情况良好有序推进各项\n12\n', 'a.txt'],
    ['a link', '<a>首页</a>', 'a.html'],
  ])('%s', (_, piece, name) => {
    const text = `${piece.repeat(200_000 / piece.length)}\n政协报告全文。`
    const started = performance.now()
    expect(prepareDocument(Buffer.from(text), name).reports.length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
