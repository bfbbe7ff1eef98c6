import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  checkDatabase,
  checkDataDir,
  checkNative,
  checkNode,
  checkTerminal,
  runChecks,
} from './doctor-checks.js'
import { runCli } from './program.js'
import { createFakeContext } from './testing/fake-context.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiezheng-doctor-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['20.18.9', 'fail'],
  ['18.20.0', 'fail'],
  ['20.19.0', 'ok'],
  ['22.1.0', 'ok'],
])('Node %s: %s', async (version, status) => {
  expect(await checkNode(version).run()).toMatchObject({ status })
})

test.each([
  ['zh_CN.UTF-8', 'linux', 'ok'],
  ['zh_CN.GBK', 'linux', 'warn'],
  [null, 'linux', 'warn'],
  [null, 'win32', 'ok'],
])('locale %j on %s: %s', async (locale, platform, status) => {
  expect(await checkTerminal(locale, platform).run()).toMatchObject({ status })
})

test('a native module that does not load says how to rebuild it, in one line', async () => {
  const check = checkNative('some-module', async () => {
    throw new Error('bad ELF header\n at /somewhere')
  })
  const finding = await check.run()
  expect(finding).toMatchObject({ status: 'fail', message: '加载失败：bad ELF header' })
  expect(finding.advice).toContain('npm rebuild some-module')
})

test('data folder: writable, not yet there, or a file in its place', async () => {
  expect(await checkDataDir(folder).run()).toMatchObject({ status: 'ok' })
  expect(await checkDataDir(join(folder, 'not', 'yet')).run()).toMatchObject({ status: 'ok' })
  const file = join(folder, 'file')
  await writeFile(file, '')
  expect(await checkDataDir(file).run()).toMatchObject({ status: 'fail' })
})

test.skipIf(process.getuid?.() === 0)('data folder: read-only (not tellable as root)', async () => {
  const locked = join(folder, 'locked')
  await mkdir(locked)
  await chmod(locked, 0o500)
  expect(await checkDataDir(locked).run()).toMatchObject({ status: 'fail' })
})

test('database: none yet is fine, a damaged one is not', async () => {
  expect((await runChecks([checkDatabase(folder)]))[0]?.status).toBe('ok')
  await writeFile(join(folder, 'x.db'), 'this is not a database, whatever its name says')
  expect((await runChecks([checkDatabase(folder)]))[0]).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('损坏'),
  })
})

test('the whole of it, as a table and as JSON', async () => {
  const people = createFakeContext()
  expect(await runCli(['doctor', '--data-dir', folder], people, '0')).toBe(0)
  expect(people.stdout()).toMatch(/^正常 +Node 版本 /)
  expect(people.stdout()).toContain('可以使用。')
  const machines = createFakeContext()
  await runCli(['doctor', '--json', '--data-dir', folder], machines, '0')
  const { ok, checks } = JSON.parse(machines.stdout())
  expect(ok).toBe(true)
  expect(checks.length).toBeGreaterThanOrEqual(8)
})
