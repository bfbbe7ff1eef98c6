import type { Region } from '../../domain.js'
import { abbreviationsOf } from '../../ingest/describe/abbreviations.js'
import type { Sighting } from './evidence.js'
import type { Clause } from './types.js'

const OPENS =
  '(?<=^|[\\s，、；。：,;:“"和及与]|升级|迭代|推广|优化|依托|通过|打造|完善|推进|拓展|提升)'
const ENDS = '(?=[，、；。,;”"]|$|服务|平台|功能|app|上线|迭代|升级|政务|系统|注册)'

/** Names found in a clause, without their place. */
export type Found = Omit<Sighting, 'clause' | 'report'>

/**
 * Finds services named after their own province by its one-character name (渝快办, 闽政通), with
 * marks or without. Finds none where the report's region is not known.
 */
export function serviceFinder(
  region: Region | null,
): (clause: Pick<Clause, 'text' | 'plain'>) => Found[] {
  const letters = region === null ? [] : abbreviationsOf(`${region.code.slice(0, 2)}0000`)
  if (letters.length === 0) return () => []
  const one = `[${letters.join('')}]`
  const pattern = new RegExp(
    `${OPENS}${one}(?:\\p{Script=Han}{1,2}[办通码云帮]|\\p{Script=Han}政)${ENDS}`,
    'gu',
  )
  const some = new RegExp(one)
  return ({ text, plain }) => {
    if (!some.test(plain)) return []
    return [...plain.matchAll(pattern)].map(({ index, 0: found }) => ({
      name: text.slice(index, index + found.length),
      by: 'own',
      kind: 'platform',
      close: true,
      quoted: /[“「『"]/.test(text.charAt(index - 1)),
    }))
  }
}
