import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SHARED = fileURLToPath(new URL('../../../../shared', import.meta.url))

export interface SharedFile {
  name: string
  bytes: Uint8Array
}

/**
 * The files of a folder of `../shared` (real reports that are not ours to copy into the
 * repository), sorted by name; null where the checkout stands without it. In CI their absence
 * is an error.
 */
export function sharedFiles(folder: string): SharedFile[] | null {
  const path = join(SHARED, folder)
  if (!existsSync(path)) {
    if (process.env.CI) throw new Error(`../shared/${folder} is missing, and CI must test with it`)
    return null
  }
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }))
}

/** Why tests over shared files are skipped. */
export const NO_SHARED_FILES = 'the real reports of ../shared are not beside this checkout'
