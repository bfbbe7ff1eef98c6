import { BETTING, BRAND, DECORATION, GUARD, ORDINARY } from './spam-words.js'

const SUBJECT = /体育|娱乐|棋牌|彩票|博彩|电竞|真人|国际|游戏|bet|casino/
const SEPARATOR = /[_|*~]|-(?!\d)/
const MIN_SCORE = 4
/** Words that end before a brand begins: no name opens with them. */
const SENTENCE =
  /^(?:[省市县区州]?(?:政协|政府|人大|委员|常委)|委员会|我们|[全本][省市县区]|提案|协商|由|在|和|与|对|向|把|将|的|了|为)/

/** Whether a folded line is a betting site's title or slogan, put in place of what stood there. */
export function isBettingTitle(folded: string): boolean {
  if (folded.length > 150 || GUARD.test(folded) || /[.!?]$/.test(folded.replace(/\.{2,}$/, '')))
    return false
  const words = kinds(folded, BETTING)
  const branded = BRAND.test(folded)
  const decorated = kinds(folded, DECORATION)
  const separated = SEPARATOR.test(folded)
  if (words === 0 && !branded) {
    // An unknown brand: `某某体育(中国)官方网站-某某体育app下载`.
    const shaped = /\(中国\)|(?:体育|娱乐|棋牌|国际|电竞|真人)(?:app|官网|官方)/.test(folded)
    return separated && shaped && decorated >= 2 && repeated(folded)
  }
  const score = words * 2 + (branded ? 3 : 0) + decorated + (separated ? 1 : 0)
  return (
    score >= MIN_SCORE && (separated || decorated >= 2) && (folded.match(/,/g)?.length ?? 0) < 2
  )
}

/** The brand names a betting title consists of, folded, the longest first. */
export function brandsOf(folded: string): string[] {
  const brands = new Set<string>()
  const title = folded.replace(/^[^:]{1,6}:/, '')
  for (const part of title.split(/[\s_\-|*·~,()[\]:>]+/)) {
    const core = part.replace(
      /(?:app|官网|官方.{0,2}|注册|登[录陆]|下载|入口|网页版|手机版|最新版|客户端|平台|滚球|投注|网址|首页|有限公司)+$/g,
      '',
    )
    for (const name of [part, core]) {
      if (name.length >= 3 && name.length <= 12 && SUBJECT.test(name) && !ORDINARY.test(name))
        brands.add(name)
    }
  }
  return [...brands].sort((a, b) => b.length - a.length)
}

/**
 * Brands that were written over words of a folded text: what stands before `体育app:` and the
 * like, again and again, is a name. Folded; empty when the text has no such thing.
 */
export function injectedBrands(folded: string): string[] {
  const before = [
    ...folded.matchAll(
      /([\u4e00-\u9fa5]{1,6})(体育|娱乐|棋牌|彩票|博彩|电竞|真人)(?:app|官网|\(中国\))(:|下载|注册|登录|官网|app)?/g,
    ),
  ]
  const brands = new Set<string>()
  const seen = new Map<string, { times: number; hung: boolean }>()
  for (const [, lead = '', subject = '', more] of before) {
    const name = lead + subject
    const known = BRAND.exec(name)?.[0]
    if (known !== undefined) brands.add(known)
    // Two to four Han characters before the subject: fewer is no name, and more is the sentence's.
    for (
      let length = subject.length + 2;
      length <= Math.min(name.length, subject.length + 4);
      length++
    ) {
      const suffix = name.slice(-length)
      const entry = seen.get(suffix) ?? { times: 0, hung: false }
      seen.set(suffix, { times: entry.times + 1, hung: entry.hung || more !== undefined })
    }
  }
  for (const [name, { times, hung }] of seen) {
    // What a longer form has over a shorter one as common is the sentence's last word, not the name's first.
    const shorter = [...seen].some(
      ([other, entry]) => other !== name && name.endsWith(other) && entry.times > times,
    )
    if (times >= 2 && hung && !shorter && !ORDINARY.test(name) && !SENTENCE.test(name))
      brands.add(name)
  }
  return [...brands].sort((x, y) => y.length - x.length)
}

function kinds(folded: string, pattern: RegExp): number {
  return new Set(folded.match(pattern)).size
}

function repeated(folded: string): boolean {
  return /([\u4e00-\u9fa5a-z]{2,8}).{1,40}\1/.test(folded)
}
