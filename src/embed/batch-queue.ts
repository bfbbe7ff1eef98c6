/**
 * Runs jobs one at a time; urgent ones overtake all that wait. A long ingest queues batch by
 * batch, so a question waits for one batch at most.
 */
export class BatchQueue {
  readonly #urgent: (() => Promise<void>)[] = []
  readonly #patient: (() => Promise<void>)[] = []
  #running = false

  /** Resolves or rejects as the job does. */
  run<T>(job: () => Promise<T>, urgent: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const lane = urgent ? this.#urgent : this.#patient
      lane.push(() => job().then(resolve, reject))
      if (!this.#running) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#running = true
    for (;;) {
      const next = this.#urgent.shift() ?? this.#patient.shift()
      if (next === undefined) break
      await next()
      // The native call may hold the thread: let requests that came in meanwhile join the queue.
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#running = false
  }
}
