import type { Citation } from '../domain.js'
import type { Gold } from './cases.js'

/** A place in an original that answers, or that an anchor stands in. */
export interface GoldSpan {
  file: string
  start: number
  end: number
}

/** Where the gold stands in the originals; every place where a quoted gold occurs counts. Empty where the file is not in the corpus. */
export function locateGold(gold: Gold, original: string | undefined): GoldSpan[] {
  if (original === undefined) return []
  if ('start' in gold) return [{ file: gold.file, start: gold.start, end: gold.end }]
  const spans: GoldSpan[] = []
  for (
    let at = original.indexOf(gold.contains);
    at !== -1;
    at = original.indexOf(gold.contains, at + 1)
  ) {
    spans.push({ file: gold.file, start: at, end: at + gold.contains.length })
  }
  return spans
}

/** Whether a citation and a span of its file have a code unit in common. */
export function overlaps({ documentName, start, end }: Citation, span: GoldSpan): boolean {
  return documentName === span.file && start < span.end && span.start < end
}
