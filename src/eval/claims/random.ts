/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number of `[0, n)`. */
  below(n: number): number
  /** One of a list; undefined where it is empty. */
  one<T>(list: readonly T[]): T | undefined
  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** A generator after mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const below = (n: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  return {
    below,
    one: (list) => list[below(list.length)],
    shuffle: (list) => {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const a = out[i]
        const b = out[j]
        if (a === undefined || b === undefined) continue
        out[i] = b
        out[j] = a
      }
      return out
    },
  }
}
