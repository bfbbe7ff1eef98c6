import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder {
  path: string
  remove(): void
}

/** An empty folder of this test's own; remove it when done. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'xiezheng-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
