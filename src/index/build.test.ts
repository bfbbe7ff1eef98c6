import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeEmbedder } from '../embed/testing/fake-embedder.js'
import { EXACT_LIMIT, openVectorIndex } from './build.js'
import { embedMissing } from './embed-missing.js'
import { openStore, type Store } from './store.js'
import { addSample, sampleDocument } from './testing/sample-document.js'
import { clusteredVectors } from './vector-index.contract.js'

const embedder = createFakeEmbedder({ dimensions: 128 })
let root: string
let dir: string
let store: Store

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xiezheng-index-'))
  dir = join(root, 'index')
  store = openStore(join(root, 'store.db'))
})
afterEach(() => {
  store.close()
  rmSync(root, { recursive: true, force: true })
})

const open = (from: Store = store, embedderId = embedder.id) =>
  openVectorIndex({ store: from, dir, embedderId, dimensions: 128 })
const vectorOf = async (text: string) => {
  const [vector] = await embedder.embed([text], { kind: 'query' })
  return vector ?? new Float32Array(128)
}
const add = (name: string, ...paragraphs: string[]) =>
  addSample(store, embedder, sampleDocument(name, [{ paragraphs }]))
const snapshotFile = () => join(dir, readdirSync(dir).find((f) => f.endsWith('.hnsw')) ?? 'none')
const sidecar = () => join(dir, 'vectors.json')

describe('a snapshot', () => {
  beforeEach(async () => {
    await add('a', '提案立案一百件。全部办复。', '协商议政。')
    const index = await open()
    expect(index.rebuilt).toBe('absent')
    index.save()
  })

  const answers = async (from = open()) => {
    const index = await from
    const hits = await index.search(await vectorOf('协商议政。'), 3)
    expect(hits[0]).toMatchObject({ unit: 4, passage: 2 })
    expect(hits[0]?.score).toBeCloseTo(1, 5)
    return index
  }

  it('is used when it is whole, and left alone when nothing changed', async () => {
    const before = readFileSync(sidecar(), 'utf8')
    const index = await answers()
    expect(index.rebuilt).toBeNull()
    index.save()
    expect(readFileSync(sidecar(), 'utf8')).toBe(before)
    expect(readdirSync(dir)).toHaveLength(2)
  })

  const flip = (path: string, at: number) => {
    const bytes = readFileSync(path)
    const index = at < 0 ? bytes.length + at : at
    bytes[index] = (bytes[index] ?? 0) ^ 0x40
    writeFileSync(path, bytes)
  }
  const edit = (changes: object) => {
    const json = JSON.parse(readFileSync(sidecar(), 'utf8')) as object
    writeFileSync(sidecar(), JSON.stringify({ ...json, ...changes }))
  }
  it.each<[string, () => void, string]>([
    ['truncated', () => truncateSync(snapshotFile(), 500), 'damaged'],
    ['empty', () => truncateSync(snapshotFile(), 0), 'damaged'],
    ['grown', () => writeFileSync(snapshotFile(), 'x', { flag: 'a' }), 'damaged'],
    ['garbage of the same length', () => garble(snapshotFile()), 'damaged'],
    ['flipped in its header', () => flip(snapshotFile(), 8), 'damaged'],
    ['flipped in a vector', () => flip(snapshotFile(), 400), 'damaged'],
    ['flipped at its end', () => flip(snapshotFile(), -1), 'damaged'],
    ['gone', () => rmSync(snapshotFile()), 'damaged'],
    ['without its sidecar', () => rmSync(sidecar()), 'absent'],
    ['beside a garbage sidecar', () => writeFileSync(sidecar(), '{"version":1'), 'malformed'],
    ['of an unknown version', () => edit({ version: 2 }), 'malformed'],
    ['named by a path outside', () => edit({ file: '../store.db' }), 'malformed'],
    ['of another model', () => edit({ embedderId: 'other' }), 'foreign'],
    ['of another width', () => edit({ dimensions: 64 }), 'foreign'],
    ['of another store', () => edit({ storeId: 'other' }), 'foreign'],
    [
      'of other parameters',
      () => edit({ params: { m: 8, efConstruction: 9, efSearch: 9 } }),
      'foreign',
    ],
    ['with a header that lies, checksum and all', () => lie(), 'damaged'],
  ])('%s is rebuilt', async (_, spoil, reason) => {
    spoil()
    const index = await answers()
    expect(index.rebuilt).toBe(reason)
    index.save()
    expect((await answers()).rebuilt).toBeNull()
  })

  const garble = (path: string) => writeFileSync(path, readFileSync(path).fill('格'))
  const lie = () => {
    edit({ points: 3 })
  }

  it('survives a writer that was killed between the graph and its sidecar', async () => {
    writeFileSync(join(dir, 'tmp-1-dead'), 'half a file')
    writeFileSync(join(dir, 'vectors-0123456789abcdef.hnsw'), 'a graph no sidecar names')
    expect((await answers()).rebuilt).toBeNull()
  })

  it('that cannot be written leaves the former one, and says so', async () => {
    await add('b', '乙。')
    const index = await open()
    const before = readdirSync(dir)
    rmSync(dir, { recursive: true })
    writeFileSync(dir, 'a file where the folder should be')
    expect(() => index.save()).toThrow(expect.objectContaining({ code: 'unavailable' }))
    expect(before).toHaveLength(2)
    rmSync(dir)
    index.save()
    expect((await answers()).rebuilt).toBeNull()
  })

  it('that is older than the store catches up: added, removed, replaced', async () => {
    const b = await add('b', '民主监督。')
    await add('c', '书香政协。')
    store.removeDocument(b.id)
    const index = await answers()
    expect(index.rebuilt).toBeNull()
    expect(index.size).toBe(5)
    index.save()
    const [a] = store.listDocuments({ q: '', limit: 1, offset: 1 }).documents
    await addSample(store, embedder, sampleDocument('a', [{ paragraphs: ['新的一句。'] }]), {
      replaces: a?.id,
    })
    const again = await open()
    expect(again.rebuilt).toBeNull()
    const hits = await again.search(await vectorOf('协商议政。'), 10)
    const texts = [...store.units(hits.map((hit) => hit.unit)).values()].map((u) => u.text)
    expect(texts.sort()).toEqual(['书香政协。', '新的一句。'])
  })
})

