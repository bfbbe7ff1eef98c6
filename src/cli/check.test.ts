import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeCheck } from '../api/testing/fake-assistant.js'
import type { CheckResponse } from '../check/types.js'
import { runCli } from './program.js'
import { createFakeContext } from './testing/fake-context.js'

const DRAFT = '白城市政协全年立案提案三百件。'
let folder: string
let draft: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiezheng-check-'))
  draft = join(folder, '讲话稿.md')
  writeFileSync(draft, DRAFT)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(argv: string[], response: CheckResponse = fakeCheck()) {
  const calls: unknown[] = []
  const context = createFakeContext({
    overrides: {
      async check({ signal: _, onProgress: __, ...request }) {
        calls.push(request)
        return response
      },
    },
  })
  const code = await runCli(['check', ...argv], context, '9.9.9')
  return { code, out: context.stdout(), err: context.stderr(), calls }
}

const nothingWrong: CheckResponse = {
  claims: [],
  summary: { exact: 1, close: 2, supported: 3, conflict: 0, not_found: 0 },
  tookMs: 1,
}

test('prints the report; what is wrong shows in the exit code', async () => {
  const { code, out, calls } = await run([draft, '--region', '吉林省'])
  expect(calls).toEqual([{ text: DRAFT, filters: { regions: ['吉林省'] } }])
  expect(out).toMatch(/^# 核查报告：讲话稿\.md\n/)
  expect(out).toContain('有冲突')
  expect(code).toBe(3)
})

test('nothing wrong is 0', async () => {
  expect((await run([draft], nothingWrong)).code).toBe(0)
})

test('--json is the response itself', async () => {
  expect(JSON.parse((await run([draft, '--json'])).out)).toEqual(fakeCheck())
})

test.each([
  ['报告.md', (text: string) => expect(text).toMatch(/^# 核查报告/)],
  ['报告.json', (text: string) => expect(JSON.parse(text)).toEqual(fakeCheck())],
])('--out %s', async (name, check) => {
  const path = join(folder, name)
  const { code, out } = await run([draft, '--out', path])
  expect(code).toBe(3)
  expect(out).toBe(`报告已写入 ${path}。\n`)
  check(readFileSync(path, 'utf8'))
})

test('a draft in GB 18030 is read', async () => {
  writeFileSync(draft, Buffer.from('b0d7b3c7cad0d5fed0ade1bcd6b8b3cecca1b0b8a1a3', 'hex'))
  const { calls } = await run([draft])
  expect(calls[0]).toMatchObject({ text: expect.stringMatching(/^白城市政协/) })
})

test.each([
  ['a file that is not there', 'none.txt', '不能读取'],
  ['a picture', 'a.png', '图片'],
])('%s is told', async (_, name, message) => {
  writeFileSync(join(folder, 'a.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  const { code, err, calls } = await run([join(folder, name)])
  expect(code).toBe(1)
  expect(err).toContain(message)
  expect(calls).toEqual([])
})
