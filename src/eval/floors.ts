import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const floorsSchema = z.record(
  z.string(),
  z.object({
    /** SHA-256 over the data the floors were measured on, first 16 hex digits. */
    digest: z.string(),
    /** Figures that must be at least this. */
    atLeast: z.record(z.string(), z.number()).default({}),
    /** Figures that must be at most this. */
    atMost: z.record(z.string(), z.number()).default({}),
  }),
)

export type Floors = z.infer<typeof floorsSchema>

/** The pinned floors, by name of the set. Lowering one is a change that a reviewer sees. */
export function readFloors(path: string): Floors {
  return floorsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** One digest for several files, in the order given: 16 hex digits. */
export function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(createHash('sha256').update(readFileSync(path)).digest())
  return hash.digest('hex').slice(0, 16)
}

/** What falls short of the floors, a line each; empty when all hold. A set without floors, or measured on other data, falls short too. */
export function shortfalls(
  name: string,
  digest: string,
  figures: Readonly<Record<string, unknown>>,
  floors: Floors,
): string[] {
  const set = floors[name]
  if (!set) return [`${name}: no floors are pinned`]
  if (set.digest !== digest)
    return [`${name}: the data changed (${digest}, floors are for ${set.digest})`]
  const misses: string[] = []
  const figure = (key: string) => {
    const value = figures[key]
    return typeof value === 'number' ? value : Number.NaN
  }
  for (const [key, floor] of Object.entries(set.atLeast)) {
    if (!(figure(key) >= floor)) misses.push(`${name}: ${key} ${figure(key)} < ${floor}`)
  }
  for (const [key, ceiling] of Object.entries(set.atMost)) {
    if (!(figure(key) <= ceiling)) misses.push(`${name}: ${key} ${figure(key)} > ${ceiling}`)
  }
  return misses
}
