import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { XiezhengError } from '../errors.js'
import { MIGRATIONS } from './migrations/migrations.js'
import { isNativeLoadFailure, nativeMissing } from './native.js'

export type Db = Database.Database

/** Marks a SQLite file as ours: "XZst". */
const APPLICATION_ID = 0x585a7374

/** How long a writer waits for another process's transaction. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens (creating, migrating) the database at `path`; `:memory:` for tests.
 *
 * @throws XiezhengError `store_corrupt`, `native_missing`, `forbidden`, `busy`.
 */
export function openDatabase(path: string, options: { nativeBinding?: string } = {}): Db {
  let db: Db
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS, ...options })
  } catch (thrown) {
    throw isNativeLoadFailure(thrown) ? nativeMissing('better-sqlite3', thrown) : storeError(thrown)
  }
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    migrate(db)
    return db
  } catch (thrown) {
    db.close()
    throw storeError(thrown)
  }
}

/** Anything SQLite throws as one of ours; what is not SQLite's passes unchanged. */
export function storeError(thrown: unknown): unknown {
  const code = thrown instanceof Error ? String((thrown as { code?: unknown }).code ?? '') : ''
  if (/^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test(code)) {
    return corrupt('资料库文件已损坏。', thrown)
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new XiezhengError('busy', '资料库正被另一个进程写入，请稍后再试。', { cause: thrown })
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/.test(code)) {
    return new XiezhengError('forbidden', '资料库无法打开或写入，请检查数据目录及其权限。', {
      cause: thrown,
    })
  }
  if (/^SQLITE_(FULL|IOERR)|^ENOSPC$/.test(code)) {
    return new XiezhengError('unavailable', '磁盘读写失败或空间不足，请检查磁盘后再试。', {
      cause: thrown,
    })
  }
  return thrown
}

function migrate(db: Db): void {
  const version = () => Number(db.pragma('user_version', { simple: true }))
  const found = version()
  if (found > MIGRATIONS.length) {
    throw new XiezhengError(
      'store_corrupt',
      `资料库由更新版本的协证创建（结构版本 ${found}，本程序支持到 ${MIGRATIONS.length}）。请升级本程序，或换一个数据目录。`,
      { details: { found, supported: MIGRATIONS.length } },
    )
  }
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get())
  const owner = Number(db.pragma('application_id', { simple: true }))
  if (owner !== APPLICATION_ID && (tables > 0 || found > 0)) {
    throw corrupt('这个文件不是协证的资料库。', undefined)
  }
  if (found === MIGRATIONS.length) {
    db.prepare('SELECT count(*) FROM documents').pluck().get()
    return
  }
  db.transaction(() => {
    for (const migration of MIGRATIONS.slice(version())) db.exec(migration)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  }).immediate()
}

function corrupt(what: string, cause: unknown): XiezhengError {
  return new XiezhengError(
    'store_corrupt',
    `${what}请从备份恢复，或移走该文件后重新导入报告（原报告文件不受影响）。`,
    { cause },
  )
}
