import { findFigures } from '../../text/figures.js'
import type { CorpusText } from './corpus-text.js'
import type { Random } from './random.js'

/** Words of manner, degree and praise: without them a sentence says the same. */
const LIGHT = words(
  '全面 深入 扎实 持续 积极 大力 切实 着力 不断 坚决 充分 有效 稳步 有序 精准 精心 认真 严格 高效 主动',
  '广泛 及时 合理 稳妥 纵深 系列 具体 相关 有关 各类 各项 各种 广大 重要 突出 明显 显著 良好 更好 更加 始终 深刻',
  '牢固 鲜明 坚实 强大 生动 热情 成功 顺利 圆满 高度 尤其 特别 十分 非常 相互 共同 活动',
  '扎實 積極 廣泛 切實 著力 認真 嚴格 精準 各類 始終 牢牢',
)
/** Set verbs, of which one may go where two stand side by side: 组织开展, 巩固提升. */
const VERBS = words(
  '加快 推动 推进 组织 开展 健全 完善 优化 巩固 提升 强化 深化 拓展 落实 加强 促进 统筹 协调 支持 引导 鼓励 实施 推動',
  '組織 開展 優化 鞏固 強化 拓展 落實 加強 促進 統籌 協調 引導 鼓勵 實施',
)
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The text without one word of two characters that is neither a number, a negation, a name nor
 * beside a number, and whose loss makes a wording that is nowhere in the corpus; null where there
 * is no such word.
 */
export function dropWord(text: string, corpus: CorpusText, random: Random): string | null {
  const figures = findFigures(text)
  const quotes = [...text.matchAll(/“[^”]*”|《[^》]*》/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  const segments = [...segmenter.segment(text)]
  const droppable = segments.filter(({ segment, index }, at) => {
    const end = index + segment.length
    const touches = (one: { start: number; end: number }) => one.start <= end && index <= one.end
    if (!LIGHT.has(segment) && !isOneOfTwoVerbs(segments, at)) return false
    if (index === 0 || end === text.length || /[的地性度化]/.test(text.charAt(end))) return false
    return !figures.some(touches) && !quotes.some(touches)
  })
  for (const { segment, index } of random.shuffle(droppable)) {
    // Between two marks nothing would be left.
    if (isMark(text.charAt(index - 1)) && isMark(text.charAt(index + segment.length))) continue
    const altered = text.slice(0, index) + text.slice(index + segment.length)
    if (!corpus.has(altered)) return altered
  }
  return null
}

/** Two set verbs that a clause begins with; further in they may be part of a name. */
function isOneOfTwoVerbs(segments: readonly Intl.SegmentData[], at: number): boolean {
  const isVerb = (i: number) => VERBS.has(segments[i]?.segment ?? '')
  const first = isVerb(at - 1) ? at - 1 : at
  const before = segments[first - 1]
  const begins = before === undefined || isMark(before.segment)
  return begins && isVerb(first) && isVerb(first + 1)
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}

function isMark(character: string): boolean {
  return /^[^\p{L}\p{N}]+$/u.test(character)
}
