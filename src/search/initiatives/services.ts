import type { Region } from '../../domain.js'
import { abbreviationsOf } from '../../ingest/describe/abbreviations.js'
import { toSimplified } from '../../text/simplified.js'
import type { Sighting } from './evidence.js'

const OPENS =
  '(?<=^|[\\s，、；。：,;:“"和及与]|升级|迭代|推广|优化|依托|通过|打造|完善|推进|拓展|提升)'
const ENDS = '(?=[，、；。,;”"]|$|服务|平台|功能|app|上线|迭代|升级|政务|系统|注册)'

/**
 * Services named after their own province by its one-character name (渝快办, 闽政通), without
 * marks. None where the report's region is not known.
 */
export function serviceNames(
  text: string,
  region: Region | null,
): Omit<Sighting, 'clause' | 'report'>[] {
  const letters = region === null ? [] : abbreviationsOf(`${region.code.slice(0, 2)}0000`)
  if (letters.length === 0) return []
  const pattern = new RegExp(
    `${OPENS}[${letters.join('')}]\\p{Script=Han}{1,2}[办政通码云帮]${ENDS}`,
    'gu',
  )
  return [...toSimplified(text).toLowerCase().matchAll(pattern)].map(({ index, 0: found }) => ({
    name: text.slice(index, index + found.length),
    by: 'own',
    kind: 'platform',
    close: true,
    quoted: /[“「『"]/.test(text.charAt(index - 1)),
  }))
}
