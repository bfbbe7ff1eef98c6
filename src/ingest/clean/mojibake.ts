import type { Repair } from '../../domain.js'
import { entityRepairs, spaceRepairs } from './entities.js'
import { lostByteRepairs } from './lost-byte.js'
import { misreadQuoteRepairs } from './misread-quotes.js'
import { misreadUtf8Repairs } from './misread-utf8.js'

/**
 * Every repair of a text that can be known, sorted, without overlaps: lost bytes, UTF-8 read as
 * something else, HTML entities, no-break spaces. What cannot be known (`锟斤拷`) stays. No
 * repair makes, changes or takes away a digit.
 */
export function findRepairs(text: string): Repair[] {
  const found = [
    ...misreadUtf8Repairs(text),
    ...misreadQuoteRepairs(text),
    ...lostByteRepairs(text),
    ...entityRepairs(text),
    ...spaceRepairs(text),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Repair[] = []
  for (const repair of found) {
    if (repair.start >= (kept.at(-1)?.end ?? 0)) kept.push(repair)
  }
  return kept
}
