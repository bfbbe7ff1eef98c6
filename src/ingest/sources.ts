import type { Dirent } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { toXiezhengError, XiezhengError } from '../errors.js'
import type { IngestSource } from './types.js'

/** What is taken from a folder. A file that is named itself is tried whatever it is called. */
export const REPORT_EXTENSIONS: ReadonlySet<string> = new Set([
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.xhtml',
])

/** So that a folder tree without end, such as a whole disk, is refused rather than walked. */
const MAX_DEPTH = 64

export interface CollectOptions {
  /** Bytes one file may have. */
  maxBytes: number
  /** Lower-case, with the dot; default {@link REPORT_EXTENSIONS}. */
  extensions?: ReadonlySet<string>
}

export interface CollectedSources {
  /** In the order of `paths`; within a folder by name (code points), files and folders alike. */
  sources: IngestSource[]
  failures: { name: string; error: XiezhengError }[]
  /** Files in folders passed over for their extension. */
  skipped: number
}

/**
 * The files that paths stand for: files as they are, folders with all that is in them, hidden
 * entries left out, symbolic links followed once. Nothing is read yet, only looked at. A path
 * that cannot be used is a failure beside the others; this never throws.
 */
export async function collectSources(
  paths: readonly string[],
  options: CollectOptions,
): Promise<CollectedSources> {
  const walk = new Walk(options)
  for (const path of paths) await walk.addPath(path)
  const { sources, failures, skipped } = walk
  return { sources, failures, skipped }
}

class Walk {
  readonly sources: IngestSource[] = []
  readonly failures: CollectedSources['failures'] = []
  skipped = 0
  /** Real paths met, so that links can neither loop nor bring a file twice. */
  readonly #seen = new Set<string>()
  readonly #maxBytes: number
  readonly #extensions: ReadonlySet<string>

  constructor({ maxBytes, extensions = REPORT_EXTENSIONS }: CollectOptions) {
    this.#maxBytes = maxBytes
    this.#extensions = extensions
  }

  /** A path someone named. */
  async addPath(given: string): Promise<void> {
    const path = resolve(given)
    const before = this.sources.length + this.failures.length
    const skippedBefore = this.skipped
    await this.#attempt(path, async () => {
      // An unset variable of a script must not stand for the whole current folder.
      if (given.trim() === '')
        throw new XiezhengError('invalid_input', '路径是空的，请给出文件或文件夹。')
      const found = await stat(path)
      if (!found.isDirectory()) return this.#addFile(path, found)
      const repeated = this.#seen.has(await realpath(path))
      await this.#addFolder(path, 0)
      if (!repeated && this.sources.length + this.failures.length === before) {
        const others = this.skipped - skippedBefore
        const hint = others > 0 ? `（另有 ${others} 个其他类型的文件已跳过）` : ''
        const kinds = [...this.#extensions].join(' ')
        throw new XiezhengError('empty', `文件夹里没有可导入的报告${hint}；支持 ${kinds}。`)
      }
    })
  }

  async #addFolder(folder: string, depth: number): Promise<void> {
    if (!(await this.#isNew(folder))) return
    if (depth > MAX_DEPTH)
      throw new XiezhengError('too_large', '文件夹嵌套过深，请直接指定其中的文件夹。')
    const entries = (await readdir(folder, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith('.'),
    )
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) await this.#addEntry(join(folder, entry.name), entry, depth)
  }

  async #addEntry(path: string, entry: Dirent, depth: number): Promise<void> {
    await this.#attempt(path, async () => {
      const found = entry.isSymbolicLink() ? await stat(path) : entry
      if (found.isDirectory()) return this.#addFolder(path, depth + 1)
      if (!found.isFile() || !this.#extensions.has(extname(path).toLowerCase())) {
        this.skipped += 1
        return
      }
      await this.#addFile(path, await stat(path))
    })
  }

  async #addFile(path: string, found: { isFile(): boolean; size: number }): Promise<void> {
    if (!found.isFile()) throw new XiezhengError('unreadable', '这不是普通文件，无法导入。')
    if (!(await this.#isNew(path))) return
    refuseLarge(found.size, this.#maxBytes)
    const read = () => readAtMost(path, this.#maxBytes)
    this.sources.push({ name: basename(path), path, read })
  }

  async #isNew(path: string): Promise<boolean> {
    const real = await realpath(path)
    if (this.#seen.has(real)) return false
    this.#seen.add(real)
    return true
  }

  async #attempt(path: string, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (thrown) {
      this.failures.push({ name: basename(path) || path, error: fileError(thrown, path) })
    }
  }
}

/** Whole, but never more than `maxBytes`, whatever became of the file since it was looked at. */
async function readAtMost(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path)
    try {
      refuseLarge((await file.stat()).size, maxBytes)
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (thrown) {
    throw fileError(thrown, path)
  }
}

function refuseLarge(size: number, maxBytes: number): void {
  if (size <= maxBytes) return
  throw new XiezhengError(
    'too_large',
    `文件有 ${size} 字节，超过上限 ${maxBytes} 字节；请拆分后再导入。`,
    {
      details: { size, maxBytes },
    },
  )
}

/** What the file system says, in our words. */
function fileError(cause: unknown, path: string): XiezhengError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      if (path.includes('\ufffd')) {
        // A name in GBK, as old archives leave them: Node has lost its bytes.
        return new XiezhengError('not_found', '文件名不是 UTF-8 编码，无法打开；请改名后再导入。', {
          cause,
        })
      }
      return new XiezhengError('not_found', '没有这个文件或文件夹，请检查路径。', { cause })
    case 'EACCES':
    case 'EPERM':
      return new XiezhengError('forbidden', '没有读取权限，请检查文件权限。', { cause })
    case 'ELOOP':
      return new XiezhengError('unreadable', '符号链接互相指向，成了死循环。', { cause })
    case 'EIO':
    case 'EMFILE':
    case 'ENFILE':
      return new XiezhengError('unreadable', `读取失败（${code}），请稍后重试。`, { cause })
    default:
      return toXiezhengError(cause)
  }
}
