import { toSimplified } from '../../text/simplified.js'
import type { Random } from './random.js'

/** In one of four cases the text in Simplified with full-width digits, as it may be typed; else as it is. */
export function otherScriptOrWidth(text: string, random: Random): string {
  if (random.below(4) > 0) return text
  return toSimplified(text).replace(/\d/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  )
}
