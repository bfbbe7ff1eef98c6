import { describe, expect, it } from 'vitest'
import { createFakeEmbedder } from '../embed/testing/fake-embedder.js'
import { createEveryday } from './everyday.js'

describe('likeness to everyday requests', () => {
  it('is high for one of them, low for the matter of reports', async () => {
    const fake = createFakeEmbedder()
    const everyday = createEveryday(fake)
    const likeness = async (text: string) => {
      const [vector = new Float32Array(0)] = await fake.embed([text], { kind: 'query' })
      return everyday.likeness(vector)
    }
    expect(await likeness('明天天气怎么样')).toBeCloseTo(1)
    expect(await likeness('立案提案办复率')).toBeLessThan(0.5)
  })

  it('embeds the requests once, and again only after a failure', async () => {
    const fake = createFakeEmbedder()
    let failures = 1
    const everyday = createEveryday({
      ...fake,
      embed: async (texts, options) => {
        if (failures-- > 0) throw new Error('no memory')
        return fake.embed(texts, options)
      },
    })
    const question = new Float32Array(fake.dimensions).fill(1)
    await expect(everyday.likeness(question)).rejects.toThrow('no memory')
    expect(await everyday.likeness(question)).not.toBeNaN()
    const { length } = fake.embedded
    expect(length).toBeGreaterThan(10)
    await everyday.likeness(question)
    expect(fake.embedded).toHaveLength(length)
  })
})
