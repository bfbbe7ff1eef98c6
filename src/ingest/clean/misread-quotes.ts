import type { Repair } from '../../domain.js'

/**
 * Punctuation whose UTF-8 was read as Windows-1252 by itself, within a text that is otherwise
 * sound: `â€œ` for `“`. The third byte of `”` has no character there and is often lost.
 */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['â€œ', '“'],
  ['â€\u009d', '”'],
  ['â€˜', '‘'],
  ['â€™', '’'],
  ['â€”', '—'],
  ['â€“', '–'],
  ['â€¦', '…'],
  ['ã€\u0082', '。'],
  ['ã€‚', '。'],
  ['ã€\u0081', '、'],
  ['ã€Š', '《'],
  ['ã€‹', '》'],
  ['ï¼Œ', '，'],
  ['ï¼š', '：'],
  ['ï¼›', '；'],
])
const MISREAD =
  /â€[œ\u009d˜™”“¦]|ã€[\u0082‚\u0081Š‹]|ï¼[Œš›]|â€(?=[\u3400-\u9fff，。；：、！？\s]|$)/g

/** Where such a mark stands, and what it was. A bare `â€` closes a quotation that `â€œ` opened. */
export function misreadQuoteRepairs(text: string): Repair[] {
  const repairs: Repair[] = []
  let open = false
  for (const match of text.matchAll(MISREAD)) {
    const [from] = match
    const to: string | null = MARKS.get(from) ?? (open ? '”' : null)
    if (to === null) continue
    open = to === '“' || (open && to !== '”')
    repairs.push({ start: match.index, end: match.index + from.length, from, to })
  }
  return repairs
}
