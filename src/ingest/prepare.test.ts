import { describe, expect, it } from 'vitest'
import { prepareDocument } from './prepare.js'
import type { PreparedDocument, PreparedReport } from './prepared.js'
import { NO_SHARED_FILES, sharedFiles } from './testing/shared-files.js'

const seeds = sharedFiles('seeds')
const reports2025 = sharedFiles('corpora/gov-reports-2025')

interface Expected {
  title: string
  institution: string | null
  code: string | null
  path: string[]
  session: string | null
  year: number | null
  /** Years it must cover. */
  covers: number[]
}

const SEEDS: Record<string, { reports: Expected[]; notes: string[] }> = {
  '000': {
    reports: [
      {
        title: '2023年最全政协工作报告',
        institution: '政协天津市委员会',
        code: '120000',
        path: ['天津市'],
        session: null,
        year: 2023,
        covers: [2018, 2022, 2023],
      },
    ],
    notes: [],
  },
  '001': {
    reports: [
      {
        title: '政协白城市第七届委员会常务委员会工作报告',
        institution: '政协白城市委员会',
        code: '220800',
        path: ['吉林省', '白城市'],
        session: '第七届第三次会议',
        year: 2023,
        covers: [2023, 2024],
      },
    ],
    notes: [],
  },
  '002': {
    reports: [
      {
        title: '区2023年人大、政协常务委员会工作报告',
        institution: '政协宁夏回族自治区委员会',
        code: '640000',
        path: ['宁夏回族自治区'],
        session: null,
        year: 2023,
        covers: [2018, 2022, 2023],
      },
    ],
    notes: [],
  },
  '003': {
    reports: [
      {
        title: '市政协2023年工作总结',
        institution: '政协绵阳市委员会',
        code: '510700',
        path: ['四川省', '绵阳市'],
        session: null,
        year: 2023,
        covers: [2023],
      },
      {
        title: '市政协2023年工作总结',
        institution: '政协百色市委员会',
        code: '451000',
        path: ['广西壮族自治区', '百色市'],
        session: null,
        year: 2023,
        covers: [2023],
      },
    ],
    notes: ['contents-mismatch', 'truncated'],
  },
  '004': {
    reports: [
      {
        title: '政協常委會五年來工作報告',
        institution: '政协万年县委员会',
        code: '361129',
        path: ['江西省', '上饶市', '万年县'],
        session: null,
        year: null,
        covers: [],
      },
      {
        title: '政協常委會五年來工作報告',
        institution: null,
        code: '140000',
        path: ['山西省'],
        session: null,
        year: null,
        covers: [],
      },
      {
        title: '政協常委會五年來工作報告',
        institution: '政协浙江省委员会',
        code: '330000',
        path: ['浙江省'],
        session: null,
        year: 2020,
        covers: [2020],
      },
    ],
    notes: [],
  },
}

const described = (report: PreparedReport): Omit<Expected, 'covers'> => ({
  title: report.title,
  institution: report.institution,
  code: report.region?.code ?? null,
  path: report.region?.path ?? [],
  session: report.session,
  year: report.year,
})

describe.skipIf(seeds === null)(`the five seeds (else: ${NO_SHARED_FILES})`, () => {
  it.each(seeds ?? [])('$name', ({ name, bytes }) => {
    const document = prepareDocument(bytes, name)
    const expected = SEEDS[name.slice(0, 3)]
    expect(document.reports.map(described)).toEqual(
      expected?.reports.map(({ covers: _, ...rest }) => rest),
    )
    for (const [i, { covers }] of (expected?.reports ?? []).entries()) {
      expect(document.reports[i]?.coveredYears).toEqual(expect.arrayContaining(covers))
    }
    expect(document.notes.map((n) => n.code)).toEqual(expected?.notes)
    expectSound(document)
  })

  it('a contents page that promises more than there is', () => {
    const file = seeds?.find((f) => f.name.startsWith('003'))
    const { notes } = prepareDocument(file?.bytes ?? new Uint8Array(), 'a.txt')
    expect(notes[0]?.message).toContain('目录列出 4 篇，文件中实有 2 篇')
  })
})

describe.skipIf(reports2025 === null)(`31 government reports (else: ${NO_SHARED_FILES})`, () => {
  it.each(reports2025 ?? [])('$name', ({ name, bytes }) => {
    const document = prepareDocument(bytes, name)
    expect(document.reports).toHaveLength(1)
    const [report] = document.reports
    const region = report?.region
    expect(region?.level).toBe('province')
    expect(name).toContain(region?.name.slice(0, 2))
    expect(report?.institution).toBe(`${region?.name}人民政府`)
    expect(report?.year).toBe(2025)
    expect(report?.coveredYears).toEqual([2024, 2025])
    expect(report?.session).toMatch(/^第.+届第.+次会议$/)
    expectSound(document)
  })
})

describe('prepareDocument', () => {
  const paragraph = '市政协围绕全市中心工作开展专题协商，提出意见建议，推动成果转化，取得新的成效。'
  const text = `政协宁波市委员会2023年工作总结\n一、工作回顾\n${paragraph.repeat(900)}\n`
  const bytes = new TextEncoder().encode(text)

  it('gives the same document for the same bytes', () => {
    expect(prepareDocument(bytes, 'a.txt')).toEqual(prepareDocument(bytes, 'a.txt'))
  })

  it('says so where only furniture is left', () => {
    const menu = new TextEncoder().encode('上一篇:县政协工作报告\n下一篇:市政协工作报告\n')
    expect(() => prepareDocument(menu, 'a.txt')).toThrow(expect.objectContaining({ code: 'empty' }))
  })

  it('prepares 100 kB in time', () => {
    expect(bytes.byteLength).toBeGreaterThan(100_000)
    // The best of several: other work on the machine only ever adds.
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now()
      prepareDocument(bytes, 'a.txt')
      return performance.now() - from
    })
    expect(Math.min(...times)).toBeLessThan(300)
  })
})

/** Spans nest and rise; a sentence's text is what the original says there, removed and repaired pieces aside; none are at its ends. */
function expectSound(document: PreparedDocument): void {
  const { original, removed, repairs } = document
  let last = 0
  for (const report of document.reports) {
    expect(report.start).toBeGreaterThanOrEqual(last)
    let at = report.start
    for (const passage of report.passages) {
      const { sentences } = passage
      expect(passage.start).toBe(sentences[0]?.start)
      expect(passage.end).toBe(sentences.at(-1)?.end)
      expect(bare(sentences.map((s) => s.text).join(''))).toBe(bare(passage.text))
      for (const { start, end, text } of sentences) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/[\r\n]/)
        if (!repairs.some((r) => r.start < end && r.end > start)) {
          expect(bare(without(original, { start, end }, removed))).toBe(bare(text))
          expect(original.charAt(start)).toBe(text.charAt(0))
          expect(original.charAt(end - 1)).toBe(text.at(-1))
        }
        at = end
      }
    }
    expect(at).toBe(report.end)
    last = report.end
  }
}

function without(
  original: string,
  span: { start: number; end: number },
  removed: readonly { start: number; end: number }[],
): string {
  let out = ''
  for (let i = span.start; i < span.end; i++) {
    if (!removed.some((r) => r.start <= i && i < r.end)) out += original.charAt(i)
  }
  return out
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}
