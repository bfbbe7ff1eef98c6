import {
  AutoModel,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from '@xenova/transformers'
import { XiezhengError } from '../errors.js'
import { BatchQueue } from './batch-queue.js'
import { planBatches } from './batches.js'
import type { Embedder, EmbedOptions } from './embedder.js'
import { MODEL_TEXT_VERSION, modelText } from './model-text.js'
import { type Model, resolveModel, weightsDigest } from './models.js'
import { pool } from './pooling.js'

export interface TransformersOptions {
  /** Name of a built-in model or path of a local folder; default the built-in one. */
  model?: string | undefined
  /** Threads of the ONNX runtime, 1..; default its own choice (the physical cores). */
  threads?: number | undefined
  /** Tokens a batch, padding included, 64..; see `DEFAULT_BATCH_TOKENS`. */
  batchTokens?: number | undefined
}

/** Measured on 2 cores: the best throughput (512: 2 % less, 4096: 10 % less), and a batch of it holds a question up for 45 ms. */
export const DEFAULT_BATCH_TOKENS = 1024

/** Calls of at most this many texts (a passage to compare, a claim) overtake an ingest, as questions do. */
const URGENT_TEXTS = 16

/** Room for [CLS] and [SEP]. */
const SPECIAL_TOKENS = 2

/**
 * An encoder of transformers.js in this process, offline. Loads the weights at once.
 *
 * @throws XiezhengError `model_missing` when files are absent, incomplete or do not load.
 */
export async function createTransformersEmbedder(
  options: TransformersOptions = {},
): Promise<Embedder> {
  const model = resolveModel(options.model)
  const { tokenizer, network } = await load(model, options.threads)
  const budget = Math.max(64, options.batchTokens ?? DEFAULT_BATCH_TOKENS)
  return new TransformersEmbedder(model, tokenizer, network, budget)
}

class TransformersEmbedder implements Embedder {
  readonly id: string
  readonly dimensions: number
  readonly #queue = new BatchQueue()

  constructor(
    private readonly model: Model,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly network: PreTrainedModel,
    private readonly budget: number,
  ) {
    this.id = `${model.name}@${weightsDigest(model).slice(0, 12)}.t${MODEL_TEXT_VERSION}`
    this.dimensions = model.dimensions
  }

  async embed(texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]> {
    const { kind, signal, onProgress } = options
    const prefix = kind === 'query' ? this.model.queryPrefix : ''
    const inputs = texts.map((text) => prefix + modelText(text))
    const lengths = inputs.map((t) => Math.min(t.length + SPECIAL_TOKENS, this.model.maxTokens))
    const urgent = kind === 'query' || texts.length <= URGENT_TEXTS
    const vectors = new Array<Float32Array>(texts.length)
    let done = 0
    for (const batch of planBatches(lengths, this.budget)) {
      throwIfAborted(signal)
      const inBatch = batch.map((index) => inputs[index] ?? '')
      const found = await this.#queue.run(() => this.#infer(inBatch), urgent)
      for (const [position, index] of batch.entries()) {
        const vector = found[position]
        if (vector === undefined) throw new XiezhengError('internal', '模型返回的向量数目不对。')
        vectors[index] = vector
      }
      done += batch.length
      onProgress?.(done, texts.length)
    }
    throwIfAborted(signal)
    return vectors
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => void (await this.network.dispose()), false)
  }

  async #infer(texts: string[]): Promise<Float32Array[]> {
    const inputs = this.tokenizer(texts, {
      padding: true,
      truncation: true,
      max_length: this.model.maxTokens,
    })
    const outputs: Record<string, Tensor> = await this.network(inputs)
    try {
      const output = outputs.last_hidden_state ?? Object.values(outputs)[0]
      if (!(output?.data instanceof Float32Array)) {
        throw new XiezhengError('model_missing', '模型的输出不是向量，请换用句向量模型。')
      }
      return pool(output.data, output.dims, inputs.attention_mask.data, this.model.pooling)
    } finally {
      for (const tensor of [...Object.values(outputs), ...Object.values(inputs)]) {
        ;(tensor as Tensor).dispose()
      }
    }
  }
}

async function load(model: Model, threads: number | undefined) {
  env.allowRemoteModels = false
  env.allowLocalModels = true
  // Or a stale download of the library's own cache would come before the folder given.
  env.useFSCache = false
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(model.folder)
    const network = await AutoModel.from_pretrained(model.folder, {
      dtype: model.dtype,
      session_options: threads === undefined ? {} : { intraOpNumThreads: threads },
    })
    return { tokenizer, network }
  } catch (cause) {
    throw new XiezhengError(
      'model_missing',
      `模型“${model.name}”无法加载，文件可能损坏。请运行 doctor 检查，或重新安装本程序。`,
      { cause, details: { model: model.name } },
    )
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new XiezhengError('aborted', '操作已取消。', { cause: signal.reason })
}
