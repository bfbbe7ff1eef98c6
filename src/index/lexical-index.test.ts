import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeEmbedder } from '../embed/testing/fake-embedder.js'
import { bigrams } from '../text/bigrams.js'
import { encodeTerm } from './lexical-index.js'
import { openStore, type Store } from './store.js'
import { addSample, sampleDocument } from './testing/sample-document.js'

const embedder = createFakeEmbedder()
let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})

const add = (name: string, ...paragraphs: string[]) =>
  addSample(store, embedder, sampleDocument(name, [{ paragraphs }]))
const passages = (query: string | string[], k = 10, reports?: number[] | null) =>
  store.lexical.search(query, k, reports).map((hit) => hit.passage)

describe('search', () => {
  it.each([
    ['提案', [1]],
    ['提案办理', [1, 3]],
    ['3.5', [2]],
    ['3', []],
    ['5', []],
    ['３．５％', [2]],
    ['GDP', [2]],
    ['gdp', [2]],
    ['書香', [3]],
    ['没有', []],
    ['', []],
    ['"', []],
    ['OR AND NOT NEAR', []],
    ['𠮷', [4]],
    ['鿿鿿', [4]],
    ['办', []],
  ])('%s finds %o', async (query, expected) => {
    await add('a', '提案立案。', '增长3.5%的GDP。', '书香政协办理。', '政协𠮷云鿿鿿。')
    expect(passages(query)).toEqual(expected)
  })

  it('scores higher what holds more and rarer terms; scores are positive', async () => {
    await add('a', '政协工作。', '政协协商工作。', '政协有事来协商工作。', '政协。', '无关。')
    const hits = store.lexical.search('有事来协商', 10)
    expect(hits[0]?.passage).toBe(3)
    expect(hits.every((hit) => hit.score > 0)).toBe(true)
    expect(passages('有事来协商', 1)).toEqual([3])
  })

  it('finds a passage by its heading too, its own words first', async () => {
    // Every sample passage stands under the heading 工作回顾.
    await add('a', '提案立案。', '协商的工作回顾。')
    expect(passages('工作回顾')).toEqual([2, 1])
    expect(store.lexical.documentFrequency(['回顾']).get('回顾')).toBe(1)
  })

  it('keeps to reports', async () => {
    await add('a', '协商议政。')
    await add('b', '协商监督。')
    expect(passages('协商')).toHaveLength(2)
    expect(passages('协商', 10, null)).toHaveLength(2)
    expect(passages('协商', 10, [2])).toEqual([2])
    expect(passages('协商', 10, [])).toEqual([])
  })

  it('answers a query of thousands of characters', async () => {
    await add('a', '协商议政。')
    const long = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
    expect(passages(`${long}。协商议政`)).toEqual([1])
  })
})

it('counts in how many passages a term occurs, through removals', async () => {
  const a = await add('a', '协商3.5协商。', '协商。')
  await add('b', '协商。')
  const terms = ['协商', '3.5', '没有', '𠮷']
  expect([...store.lexical.documentFrequency(terms)]).toEqual([
    ['协商', 3],
    ['3.5', 1],
    ['没有', 0],
    ['𠮷', 0],
  ])
  expect(store.lexical.size()).toBe(3)
  store.removeDocument(a.id)
  expect([...store.lexical.documentFrequency(terms).values()]).toEqual([1, 0, 0, 0])
  expect(store.lexical.size()).toBe(1)
  expect(passages('协商')).toEqual([3])
})

it('every term is one token of its own', () => {
  const terms = bigrams('政协𠮷云 3.5 abc 鿿鿿 豈更 é')
  expect(new Set(terms.map(encodeTerm)).size).toBe(new Set(terms).size)
  expect(terms.map(encodeTerm).every((term) => /^[.a-z0-9\u3400-\u9fcb]+$/.test(term))).toBe(true)
})

describe('an index of older terms', () => {
  it('is built anew when the store is opened', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'xiezheng-lexical-'))
    const path = join(dir, 'store.sqlite')
    try {
      const first = openStore(path)
      await addSample(first, embedder, sampleDocument('a', [{ paragraphs: ['立案三十七件。'] }]))
      first.lexical.remove([1])
      expect(first.lexical.search('37件', 10)).toEqual([])
      first.meta.set('lexical_version', '0')
      first.close()
      const again = openStore(path)
      expect(again.lexical.search('37件', 10).map(({ passage }) => passage)).toEqual([1])
      expect(again.lexical.documentFrequency(['37']).get('37')).toBe(1)
      again.close()
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})

it('asks once, however many passages it may stay within', async () => {
  const paragraphs = Array.from({ length: 400 }, (_, n) => `第${n}段讲协商议政与提案办理。`)
  await add('a', ...paragraphs)
  const best = (run: () => unknown) => {
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now()
      run()
      return performance.now() - started
    })
    return Math.min(...times)
  }
  const everywhere = best(() => passages('协商议政提案办理', 100))
  // Once for each passage would be hundreds of times as long.
  expect(best(() => passages('协商议政提案办理', 100, [1]))).toBeLessThan(20 * everywhere)
})
