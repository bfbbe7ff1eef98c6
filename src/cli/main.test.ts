import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

beforeAll(() => {
  spawnSync('npm', ['run', '-s', 'build'], { cwd: ROOT })
})

function run(...argv: string[]) {
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...argv], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('--help: 0, in Chinese', () => {
  const { status, stdout, stderr } = run('--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('用法： xiezheng')
})

test('what --help loads: commander, and nothing heavy', () => {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: URL) => {
    if (seen.has(file.href)) return
    seen.add(file.href)
    for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b.*?['"](.+?)['"];?$/gm,
    )) {
      if (to.startsWith('.')) visit(new URL(to, file))
      else packages.add(to)
    }
  }
  visit(pathToFileURL(MAIN))
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['commander'])
  expect(seen.size).toBeGreaterThan(10)
})

test.each([
  [['nonsense'], 2, '没有命令“nonsense”'],
  [['ask', '问', '--nonsense'], 2, '没有选项 --nonsense'],
  [['ingest', 'no-such-file.txt'], 1, ''],
])('%j exits %i', (argv, status, problem) => {
  const result = run(...argv)
  expect(result.status).toBe(status)
  expect(result.stderr).toContain(problem)
  expect(result.stdout + result.stderr).not.toMatch(/\n\s+at /)
})

test('output into a closed pipe is no error', async () => {
  const child = spawn(process.execPath, [MAIN, 'help'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const [code] = await once(child, 'close')
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
})
