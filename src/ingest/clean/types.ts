import type { Span } from '../../domain.js'

/** One line of the text. `start`/`end` bound its content without surrounding white space. */
export interface Line extends Span {
  /** From 0. */
  index: number
  /** Where the line itself begins, before its indentation. */
  from: number
  /** Where the next line begins: after the line break. */
  to: number
  /** The content, folded for matching (see `fold`); empty for blank lines and for lines above 200 code units. */
  folded: string
}

/** `head` is everything before the first line of prose, `tail` everything after the last. */
export type Zone = 'head' | 'body' | 'tail'

/** What a rule may look at besides the text. */
export interface CleanContext {
  /** The file's name, or ''. */
  name: string
  lines: readonly Line[]
  zone(line: Line): Zone
  /** Whether an earlier rule removed this line. */
  isGone(line: Line): boolean
}

/** One kind of dirt. Rules are pure: the same text gives the same spans. */
export interface CleanRule {
  /** Kebab-case, shown to people in the audit trail. */
  reason: string
  /** Spans of `text` to leave out; may overlap each other. */
  find(text: string, context: CleanContext): Span[]
}