describe('while open', () => {
  it("sees another process's additions and removals", async () => {
    const a = await add('a', '协商议政。')
    const mine = await open()
    const other = openStore(join(root, 'store.db'))
    await addSample(other, embedder, sampleDocument('b', [{ paragraphs: ['民主监督。'] }]))
    expect((await mine.search(await vectorOf('民主监督。'), 1))[0]?.passage).toBe(2)
    other.removeDocument(a.id)
    other.close()
    expect((await mine.search(await vectorOf('协商议政。'), 5)).map((h) => h.passage)).toEqual([2])
  })

  it('stops building when told to, and finishes the next time', async () => {
    await add('a', '协商议政。')
    const signal = AbortSignal.abort()
    const opening = openVectorIndex({
      store,
      dir,
      embedderId: embedder.id,
      dimensions: 128,
      signal,
    })
    await expect(opening).rejects.toMatchObject({ code: 'aborted' })
    expect((await open()).size).toBe(1)
  })

  it('takes a change of model: nothing is found until the units are embedded anew', async () => {
    await add('a', '协商议政。', '民主监督。民主协商。')
    const newer = createFakeEmbedder({ id: 'newer', dimensions: 128 })
    const index = await open(store, newer.id)
    expect([index.size, index.missing]).toEqual([0, 4])
    const seen: number[] = []
    expect(await embedMissing({ store, embedder: newer, onProgress: (n) => seen.push(n) })).toBe(4)
    expect(await embedMissing({ store, embedder: newer })).toBe(0)
    expect(seen).toEqual([4])
    expect((await index.search(await vectorOf('协商议政。'), 1))[0]?.passage).toBe(1)
    expect(index.missing).toBe(0)
  })
})

describe('a search within reports', () => {
  const paragraphs = (n: number, word: string) =>
    Array.from({ length: n }, (_, i) => `${word}第${i}项。`)

  it('finds the same exactly and through the graph', async () => {
    const vectors = clusteredVectors(EXACT_LIMIT + 1200, { dimensions: 128 })
    let next = 0
    const given = {
      ...embedder,
      embed: async (texts: readonly string[]) =>
        texts.map(() => vectors[next++] ?? new Float32Array(128)),
    }
    const large = paragraphs(EXACT_LIMIT + 100, '甲')
    await addSample(store, given, sampleDocument('large', [{ paragraphs: large }]))
    await addSample(store, given, sampleDocument('small', [{ paragraphs: paragraphs(900, '乙') }]))
    const index = await open()
    const query = vectors[vectors.length - 1] ?? new Float32Array(128)
    const everything = await index.search(query, 5000)
    const within = (low: number, high: number) =>
      everything.filter((hit) => hit.unit > low && hit.unit <= high).slice(0, 10)
    const small = await index.search(query, 10, { reports: [2] })
    expect(small.map((h) => h.unit)).toEqual(
      within(EXACT_LIMIT + 100, EXACT_LIMIT + 1000).map((h) => h.unit),
    )
    const filtered = await index.search(query, 10, { reports: [1] })
    expect(filtered.every((hit) => hit.unit <= EXACT_LIMIT + 100)).toBe(true)
    expect(filtered.map((h) => h.unit)).toEqual(within(0, EXACT_LIMIT + 100).map((h) => h.unit))
    expect(await index.search(query, 10, { reports: [] })).toEqual([])
    expect(await index.search(query, 10, { reports: [99] })).toEqual([])
    expect(await index.search(query, 3, { reports: [2, 2] })).toHaveLength(3)
  })
})
