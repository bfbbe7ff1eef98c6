// Measures every set that eval/floors.json pins and fails where a figure falls short.
// The sets and texts live outside this repository, in ../shared; without them this skips,
// except in CI, where their absence is a failure.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '..', 'shared')
if (!existsSync(shared)) {
  console.error('floors: skipped, the shared texts are not beside the repository (../shared)')
  process.exit(process.env.CI ? 1 : 0)
}

const corpus = ['--corpus', join(shared, 'seeds'), '--corpus', join(shared, 'corpora')]
const sets = [
  [join(shared, 'eval'), ...corpus],
  [join(root, 'eval', 'cases'), ...corpus],
  [join(shared, 'benchmarks', 'cmrc2018-dev')],
  [join(shared, 'benchmarks', 'drcd-dev')],
]
const dataDir = process.env.XIEZHENG_EVAL_DIR ?? mkdtempSync(join(tmpdir(), 'xiezheng-floors-'))
const failed = sets.filter((set) => {
  const started = Date.now()
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'dist', 'cli', 'main.js'),
      '--data-dir',
      dataDir,
      'eval',
      ...set,
      '--totals',
      '--floors',
      join(root, 'eval', 'floors.json'),
    ],
    { stdio: 'inherit' },
  )
  console.log(`(${Math.round((Date.now() - started) / 1000)} s)\n`)
  return status !== 0
})
if (!process.env.XIEZHENG_EVAL_DIR) rmSync(dataDir, { recursive: true, force: true })
console.log(
  failed.length === 0 ? 'All floors hold.' : `${failed.length} of ${sets.length} sets fall short.`,
)
process.exit(failed.length === 0 ? 0 : 1)
