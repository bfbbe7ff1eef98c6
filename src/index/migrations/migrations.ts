import { initial } from './001-initial.js'
import { lexicalWithoutDrift } from './002-lexical-without-drift.js'
import { lexicalContext } from './003-lexical-context.js'

/** In order, append-only: one that was released is never changed. `user_version` is how many have run. */
export const MIGRATIONS: readonly string[] = [initial, lexicalWithoutDrift, lexicalContext]
