import { describe, expect, it } from 'vitest'
import { NO_SHARED_FILES, sharedFiles } from '../testing/shared-files.js'
import { cleanText } from './clean.js'

const SEEDS = sharedFiles('seeds')
const REPORTS = sharedFiles('corpora/gov-reports-2025')

/** Every removed span: why, how it begins, how long it is. */
const REMOVED: Record<string, string[]> = {
  '000': ['site 2023年最全政协工作 28', 'navigation 上一篇:市2023年政 41'],
  '001': [
    'navigation 政府机构 信息公开 办 70',
    'promotion 乐动体育app: 8',
    'promotion 乐动体育app: 8',
    'promotion 主办:乐动体育滚球_乐 24',
    'navigation 承办:白城市政务服务和 20',
    'navigation 联系我们⏎网站标识码: 22',
    'navigation 吉ICP备170052 37',
    'navigation 访问量:⏎建议您使用I 27',
  ],
  '002': [
    'site 文似观山不喜平 — — 26',
    'site 区2023年人大、政协 34',
    'site admin 分享 时间 41',
    'share 221381⏎领取福利 12',
    'share 微信扫码领取福利⏎ 9',
    'share 微信扫码分享 6',
  ],
  '003': ['contents 目录⏎1.市政协202 74', 'site 如若转载,请注明出处: 51'],
  '004': ['site [范文之家] 6'],
}
const REPAIRED = [
  '?,F → 。現',
  '?。ㄒ唬妼W → （一）強學',
  '?。ǘ娯熑 → （二）強責任',
  '?。ㄈ娭鳂I → （三）強主業',
  '?。ㄋ模娋圩R → （四）強聚識',
  '?。▍^ → 省（區',
  '?。ㄎ澹 → （五）強',
  '?。 → （六）強',
]
const DIRT =
  /乐动|滚球|范文之家|文库|微信扫码|领取福利|上一篇|下一篇|ICP|公安备|标识码|如若转载|预计阅读|第\d+\/\d+页|访问量|联系我们|目录|[ㄅ-ㄩ]/

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

describe.skipIf(SEEDS === null)(`seeds (else skipped: ${NO_SHARED_FILES})`, () => {
  it.each(SEEDS ?? [])('$name loses its furniture and nothing else', ({ name, bytes }) => {
    const original = text(bytes)
    const { removed, view } = cleanText(original, { name })
    const signatures = removed.map(({ start, end, reason }) => {
      const begin = original.slice(start, end).slice(0, 11).replace(/\n/g, '⏎').trimEnd()
      return `${reason} ${begin} ${end - start}`
    })
    expect(signatures).toEqual(REMOVED[name.slice(0, 3)])
    expect(view.text).not.toMatch(DIRT)
  })
  it('repairs the lost bytes of the Traditional page, and no more than is known', () => {
    const seed = SEEDS?.find(({ name }) => name.startsWith('004'))
    const { repairs } = cleanText(text(seed?.bytes ?? new Uint8Array()))
    expect(repairs.map(({ from, to }) => `${from} → ${to}`)).toEqual(REPAIRED)
  })
  it('keeps redactions', () => {
    const original = (SEEDS ?? []).map(({ bytes }) => text(bytes)).join('\n')
    const count = (within: string) => within.match(/x{2,}|\*{3}/g)?.length
    expect(count(cleanText(original).view.text)).toBe(count(original))
  })
})

describe.skipIf(REPORTS === null)(`clean reports (else skipped: ${NO_SHARED_FILES})`, () => {
  it.each(REPORTS ?? [])('$name loses its 来源 line at most', ({ bytes }) => {
    const original = text(bytes)
    const { removed } = cleanText(original)
    const visible = removed.filter(({ reason }) => reason !== 'invisible')
    expect(visible.length).toBeLessThanOrEqual(1)
    for (const { start, end } of visible) {
      expect(original.slice(start, end)).toMatch(/^来源\s?[：:][^\n。]{2,20}\n$/)
    }
  })
})
