import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resolveModel, verifyModel, weightsDigest } from './models.js'
import { createTransformersEmbedder } from './transformers.js'

let dir: string
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'xiezheng-model-')), '我的 model')
  cpSync(resolveModel().folder, dir, { recursive: true })
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }))

describe('the built-in model', () => {
  it('is what its card says', async () => {
    const files = await verifyModel(resolveModel())
    expect(files.map((file) => file.ok)).toEqual([true, true, null, null])
  })
})

describe('a local folder', () => {
  it('is read with its own settings, and its weights name it', async () => {
    writeFileSync(join(dir, 'xiezheng.json'), '{"name":"mine","queryPrefix":"","maxTokens":64}')
    const model = resolveModel(dir)
    expect(model).toMatchObject({
      name: 'mine',
      queryPrefix: '',
      pooling: 'cls',
      dimensions: 512,
      maxTokens: 64,
    })
    expect(weightsDigest(model)).toBe(weightsDigest(resolveModel()))
    const embedder = await createTransformersEmbedder({ model: dir })
    expect(embedder.id).toMatch(/^mine@5928a8ed9848/)
    const [query] = await embedder.embed(['政协'], { kind: 'query' })
    const [passage] = await embedder.embed(['政协'], { kind: 'passage' })
    expect(query).toEqual(passage)
    await embedder.close()
  })

  it.each<[string, () => void, string]>([
    ['that is not there', () => rmSync(dir, { recursive: true }), 'model_missing'],
    ['without weights', () => rmSync(join(dir, 'onnx'), { recursive: true }), 'model_missing'],
    ['with a broken config', () => writeFileSync(join(dir, 'config.json'), '{'), 'invalid_input'],
    [
      'with a wrong setting',
      () => writeFileSync(join(dir, 'xiezheng.json'), '{"pooling":"max"}'),
      'invalid_input',
    ],
    [
      'with truncated weights',
      () => truncateSync(join(dir, 'onnx/model_quantized.onnx'), 1000),
      'model_missing',
    ],
  ])('%s is refused', async (_, spoil, code) => {
    spoil()
    await expect(createTransformersEmbedder({ model: dir })).rejects.toMatchObject({ code })
  })
})
