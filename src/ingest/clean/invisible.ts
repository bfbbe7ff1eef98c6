import type { Span } from '../../domain.js'
import type { CleanRule } from './types.js'

// Zero-width and directional characters, soft hyphens, inner byte order marks, variation
// selectors, tags and controls; line breaks, tabs and form feeds stay.
const INVISIBLE =
  /(?:[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\p{Variation_Selector}|(?![\t\n\v\f\r\u0085])\p{Cc}|[\u{e0000}-\u{e007f}])+/gu

/** Characters nobody can see, which part words for a computer. */
export const invisible: CleanRule = {
  reason: 'invisible',
  find(text): Span[] {
    return [...text.matchAll(INVISIBLE)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }))
  },
}
