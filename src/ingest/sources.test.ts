import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collectSources } from './sources.js'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiezheng-sources-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

async function put(path: string, text = 'x'): Promise<string> {
  const full = join(root, path)
  await mkdir(join(full, '..'), { recursive: true })
  await writeFile(full, text)
  return full
}

async function collect(...paths: string[]) {
  const { sources, failures, skipped } = await collectSources(paths, { maxBytes: 10 })
  return {
    names: sources.map(({ name }) => name),
    codes: failures.map(({ error }) => error.code),
    skipped,
    sources,
    failures,
  }
}

test('an empty path is a failure, not the current folder', async () => {
  const { names, codes } = await collect('', ' ')
  expect({ names, codes }).toEqual({ names: [], codes: ['invalid_input', 'invalid_input'] })
})

test('a name that is not UTF-8 is told apart from a missing file', async () => {
  const { failures } = await collect(join(root, '\ufffd\ufffd.txt'), join(root, 'a.txt'))
  expect(failures.map(({ error }) => error.code)).toEqual(['not_found', 'not_found'])
  expect(failures[0]?.error.message).toContain('UTF-8')
  expect(failures[1]?.error.message).not.toContain('UTF-8')
})

test('folders give their reports in stable order; hidden and foreign files are left out', async () => {
  for (const path of ['b/2.txt', 'b/1.HTML', 'a.md', '.hidden.txt', '.git/x.txt', 'c.zip'])
    await put(path)
  const { names, codes, skipped, sources } = await collect(root)
  expect(names).toEqual(['a.md', '1.HTML', '2.txt'])
  expect(codes).toEqual([])
  expect(skipped).toBe(1)
  expect(sources[0]?.path).toBe(join(root, 'a.md'))
  expect(new TextDecoder().decode(await sources[0]?.read())).toBe('x')
})

test('a named file is tried whatever its extension, and taken once', async () => {
  const file = await put('report.dat')
  expect((await collect(file, file)).names).toEqual(['report.dat'])
})

test('links are followed once and cannot loop', async () => {
  const file = await put('in/1.txt')
  await symlink(root, join(root, 'in', 'up'))
  await symlink(file, join(root, 'again.txt'))
  await symlink('self.txt', join(root, 'self.txt'))
  const { names, codes } = await collect(root)
  expect(names).toHaveLength(1)
  expect(codes).toEqual(['unreadable'])
})

test('each bad path is a failure beside the good ones', async () => {
  const good = await put('good.txt')
  const large = await put('large.txt', 'x'.repeat(11))
  await mkdir(join(root, 'empty'))
  await put('others/a.zip')
  const { names, codes, failures } = await collect(
    join(root, 'no.txt'),
    large,
    join(root, 'empty'),
    join(root, 'others'),
    good,
  )
  expect(names).toEqual(['good.txt'])
  expect(codes).toEqual(['not_found', 'too_large', 'empty', 'empty'])
  expect(failures.map(({ name }) => name)).toEqual(['no.txt', 'large.txt', 'empty', 'others'])
  for (const { error } of failures) expect(error.message).not.toContain(root)
})

test('a file that grows or vanishes after the look is refused when read', async () => {
  const grown = await put('grown.txt')
  const gone = await put('gone.txt')
  const { sources } = await collect(grown, gone)
  await truncate(grown, 11)
  await rm(gone)
  await expect(sources[0]?.read()).rejects.toMatchObject({ code: 'too_large' })
  await expect(sources[1]?.read()).rejects.toMatchObject({ code: 'not_found' })
})

test.skipIf(process.getuid?.() === 0)('no permission (not tellable as root)', async () => {
  const file = await put('secret.txt')
  await chmod(file, 0)
  const { sources } = await collect(file)
  await expect(sources[0]?.read()).rejects.toMatchObject({ code: 'forbidden' })
})
