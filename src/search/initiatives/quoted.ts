import { disowns, isSpeech, parts } from './exclude.js'
import { type Apposition, apposition, endsTelling, kindWithin } from './kinds.js'
import type { Found } from './services.js'
import type { Clause } from './types.js'

const QUOTED = /[“「『"]([^“”「」『』"]{2,30})[”」』"]/g
const TITLED = /《([^《》]{2,30})》/g
const MEDIA = /^(?:、?《[^《》]+》)*(?:等)?[^，。；、]{0,4}(专栏|栏目|频道|节目|专刊|杂志|刊物)/
const MEDIA_BEFORE =
  /(?:创办|办好|办起|开办|开设|编办|编发|编印|创刊|主办)(?:\d+期[、，]?[\d.万]+字)?(?:[^，。；、]{0,4}?(?:专栏|栏目|频道|节目|专刊|杂志|刊物|内刊))?(?:《[^《》]+》[、和])*$/
const SOFTWARE = /(?:平台|系统|小程序|app)$/

/** A note's number within the marks: “甲［10］”. */
const FOOTNOTE = /[［[〔【(（]?\d{1,3}[］\]〕】)）]?$/

/** What surrounds a name is looked at so far. */
const AROUND = 60

/** Everything in quotation marks that may be a name, with what stands beside it. */
export function quotedNames({ text, plain }: Pick<Clause, 'text' | 'plain'>): Found[] {
  const titles = [...text.matchAll(TITLED)].map((m) => [m.index, m.index + m[0].length] as const)
  // An odd number of straight marks cannot be paired.
  const straight = (text.match(/"/g)?.length ?? 0) % 2 === 0
  const out: Found[] = []
  for (const match of text.matchAll(QUOTED)) {
    const [whole, withNote = ''] = match
    const { index } = match
    if (!straight && whole.includes('"')) continue
    if (titles.some(([from, to]) => index > from && index < to)) continue
    const end = index + whole.length
    const before = plain.slice(Math.max(0, index - AROUND), index)
    const after = plain.slice(end, end + AROUND)
    if (isSpeech(before, after) || disowns(before)) continue
    const from = index + 1
    const inner = withNote.replace(FOOTNOTE, '')
    out.push(sighted(inner, plain.slice(from, from + inner.length), before, after))
  }
  return out
}

function sighted(name: string, plain: string, before: string, after: string): Found {
  const beside = apposition(before, after)
  const within = kindWithin(plain)
  if (beside !== null && fits(beside)) {
    const { kind, shared, between } = beside
    const by = shared ? 'shared' : 'apposed'
    return {
      name,
      by,
      kind,
      close: !shared && /^(?:(?:主题|系列).*)?$/.test(between),
      quoted: true,
    }
  }
  if (within !== null && !before.endsWith('的')) {
    return { name, by: 'own', kind: within, close: endsTelling(plain), quoted: true }
  }
  return { name, by: 'none', kind: null, close: false, quoted: true }
}

/** Between a name and 机制 only what says how it works; of a list it is said loosely. */
const WORKING = /^(?:工作|服务|运行|长效|协作|协调|管理|监管|联动|议事|协商)?$/

function fits({ kind, between, shared }: Apposition): boolean {
  if (kind === 'mechanism') return !shared && WORKING.test(between)
  return !parts(between)
}

/** Columns, programmes and software in title marks: 创办《每周社情》, 《走进政协》栏目. Documents are left out. */
export function titledNames({ text, plain }: Pick<Clause, 'text' | 'plain'>): Found[] {
  const out: Found[] = []
  for (const match of text.matchAll(TITLED)) {
    const [whole, name = ''] = match
    const end = match.index + whole.length
    const before = plain.slice(Math.max(0, match.index - AROUND), match.index)
    const after = plain.slice(end, end + AROUND)
    if (SOFTWARE.test(plain.slice(match.index + 1, end - 1))) {
      out.push({ name, by: 'titled', kind: 'platform', close: true, quoted: true })
    } else if (MEDIA.test(after) || MEDIA_BEFORE.test(before)) {
      out.push({ name, by: 'titled', kind: 'media', close: true, quoted: true })
    }
  }
  return out
}
