import { type Figure, findFigures } from '../../text/figures.js'
import { changeableFigures, isNowhere } from './changeable-figures.js'
import type { CorpusText } from './corpus-text.js'
import type { Random } from './random.js'

/** What a unit is taken for by mistake; longer units first, none is a synonym of its mistakes. */
const CONFUSED: readonly [unit: string, mistakes: readonly string[]][] = [
  ['亿立方米', ['万立方米']],
  ['万立方米', ['亿立方米', '立方米']],
  ['亿千瓦时', ['万千瓦时']],
  ['个百分点', ['%']],
  ['平方公里', ['平方米', '公里']],
  ['平方米', ['平方公里']],
  ['万千瓦', ['千瓦', '万千瓦时']],
  ['亿人次', ['万人次']],
  ['万人次', ['人次', '亿人次']],
  ['亿美元', ['亿元', '万美元']],
  ['万亿元', ['亿元']],
  ['万公里', ['公里']],
  ['万公顷', ['万亩']],
  ['亿元', ['万元', '亿美元', '万亿元']],
  ['万元', ['亿元', '元']],
  ['万吨', ['吨', '亿吨']],
  ['亿吨', ['万吨']],
  ['亿斤', ['万斤', '亿公斤', '亿吨']],
  ['万亩', ['亩', '万公顷']],
  ['万人', ['人', '万户']],
  ['万户', ['户', '万人']],
  ['万套', ['套', '万户']],
  ['万家', ['家']],
  ['万个', ['个']],
  ['万件', ['件']],
  ['万辆', ['辆']],
  ['万场', ['场']],
  ['人次', ['场次', '万人次']],
  ['公里', ['米', '公顷']],
  ['公顷', ['亩']],
  ['分钟', ['小时']],
  ['件', ['场', '条', '次']],
  ['场', ['件', '人']],
  ['条', ['件', '公里']],
  ['期', ['人', '场']],
  ['次', ['人', '件']],
  ['户', ['人', '万户']],
  ['亩', ['公顷', '平方米']],
  ['人', ['户', '万人']],
]
const PERCENT_OF_CHANGE = /(?:增长|提高|下降|降低|提升|上升|增|降)(?:了|约)?$/

/**
 * The text with the unit of one number replaced by one it is easily mistaken for, the number kept
 * and the wording nowhere in the corpus; null where no number allows it.
 */
export function alterUnit(text: string, corpus: CorpusText, random: Random): string | null {
  const figures = random.shuffle(changeableFigures(text))
  const isShare = (figure: Figure) => (figure.unit === '%' ? 1 : 0)
  // Percents are everywhere; other units would hardly be drawn.
  for (const figure of figures.sort((a, b) => isShare(a) - isShare(b))) {
    const digits = /^[\d.,]+/.exec(figure.text)?.[0].length ?? 0
    const from = figure.start + digits
    const rest = text.slice(from)
    const [unit, mistakes] = confused(rest, text.slice(0, figure.start))
    for (const mistake of random.shuffle(mistakes)) {
      const altered = text.slice(0, from) + mistake + rest.slice(unit.length)
      const before = findFigures(text).length
      if (findFigures(altered).length !== before) continue
      const end = from + mistake.length
      if (isNowhere(altered, { start: figure.start, end }, corpus)) return altered
    }
  }
  return null
}

function confused(rest: string, before: string): [unit: string, mistakes: readonly string[]] {
  const percent = /^[%％]/.exec(rest)?.[0]
  if (percent !== undefined) return [percent, PERCENT_OF_CHANGE.test(before) ? ['个百分点'] : []]
  const found = CONFUSED.find(([unit]) => rest.startsWith(unit))
  // 人才, 次级, 条件: the character begins another word.
  if (
    found === undefined ||
    /^(?:人[才员民工口]|次[级日]|条(?!措施|建议|意见|[，、；,]|$)|场[所馆]|户[外籍]|期[间末]|件套)/.test(
      rest,
    )
  ) {
    return ['', []]
  }
  return [...found]
}
