import { normalise } from '../text/normalise.js'

/** A content word of a text. */
export interface Word {
  /** Normalised. */
  text: string
  /** UTF-16 code units of the text. */
  start: number
  end: number
}

/** A verb of one character with its aspect (建|成了, 有了): nothing of its own, whatever stood before it. */
const ASPECT = /^.[了着过]$/

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words that say nothing by themselves: particles, connectives, pronouns, adverbs of degree and time. */
const FUNCTION_WORDS = new Set(
  (
    '的 地 得 了 着 过 之 所 等 等等 与 和 及 以及 或 或者 并 并且 而 而且 且 但 但是 也 还 又 再 就 都 均 则 即 其 其中 该 此 这 那 这些 那些 这一 各 每 ' +
    '据 据悉 在 于 从 自 由 向 对 对于 为 为了 以 用 把 将 被 给 让 使 使得 至 到 直 共 总 总共 共计 总计 合计 累计 先后 分别 同时 此外 另外 还有 并未 已 已经 曾 正 正在 ' +
    '通过 按照 根据 依据 依托 关于 有关 方面 上 中 下 里 内 外 前 后 间 期间 以来 来 去 是 有 可 可以 能 能够 会 要 应 应当 我 我们 他 他们 它 它们 ' +
    '今年 去年 本年 全年 一年 当年 年 年度 月 日 多 余 约 近 超 超过 达 达到 达成 个 一个 一种 一批 一些 一系列 也是 就是 即是 而是 如 例如 包括 包含 主要 具体 ' +
    '则是 所在 位于 其他 十分 非常 较 更 最 很 本 全 整个 整体 当地 期 者 们 一 二 三 两'
  ).split(' '),
)

/** Verbs and nouns of telling and doing that any two reports of one thing may exchange. */
const NEUTRAL_WORDS = new Set(
  (
    '开展 组织 举办 举行 召开 进行 推动 推进 推出 加强 强化 实现 完成 建立 建成 建设 建 打造 创建 设立 设置 成立 搭建 围绕 聚焦 针对 做 做好 抓 抓好 落实 实施 采取 形成 ' +
    '工作 活动 情况 内容 做法 措施 方式 形式 事项 问题 成果 成效 报告 显示 指出 提出 提到 介绍 表示 说明 明确 强调 称 记载 资料 数据 信息显示 结果 目标 计划 预计 拟 ' +
    '积极 深入 扎实 持续 不断 进一步 有效 全面 大力 着力 切实 充分 广泛 认真 努力 有序 稳步 显著 明显 ' +
    '参与 参加 涉及 涵盖 覆盖 获得 取得 得到 收到 共收 给予 提供 增加到 提高到 提升到 增至 升至 达到了 ' +
    '主题 专题 重点 领域 层面 相关 一步 当中 之中 作为 成为 用于 属于 名为 称为 叫 叫做 即为'
  ).split(' '),
)

/**
 * The content words of a text (ICU's Chinese dictionary, UAX #29), function words, numbers and
 * punctuation left out. Words outside the dictionary, names above all, come as single characters.
 */
export function contentWords(text: string): Word[] {
  const words: Word[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(normalise(text))) {
    if (!isWordLike || /^[\d.,]+$/.test(segment)) continue
    if (FUNCTION_WORDS.has(segment) || isNumeral(segment) || ASPECT.test(segment)) continue
    words.push({ text: segment, start: index, end: index + segment.length })
  }
  return words
}

/** Whether a word is of the telling kind that reports of one thing may exchange: 开展, 举办. */
export function isNeutral(word: string): boolean {
  return NEUTRAL_WORDS.has(word)
}

function isNumeral(word: string): boolean {
  return /^第?[零一二三四五六七八九十百千万亿两余多]+[年月日件条次场人名位个家篇期项户份批届倍成所座支]?$/.test(
    word,
  )
}

/** A text as names are compared in it: normalised, without white space, quotation marks and stops. */
export function compactText(text: string): string {
  return normalise(text).replace(/[\s"'·・.,;:!?()《》<>[\]-]+/g, '')
}
