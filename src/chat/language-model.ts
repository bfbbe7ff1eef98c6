/** A message to a language model. */
export interface ModelMessage {
  role: 'system' | 'user'
  content: string
}

export const MODEL_FAULTS = ['down', 'rejected', 'quota', 'timeout', 'malformed'] as const
/**
 * Why a model gave no (whole) answer: it cannot be reached or failed, it turned the request
 * down, quota or rate is used up, it was silent too long, or what it sent cannot be read.
 */
export type ModelFault = (typeof MODEL_FAULTS)[number]

/** Thrown by a model that does not answer. Its message never holds a secret or the endpoint's own words. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  readonly fault: ModelFault

  constructor(fault: ModelFault, options: { cause?: unknown } = {}) {
    super(`language model: ${fault}`, options)
    this.fault = fault
  }
}

/** Anything that writes text from messages. */
export interface LanguageModel {
  /**
   * The answer, piece by piece as it is written. Leaving the iteration early, or the signal,
   * stops the model.
   *
   * @throws ModelFailure; XiezhengError `aborted` where the signal fires.
   */
  write(messages: readonly ModelMessage[], signal: AbortSignal | undefined): AsyncIterable<string>
  /** Tokens the messages may take, roughly counted. */
  readonly promptTokens: number
}
