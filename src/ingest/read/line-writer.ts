const CJK = /[\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** Writes running text as lines, with white space collapsed as a browser shows it. */
export class LineWriter {
  private readonly lines: string[] = []
  private line = ''
  /** What was written last: looking into a line that grows costs its whole length each time. */
  private lastPiece = ''
  private pending: string | null = null
  private pre = 0

  /** Entering (+1) or leaving (-1) preformatted text, in which white space is kept. */
  preformatted(step: 1 | -1): void {
    this.pre += step
  }

  /** Running text; a line break of the source between two Chinese characters is no space. */
  text(data: string): void {
    if (this.pre > 0) {
      this.preformattedText(data)
      return
    }
    for (const [piece] of data.matchAll(/[ \t\r\n\f\u00a0]+|[^ \t\r\n\f\u00a0]+/g)) {
      if (/^[ \t\r\n\f\u00a0]/.test(piece)) {
        this.pending = this.pending === '\t' ? '\t' : /[\r\n]/.test(piece) ? '\n' : ' '
      } else {
        this.flush(piece)
      }
    }
  }

  /** The next text begins a table cell. */
  cell(): void {
    if (this.line !== '') this.pending = '\t'
  }

  /** Ends the line, if there is anything on it. */
  breakLine(): void {
    const line = this.line.trim()
    if (line !== '') this.lines.push(line)
    this.line = ''
    this.pending = null
  }

  /** All lines, each ended by one newline but the last. */
  finish(): string {
    this.breakLine()
    return this.lines.join('\n')
  }

  private preformattedText(data: string): void {
    const [first, ...rest] = data.split(/\r\n|\r|\n/)
    this.line += first ?? ''
    this.lastPiece = data
    for (const next of rest) {
      this.breakLine()
      this.line = next
    }
  }

  private flush(piece: string): void {
    if (this.pending !== null && this.line !== '') {
      const soft =
        this.pending === '\n' && CJK.test(this.lastPiece.slice(-1)) && CJK.test(piece.charAt(0))
      if (!soft) this.line += this.pending === '\t' ? '\t' : ' '
    }
    this.pending = null
    this.line += piece
    this.lastPiece = piece
  }
}
