/** Cells that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** One row of CSV (RFC 4180) with its line end; text of a document never becomes a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
