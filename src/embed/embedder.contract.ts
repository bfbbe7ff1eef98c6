import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Embedder } from './embedder.js'

const A = '市政协全年立案提案一百二十三件，全部办理答复。'
const B = '全年共立案政协提案一百二十三件，办复率百分之百。'
const C = '今年粮食喜获丰收，秋收进度快于往年。'

/** Vectors of one text differ a little with the batch it is in: int8 activations share a scale. */
const SAME = 0.97

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return Number.NaN
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}

/** What every `Embedder` must do. */
export function embedderContract(name: string, create: () => Promise<Embedder>) {
  describe(`Embedder contract: ${name}`, () => {
    let embedder: Embedder
    beforeAll(async () => {
      embedder = await create()
    })
    afterAll(() => embedder.close())
    const passages = (...texts: string[]) => embedder.embed(texts, { kind: 'passage' })

    it('gives one normalised vector of its width a text', async () => {
      const vectors = await passages(A, B, '', '。', ' ', 'a'.repeat(5000), '政'.repeat(3000))
      expect(vectors).toHaveLength(7)
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array)
        expect(vector).toHaveLength(embedder.dimensions)
        expect(cosine(vector, vector)).toBeCloseTo(1, 4)
      }
      expect(await passages()).toEqual([])
    })

    it('puts like near like', async () => {
      const [a, b, c] = await passages(A, B, C)
      expect(cosine(a, b)).toBeGreaterThan(cosine(a, c) + 0.05)
    })

    it('keeps the order of the texts, whatever their lengths', async () => {
      const texts = Array.from({ length: 60 }, (_, i) => `${i}号`.repeat(1 + ((i * 7) % 40)))
      const together = await passages(...texts)
      for (const i of [0, 13, 37, 59]) {
        const [alone] = await passages(texts[i] ?? '')
        const nearest = together.map((v) => cosine(v, alone))
        expect(nearest[i]).toBeGreaterThan(SAME)
        expect(nearest[i]).toBeGreaterThan(Math.max(...nearest) - 0.02)
      }
    })

    it('is blind to script, width and case', async () => {
      const [a, b, c, d] = await passages('协商议政ABC２', '協商議政abc2', '書香政協', '书香政协')
      expect(cosine(a, b)).toBeGreaterThan(SAME)
      expect(cosine(c, d)).toBeGreaterThan(SAME)
    })

    it('reports progress up to the whole', async () => {
      const seen: [number, number][] = []
      const texts = Array.from({ length: 200 }, (_, i) => `第${i}件提案`)
      await embedder.embed(texts, { kind: 'passage', onProgress: (...at) => seen.push(at) })
      expect(seen.at(-1)).toEqual([200, 200])
      expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((x, y) => x - y))
    })

    it('stops when told to', async () => {
      const controller = new AbortController()
      const texts = Array.from({ length: 400 }, (_, i) => `中止${i}`.repeat(20))
      const running = embedder.embed(texts, {
        kind: 'passage',
        signal: controller.signal,
        onProgress: () => controller.abort(),
      })
      await expect(running).rejects.toMatchObject({ code: 'aborted' })
      expect(await passages(A)).toHaveLength(1)
    })

    it('serves several callers at once', async () => {
      const all = await Promise.all(
        [A, B, C].map((text) => embedder.embed([text], { kind: 'query' })),
      )
      const [a] = await embedder.embed([A], { kind: 'query' })
      expect(cosine(all[0]?.[0], a)).toBeGreaterThan(SAME)
      expect(cosine(all[2]?.[0], a)).toBeLessThan(SAME)
    })
  })
}
