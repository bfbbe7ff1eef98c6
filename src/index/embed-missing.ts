import { vectorHash } from '../embed/cached.js'
import type { Embedder } from '../embed/embedder.js'
import type { BuildOptions } from './build.js'
import type { Store } from './store.js'

/** Units embedded between two writes. */
const PART = 512

/**
 * Embeds every unit of the store that has no vector under this embedder, as after a change of
 * model. Resumes where it was interrupted. Returns how many units were embedded.
 *
 * @param options.embedder not the cached one: this writes to the store itself.
 * @throws XiezhengError `aborted`, and what the embedder throws.
 */
export async function embedMissing(
  options: BuildOptions & { store: Store; embedder: Embedder },
): Promise<number> {
  const { store, embedder, onProgress, signal } = options
  const total = store.countWithoutVector(embedder.id)
  let done = 0
  for (;;) {
    const units = store.unitsWithoutVector(embedder.id, PART)
    if (units.length === 0) break
    const texts = [...new Set(units.map((unit) => unit.text))]
    const vectors = await embedder.embed(texts, { kind: 'passage', signal })
    store.putVectors(
      embedder.id,
      vectors.map((vector, i) => ({ hash: vectorHash('passage', texts[i] ?? ''), vector })),
    )
    done += units.length
    onProgress?.(Math.min(done, total), total)
  }
  if (done > 0) store.meta.bumpGeneration()
  return done
}
