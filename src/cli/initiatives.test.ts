import { expect, test } from 'vitest'
import { fakeInitiative } from '../api/testing/fake-assistant.js'
import type { Initiative } from '../search/initiatives/types.js'
import { csvLine } from './csv.js'
import { runCli } from './program.js'
import { createFakeContext } from './testing/fake-context.js'

async function run(argv: string[], listed: Initiative[] = [fakeInitiative()], total = 1) {
  const calls: unknown[] = []
  const context = createFakeContext({
    overrides: {
      async initiatives(query) {
        calls.push(query)
        return { initiatives: listed, total, tookMs: 1 }
      },
    },
  })
  const code = await runCli(['initiatives', ...argv], context, '9.9.9')
  return { code, out: context.stdout(), err: context.stderr(), calls }
}

test('a table with name, kind, regions, years, count and first citation', async () => {
  const { code, out, calls } = await run(['夜谈', '--region', '吉林省', '--limit', '3'])
  expect(code).toBe(0)
  expect(calls).toEqual([{ q: '夜谈', region: '吉林省', limit: 3, offset: 0 }])
  const [header = '', row = '', end = ''] = out.split('\n')
  expect(header.split(/\s+/)).toEqual(['名称', '类型', '地区', '年份', '提及', '首个出处'])
  expect(row).toMatch(/^鹤湖夜谈\s+品牌\s+白城市\s+2024\s+1\s+报告\.txt \[3, 13\) “全年/)
  expect(end).toBe('共 1 条。')
})

test('without a word everything is asked for; the rest is told', async () => {
  const { out, calls } = await run([], [fakeInitiative()], 30)
  expect(calls).toEqual([{ q: undefined, region: undefined, limit: 20, offset: 0 }])
  expect(out).toContain('共 30 条，列出 1 条。')
})

test('nothing found', async () => {
  expect((await run(['无'], [], 0)).out).toBe('没有找到。\n')
})

test('--json is the response itself', async () => {
  expect(JSON.parse((await run(['--json'])).out)).toEqual({
    initiatives: [fakeInitiative()],
    total: 1,
    tookMs: 1,
  })
})

test('--csv: a header and a row each, with variants and relatives', async () => {
  const { out } = await run(['--csv'])
  expect(out.split('\r\n')).toEqual([
    '名称,类型,地区,年份,提及,首个出处,原文,异写,相近',
    '鹤湖夜谈,品牌,白城市,2024,1,"报告.txt [3, 13)",全年立案提案二百件。,鶴湖夜談,河畔议事',
    '',
  ])
})

test('what is not known is said, and control characters do not reach the terminal', async () => {
  const bare = { ...fakeInitiative(), name: '夜\u001b[2J谈', regions: [], years: [], mentions: [] }
  const { out } = await run([], [bare])
  expect(out).toContain('地区不详')
  expect(out).toContain('年份不详')
  expect(out).not.toContain('\u001b')
})

test.each([
  [['甲', '乙,丙'], '甲,"乙,丙"\r\n'],
  [['说“好”', 'a"b'], '说“好”,"a""b"\r\n'],
  [['甲\n乙'], '"甲\n乙"\r\n'],
  [['=1+1', '-甲', '@乙'], "'=1+1,'-甲,'@乙\r\n"],
])('a row of CSV: %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
