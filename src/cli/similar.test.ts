import { expect, test } from 'vitest'
import { fakeSimilar } from '../api/testing/fake-assistant.js'
import type { SimilarResponse } from '../search/similar/types.js'
import { runCli } from './program.js'
import { createFakeContext } from './testing/fake-context.js'

async function run(argv: string[], response: SimilarResponse = fakeSimilar()) {
  const calls: unknown[] = []
  const context = createFakeContext({
    overrides: {
      async similar({ signal: _, ...request }) {
        calls.push(request)
        return response
      },
    },
  })
  const code = await runCli(['similar', ...argv], context, '9.9.9')
  return { code, out: context.stdout(), err: context.stderr(), calls }
}

test('text: a heading a region and year, each hit with its relation and what is shared', async () => {
  const { code, out, calls } = await run(['委员', '客厅', '--region', '浙江省', '--limit', '3'])
  expect(code).toBe(0)
  expect(calls).toEqual([{ text: '委员 客厅', limit: 3, filters: { regions: ['浙江省'] } }])
  expect(out.split('\n').slice(0, 4)).toEqual([
    '吉林省白城市 · 2024年',
    '1. 同类做法 · 常务委员会工作报告',
    '   报告.txt [3, 13)',
    '   【全年立案】提案二百件。',
  ])
})

test.each<[string, string[], unknown]>([
  ['a passage', ['--passage', 'p1'], { passageId: 'p1' }],
  ['a place', ['--at', 'd1:3-13'], { documentId: 'd1', start: 3, end: 13 }],
])('the anchor may be %s', async (_, argv, anchor) => {
  expect((await run(argv)).calls).toEqual([{ ...(anchor as object), limit: 20 }])
})

test.each([['d1'], ['d1:3'], ['d1:3-x'], [':3-4']])('a place “%s” is a usage error', async (at) => {
  const { code, err, calls } = await run(['--at', at])
  expect(code).toBe(2)
  expect(err).toContain('文件编号:起点-终点')
  expect(calls).toEqual([])
})

test('nothing found', async () => {
  const nothing = { ...fakeSimilar(), groups: [] }
  expect((await run(['无'], nothing)).out).toBe('没有找到同类。\n')
})

test('--json is the response itself', async () => {
  expect(JSON.parse((await run(['x', '--json'])).out)).toEqual(fakeSimilar())
})

test('--csv: a row a hit', async () => {
  expect((await run(['x', '--csv'])).out.split('\r\n')).toEqual([
    '地区,年份,关系,报告,文件,起点,终点,原文,得分',
    '吉林省白城市,2024年,同类做法,常务委员会工作报告,报告.txt,3,13,全年立案提案二百件。,0.900',
    '',
  ])
})

test('--matrix: regions by years, counts', async () => {
  const [group] = fakeSimilar().groups
  if (group === undefined) throw new Error('no group')
  const groups = [group, { ...group, year: null }, { ...group, region: null }]
  expect((await run(['x', '--matrix'], { ...fakeSimilar(), groups })).out.split('\r\n')).toEqual([
    '地区,2024年,年份不详',
    '吉林省白城市,1,1',
    '地区不详,1,0',
    '',
  ])
})
