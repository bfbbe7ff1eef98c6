import { normalise } from '../../text/normalise.js'

/** What names are compared by: one script, no marks, blanks or separators. */
export function keyOf(name: string): string {
  return normalise(name).replace(/["'<>《》\s·・•‧．.,:\-—_()[\]]/g, '')
}

/** Parts of a name written with a separator: 有事来协商·绵言细语. Empty where there is none. */
export function partsOf(name: string): string[] {
  const parts = name.split(/[·・•‧]|[—–-]{1,2}/u).filter((part) => part.trim().length > 1)
  return parts.length > 1 ? parts : []
}
