import type { Db } from './database.js'

export interface Meta {
  get(key: string): string | null
  set(key: string, value: string): void
  /** Random, made with the store: tells one store's derived files from another's. */
  storeId(): string
  /** Grows with every change of the units, by any process. Cheap: one look-up by key. */
  generation(): number
  /** Within a transaction that changes the units. */
  bumpGeneration(): void
}

export function metaQueries(db: Db): Meta {
  const read = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const write = db.prepare<[string, string]>(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  const bump = db.prepare("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
  const get = (key: string) => (read.get(key) as string | undefined) ?? null
  return {
    get,
    set: (key, value) => void write.run(key, value),
    storeId: () => get('store_id') ?? '',
    generation: () => Number(get('generation') ?? 0),
    bumpGeneration: () => void bump.run(),
  }
}
