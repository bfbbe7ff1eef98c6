import { findFigures } from '../../text/figures.js'
import { toSimplified } from '../../text/simplified.js'
import { changeableFigures } from './changeable-figures.js'
import type { CorpusText } from './corpus-text.js'
import type { Random } from './random.js'
import type { ClaimDocument, Statement } from './types.js'

/** Tells what level of region speaks, so it could not be another's by mistake. */
const OWN_LEVEL = /[全我][市省区縣县]|[市省县區区][委级]|自治[区州]/
/** So much before a number tells what it is of. */
const BEFORE = 4

/**
 * Another region whose report of the same issuer a statement can be put down to; null where the
 * statement names its own region or tells no number (a set phrase may be anyone's). A report with
 * one of the same numbers behind the same words is not taken.
 *
 * @param texts each report with its own text.
 */
export function otherRegion(
  { document, text }: Statement,
  texts: ReadonlyMap<ClaimDocument, CorpusText>,
  random: Random,
): ClaimDocument | null {
  const plain = toSimplified(text)
  if (OWN_LEVEL.test(plain) || plain.includes(stem(document.region))) return null
  if (changeableFigures(text).length === 0) return null
  const told = findFigures(text).map(({ start, end }) =>
    text.slice(Math.max(0, start - BEFORE), end),
  )
  const others = [...texts].filter(
    ([one, own]) =>
      one.issuer === document.issuer &&
      one.region !== document.region &&
      !told.some((part) => own.has(part)),
  )
  return random.one(others)?.[0] ?? null
}

/** 广西壮族自治区 is 广西, 内蒙古自治区 内蒙古, 白城市 白城. */
function stem(region: string): string {
  return region.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市县]$/, '')
}
