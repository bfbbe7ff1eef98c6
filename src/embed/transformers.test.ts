import { afterAll, describe, expect, it } from 'vitest'
import { createTransformersEmbedder } from './transformers.js'

const embedder = await createTransformersEmbedder()
afterAll(() => embedder.close())

describe('the built-in encoder', () => {
  it('names its weights and its width', () => {
    expect(embedder.id).toMatch(/^xiezheng-zh-2l@5928a8ed9848\.t\d+$/)
    expect(embedder.dimensions).toBe(512)
  })

  it('puts a prefix before queries alone', async () => {
    const text = ['立案提案多少件']
    const [query] = await embedder.embed(text, { kind: 'query' })
    const [passage] = await embedder.embed(text, { kind: 'passage' })
    const cosine = query?.reduce((sum, x, i) => sum + x * (passage?.[i] ?? 0), 0) ?? 0
    expect(cosine).toBeLessThan(0.97)
    expect(cosine).toBeGreaterThan(0.5)
  })

  it('lets a question overtake an ingest', async () => {
    const finished: string[] = []
    const texts = Array.from({ length: 300 }, (_, i) => `第${i}件提案已经办理答复。`.repeat(3))
    const ingest = embedder.embed(texts, { kind: 'passage' }).then(() => finished.push('ingest'))
    const question = embedder
      .embed(['多少件'], { kind: 'query' })
      .then(() => finished.push('question'))
    await Promise.all([ingest, question])
    expect(finished).toEqual(['question', 'ingest'])
  })
})
