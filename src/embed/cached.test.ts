import { expect, it } from 'vitest'
import { openStore } from '../index/store.js'
import { createCachedEmbedder } from './cached.js'
import { createFakeEmbedder } from './testing/fake-embedder.js'

it('embeds a passage once, across embedders of one id, and repeats within a call once', async () => {
  const store = openStore(':memory:')
  const inner = createFakeEmbedder()
  const first = createCachedEmbedder(inner, store)
  const progress: [number, number][] = []
  const vectors = await first.embed(['甲', '乙', '甲'], {
    kind: 'passage',
    onProgress: (...at) => progress.push(at),
  })
  expect(inner.embedded).toEqual(['甲', '乙'])
  expect(vectors[0]).toEqual(vectors[2])
  expect(progress.at(-1)).toEqual([3, 3])
  const again = await createCachedEmbedder(inner, store).embed(['乙', '甲'], { kind: 'passage' })
  expect(again).toEqual([vectors[1], vectors[0]])
  expect(inner.embedded).toHaveLength(2)
  await createCachedEmbedder(createFakeEmbedder({ id: 'other' }), store).embed(['甲'], {
    kind: 'passage',
  })
  expect(store.pruneVectors('9999')).toBe(3)
  store.close()
})

it('resumes after an interruption with what was written', async () => {
  const store = openStore(':memory:')
  const texts = Array.from({ length: 25 }, (_, i) => `第${i}句`)
  const inner = createFakeEmbedder()
  const controller = new AbortController()
  const embedder = createCachedEmbedder(inner, store, { writeEvery: 10 })
  const interrupted = embedder.embed(texts, {
    kind: 'passage',
    signal: controller.signal,
    onProgress: (done) => done >= 15 && controller.abort(),
  })
  await expect(interrupted).rejects.toMatchObject({ code: 'aborted' })
  const before = inner.embedded.length
  await embedder.embed(texts, { kind: 'passage' })
  expect(inner.embedded.slice(before)).toEqual(texts.slice(10))
  store.close()
})

it('keeps queries in memory alone, the most recent ones', async () => {
  const store = openStore(':memory:')
  const inner = createFakeEmbedder()
  const embedder = createCachedEmbedder(inner, store, { memory: 2 })
  const ask = (text: string) => embedder.embed([text], { kind: 'query' })
  for (const text of ['一', '二', '一', '三', '一', '二']) await ask(text)
  expect(inner.embedded).toEqual(['一', '二', '三', '二'])
  expect(store.pruneVectors('9999')).toBe(0)
  store.close()
})

it('leaves no trace on disk where it has no cache', async () => {
  const inner = createFakeEmbedder()
  const embedder = createCachedEmbedder(inner, null)
  await embedder.embed(['一', '一'], { kind: 'passage' })
  await embedder.embed(['一'], { kind: 'passage' })
  await embedder.embed(['一'], { kind: 'query' })
  expect(inner.embedded).toEqual(['一', '一'])
})
