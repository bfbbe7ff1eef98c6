import { findFigures } from '../../text/figures.js'
import { toSimplified } from '../../text/simplified.js'
import type { Random } from './random.js'
import type { ClaimDocument, Statement } from './types.js'

/** Tells what level of region speaks, so it could not be another's by mistake. */
const OWN_LEVEL = /[全我][市省区區县縣]|[市省县縣区區][委级級]|自治[区區州]/

/**
 * Another region whose report of the same issuer a statement can be put down to; null where the
 * statement names its own region or tells no number (a set phrase may be anyone's).
 */
export function otherRegion(
  { document, text }: Statement,
  documents: readonly ClaimDocument[],
  random: Random,
): ClaimDocument | null {
  const plain = toSimplified(text)
  if (OWN_LEVEL.test(plain) || !findFigures(text).some((one) => one.kind === 'quantity'))
    return null
  if (plain.includes(stem(document.region))) return null
  const others = documents.filter(
    (one) => one.issuer === document.issuer && one.region !== document.region,
  )
  return random.one(others) ?? null
}

/** 广西壮族自治区 is 广西, 内蒙古自治区 内蒙古, 白城市 白城. */
function stem(region: string): string {
  return region.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市县]$/, '')
}
