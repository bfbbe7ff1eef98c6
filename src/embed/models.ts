import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { XiezhengError } from '../errors.js'

/** One file a model cannot do without. */
export interface ModelFile {
  /** Relative to the model's folder. */
  path: string
  /** Expected size; null where it is not known (a local model). */
  bytes: number | null
  /** Expected hex SHA-256; null where it is not known (a local model). */
  sha256: string | null
}

/** An encoder as it lies on this machine. */
export interface Model {
  name: string
  /** Absolute folder that holds `config.json`, the two tokenizer files and `onnx/`. */
  folder: string
  /** Put before a query, never before a passage. */
  queryPrefix: string
  /** `cls`: the first token's vector; `mean`: the mean over the attention mask. */
  pooling: 'cls' | 'mean'
  dimensions: number
  /** Longest input in tokens, special tokens included; longer texts are truncated. */
  maxTokens: number
  /** Which weights: `q8` is `onnx/model_quantized.onnx`, `fp32` is `onnx/model.onnx`. */
  dtype: 'q8' | 'fp32'
  files: ModelFile[]
}

export const DEFAULT_MODEL = 'xiezheng-zh-2l'

/** `models/` of the package: two folders up both from `src/embed` and from `dist/embed`. */
const MODELS_FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '../../models')

const BGE_PREFIX = '为这个句子生成表示以用于检索相关文章：'

const BUILT_IN: readonly Model[] = [
  {
    name: DEFAULT_MODEL,
    folder: join(MODELS_FOLDER, DEFAULT_MODEL),
    queryPrefix: BGE_PREFIX,
    pooling: 'cls',
    dimensions: 512,
    maxTokens: 512,
    dtype: 'q8',
    files: [
      {
        path: 'onnx/model_quantized.onnx',
        bytes: 14_469_712,
        sha256: '5928a8ed9848277ef169773409425b1def16f8af5620ba20617c97b75c3648f6',
      },
      {
        path: 'tokenizer.json',
        bytes: 192_151,
        sha256: '433e7e2922cd99671f2aacd394913c93cf831d110d8892e01364897b08899865',
      },
      { path: 'tokenizer_config.json', bytes: null, sha256: null },
      { path: 'config.json', bytes: null, sha256: null },
    ],
  },
]

/** `xiezheng.json` in a local model's folder: what `config.json` does not say. Defaults suit the bge-zh family. */
const localSchema = z.object({
  name: z.string().min(1).optional(),
  queryPrefix: z.string().default(BGE_PREFIX),
  pooling: z.enum(['cls', 'mean']).default('cls'),
  dtype: z.enum(['q8', 'fp32']).default('q8'),
  maxTokens: z.number().int().min(8).max(8192).optional(),
})

const bertSchema = z.object({
  hidden_size: z.number().int().positive(),
  max_position_embeddings: z.number().int().positive().default(512),
})

/**
 * A model by name (built in) or by the path of a local folder in the transformers.js layout,
 * optionally with a `xiezheng.json` beside its `config.json`. Sizes are checked here, digests
 * by `verifyModel`. Models from a hub are not fetched: put them in a folder first.
 *
 * @throws XiezhengError `model_missing` when files are absent or of the wrong size; `invalid_input` for a malformed config.
 */
export function resolveModel(nameOrPath: string = DEFAULT_MODEL): Model {
  const builtIn = BUILT_IN.find((model) => model.name === nameOrPath)
  const model = builtIn ?? localModel(nameOrPath)
  for (const file of model.files) {
    const path = join(model.folder, file.path)
    const size = existsSync(path) ? statSync(path).size : null
    if (size === null || (file.bytes !== null && size !== file.bytes)) {
      throw new XiezhengError(
        'model_missing',
        `模型“${model.name}”的文件 ${file.path} ${size === null ? '不存在' : '不完整'}。请重新安装本程序，或检查模型文件夹。`,
        { details: { model: model.name, file: file.path, expected: file.bytes, found: size } },
      )
    }
  }
  return model
}

/** Hashes every file of a model. `ok` is null where no digest is known to compare with. For `doctor`. */
export async function verifyModel(
  model: Model,
): Promise<{ path: string; sha256: string; ok: boolean | null }[]> {
  const checked = []
  for (const file of model.files) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(join(model.folder, file.path))) hash.update(chunk)
    const sha256 = hash.digest('hex')
    const ok = file.sha256 === null ? null : file.sha256 === sha256
    checked.push({ path: file.path, sha256, ok })
  }
  return checked
}

/** The weights' digest, as part of an embedder's id: known for a built-in model, computed for a local one. */
export function weightsDigest(model: Model): string {
  const weights = model.files.find((file) => file.path.endsWith('.onnx'))
  if (weights?.sha256) return weights.sha256
  const path = join(model.folder, weights?.path ?? weightsPath(model.dtype))
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

function localModel(path: string): Model {
  const folder = isAbsolute(path) ? path : resolve(path)
  if (!existsSync(join(folder, 'config.json'))) {
    throw new XiezhengError(
      'model_missing',
      `没有名为“${path}”的模型，也没有这样的模型文件夹（须含 config.json、tokenizer.json、tokenizer_config.json 和 onnx/）。内置模型：${DEFAULT_MODEL}。`,
      { details: { model: path } },
    )
  }
  const bert = parseJson(join(folder, 'config.json'), bertSchema)
  const ours = join(folder, 'xiezheng.json')
  const local = existsSync(ours) ? parseJson(ours, localSchema) : localSchema.parse({})
  return {
    name: local.name ?? basename(folder),
    folder,
    queryPrefix: local.queryPrefix,
    pooling: local.pooling,
    dimensions: bert.hidden_size,
    maxTokens: Math.min(local.maxTokens ?? 512, bert.max_position_embeddings),
    dtype: local.dtype,
    files: [
      { path: weightsPath(local.dtype), bytes: null, sha256: null },
      { path: 'tokenizer.json', bytes: null, sha256: null },
      { path: 'tokenizer_config.json', bytes: null, sha256: null },
      { path: 'config.json', bytes: null, sha256: null },
    ],
  }
}

function weightsPath(dtype: Model['dtype']): string {
  return dtype === 'q8' ? 'onnx/model_quantized.onnx' : 'onnx/model.onnx'
}

function parseJson<T>(path: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new XiezhengError('invalid_input', `模型配置 ${basename(path)} 格式不对，请检查。`, {
      cause,
      details: { file: basename(path) },
    })
  }
}
