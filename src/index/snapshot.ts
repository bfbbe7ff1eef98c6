import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { XiezhengError } from '../errors.js'
import { type HnswIndex, type HnswParams, readHnswIndex } from './hnsw.js'
import { digestFile, isHnswFile } from './hnsw-file.js'

const SIDECAR = 'vectors.json'
const VERSION = 1

const sidecarSchema = z.object({
  version: z.literal(VERSION),
  file: z.string().regex(/^vectors-[0-9a-f]{16}\.hnsw$/),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  storeId: z.string(),
  embedderId: z.string(),
  dimensions: z.number().int().positive(),
  params: z.object({ m: z.number(), efConstruction: z.number(), efSearch: z.number() }),
  points: z.number().int().nonnegative(),
  deleted: z.array(z.number().int()),
})

/** Whose vectors a snapshot holds. One that differs in anything is of no use. */
export interface SnapshotIdentity {
  storeId: string
  embedderId: string
}

export type LoadedSnapshot = { index: HnswIndex } | { index: null; reason: SnapshotRejection }

export type SnapshotRejection = 'absent' | 'malformed' | 'foreign' | 'damaged'

/**
 * Writes an index to `dir` so that a reader sees the old one or the new one whole, whatever
 * interrupts: the graph under a name of its own content, then the sidecar that names it, by rename.
 *
 * @throws XiezhengError `unavailable` when the disk does not take it; the old snapshot stays.
 */
export function saveSnapshot(dir: string, index: HnswIndex, identity: SnapshotIdentity): void {
  const temporary = join(dir, `tmp-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    mkdirSync(dir, { recursive: true })
    index.write(temporary)
    // The native writer does not notice a full disk.
    if (!isHnswFile(temporary, { dimensions: index.dimensions, points: index.points })) {
      throw new Error('index file is incomplete')
    }
    const { bytes, sha256 } = digestFile(temporary)
    const file = `vectors-${sha256.slice(0, 16)}.hnsw`
    flush(temporary)
    renameSync(temporary, join(dir, file))
    const sidecar: z.infer<typeof sidecarSchema> = {
      version: VERSION,
      file,
      bytes,
      sha256,
      ...identity,
      dimensions: index.dimensions,
      params: index.params,
      points: index.points,
      deleted: [...index.deleted],
    }
    writeFileSync(`${temporary}.json`, JSON.stringify(sidecar))
    flush(`${temporary}.json`)
    renameSync(`${temporary}.json`, join(dir, SIDECAR))
    removeOthers(dir, file)
  } catch (cause) {
    discard(temporary, `${temporary}.json`)
    throw new XiezhengError(
      'unavailable',
      '向量索引无法写入磁盘，请检查数据目录的空间和权限。资料没有受损，下次启动会自动重建索引。',
      { cause },
    )
  }
}

/** The snapshot in `dir`, if it is whole and of this identity; never throws for one that is not. */
export function loadSnapshot(
  dir: string,
  expected: SnapshotIdentity & { dimensions: number; params: Readonly<HnswParams> },
): LoadedSnapshot {
  let text: string
  try {
    text = readFileSync(join(dir, SIDECAR), 'utf8')
  } catch {
    return { index: null, reason: 'absent' }
  }
  const sidecar = parseSidecar(text)
  if (sidecar === null) return { index: null, reason: 'malformed' }
  const { params } = sidecar
  if (
    sidecar.storeId !== expected.storeId ||
    sidecar.embedderId !== expected.embedderId ||
    sidecar.dimensions !== expected.dimensions ||
    params.m !== expected.params.m ||
    params.efConstruction !== expected.params.efConstruction
  ) {
    return { index: null, reason: 'foreign' }
  }
  const path = join(dir, sidecar.file)
  try {
    if (statSync(path).size !== sidecar.bytes) return { index: null, reason: 'damaged' }
    if (digestFile(path).sha256 !== sidecar.sha256) return { index: null, reason: 'damaged' }
    if (!isHnswFile(path, sidecar)) return { index: null, reason: 'damaged' }
    const { deleted, dimensions } = sidecar
    return { index: readHnswIndex(path, { dimensions, params: expected.params, deleted }) }
  } catch (thrown) {
    if (thrown instanceof XiezhengError) throw thrown
    return { index: null, reason: 'damaged' }
  }
}

function parseSidecar(text: string): z.infer<typeof sidecarSchema> | null {
  try {
    const parsed = sidecarSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function discard(...paths: string[]): void {
  for (const path of paths) {
    try {
      rmSync(path, { force: true })
    } catch {
      // What failed before matters more; `removeOthers` clears it away later.
    }
  }
}

function flush(path: string): void {
  const fd = openSync(path, 'r+')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Former graphs and what a killed writer left. Another process's file in the making is younger than this. */
const STALE_MS = 3_600_000

function removeOthers(dir: string, keep: string): void {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    const former = /^vectors-[0-9a-f]{16}\.hnsw$/.test(name) && name !== keep
    const left = name.startsWith('tmp-') && Date.now() - statSync(path).mtimeMs > STALE_MS
    if (former || left) rmSync(path, { force: true })
  }
}
