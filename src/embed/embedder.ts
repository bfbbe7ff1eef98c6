/** Turns texts into embeddings. Implementations: `transformers.ts` (ONNX, in process), `cached.ts` (content-addressed cache before another). */
export interface Embedder {
  /** Names the vectors: equal ids mean comparable vectors. Includes the weights' digest. */
  readonly id: string
  /** Length of every vector. */
  readonly dimensions: number
  /**
   * One L2-normalised vector a text, in order. `query` adds the model's query prefix; `passage`
   * adds none and is also what passages are compared with each other by. Texts longer than the
   * model's window are truncated. Texts are converted to Simplified by the embedder.
   *
   * @throws XiezhengError `aborted` when the signal fires; `model_missing` when the files are not there.
   */
  embed(texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]>
  close(): Promise<void>
}

export interface EmbedOptions {
  kind: 'query' | 'passage'
  signal?: AbortSignal | undefined
  /** Called as texts are done, with how many of how many. */
  onProgress?: ((done: number, total: number) => void) | undefined
}
