import { gbkBytes, gbkCharacter } from './gbk.js'

/** Above this the garbled forms repeat those of smaller numbers, which lists begin with. */
const MAX_NUMBER = 19
const DIGITS = '一二三四五六七八九十'

/** A list mark recognised in its garbled form. */
export interface ListMark {
  /** `（一）` */
  text: string
  /** Where the garbled form ends. */
  end: number
  /** The closing bracket's last byte, which begins the next pair. */
  carry: number
  /** Shown as a lone full stop: weak evidence. */
  weak: boolean
}

/** Garbled form → mark; forms that two marks share are left out. The longest first. */
const GARBLED: readonly (readonly [string, string])[] = garbledMarks()

/** The list mark whose garbled form stands at `index`: an indented （N） that lost its first byte. */
export function listMarkAt(text: string, index: number): ListMark | null {
  const found = GARBLED.find(([garbled]) => text.startsWith(garbled, index))
  if (!found) return null
  const [garbled, mark] = found
  return { text: mark, end: index + garbled.length, carry: 0xa9, weak: garbled.length === 1 }
}

function garbledMarks(): [string, string][] {
  const marks = new Map<string, string | null>()
  for (let number = 1; number <= MAX_NUMBER; number++) {
    const mark = `（${numeral(number)}）`
    const garbled = garble(mark)
    marks.set(garbled, marks.has(garbled) ? null : mark)
  }
  return [...marks]
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .sort((a, b) => b[0].length - a[0].length)
}

/** What a mark behind an ideographic space (A1A1) looks like read one byte late, without its last byte. */
function garble(mark: string): string {
  const bytes = [0xa1, ...[...mark].flatMap((character) => gbkBytes(character) ?? [])]
  let shown = ''
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    shown += gbkCharacter(bytes[i] ?? 0, bytes[i + 1] ?? 0) ?? ''
  }
  return shown
}

function numeral(number: number): string {
  if (number <= 10) return DIGITS.charAt(number - 1)
  const ones = number % 10 === 0 ? '' : DIGITS.charAt((number % 10) - 1)
  return `${number < 20 ? '' : DIGITS.charAt(Math.floor(number / 10) - 1)}十${ones}`
}
