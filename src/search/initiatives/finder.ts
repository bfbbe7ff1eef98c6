/** Where any of many strings occurs. */
export type Finder = (text: string, found: (needle: string, at: number) => void) => void

/** A finder over needles of two or more characters; every occurrence is told, of longer ones first. */
export function createFinder(needles: Iterable<string>): Finder {
  const byHead = new Map<number, string[]>()
  for (const needle of new Set(needles)) {
    if (needle.length < 2) continue
    const head = headOf(needle, 0)
    const list = byHead.get(head)
    if (list === undefined) byHead.set(head, [needle])
    else list.push(needle)
  }
  for (const list of byHead.values()) list.sort((a, b) => b.length - a.length)
  return (text, found) => {
    for (let at = 0; at + 1 < text.length; at++) {
      for (const needle of byHead.get(headOf(text, at)) ?? []) {
        if (text.startsWith(needle, at)) found(needle, at)
      }
    }
  }
}

function headOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
}
