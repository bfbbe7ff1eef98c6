/** East Asian Wide and Fullwidth (Unicode UAX #11), as far as reports and names have them. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u

/** Terminal columns a text takes: 2 a wide character, 0 a combining or control one, else 1. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width
}

function charWidth(char: string): number {
  if (ZERO.test(char)) return 0
  return WIDE.test(char) ? 2 : 1
}

/** The text with blanks after it up to `columns`; longer texts unchanged. */
export function padDisplay(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** At most `columns` wide, with `…` in place of what was cut. */
export function cutDisplay(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  let cut = ''
  let width = 0
  for (const char of text) {
    width += charWidth(char)
    if (width > columns - 1) break
    cut += char
  }
  return `${cut}…`
}

/**
 * Text of a document made fit for a terminal: one line, without control characters, so that
 * no report can move the cursor or change colours.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}

/** Rows as columns, each as wide as its widest cell, two blanks apart, the last one ragged. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))
    })
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : padDisplay(cell, (widths[i] ?? 0) + 2)))
      .join(''),
  )
}
