import { splitSentences } from '../../text/sentences.js'
import type { ClaimDocument, Statement } from './types.js'

const SHORTEST = 15
const LONGEST = 120
const FEWEST_HAN = 10
const STOPS = /[。；;！!.]+$/
/** Redactions, lost bytes, links, notes, definitions of terms. */
const UNCLEAN =
  /(?<![a-z])x+(?![a-z])|[*＊…?？@□\ufffd\u3105-\u3129ǘ]|https?|www|[[\]［］【】〔〕]|[：:]|["＂]|app|Pm/i
/** Numbering, or a beginning that hangs on the sentence before it. */
const OPENING =
  /^(?:[\d一二三四五六七八九十]+[.．、是]|[一二三四五六七八九十]+(?:要|方面)|[（(①-⑳]|其中|同时|同時|此外|这|這|它|他|也|并|並|和|及|与|與|但|而|等)/
/** Address, thanks, announcements of what follows and set phrases that every report has. */
const BOILERPLATE =
  /方面(?:的?工作)?$|以下\d+|各位|谢谢|感谢|感謝|敬意|请予|習近平|习近平|代表.{0,6}(?:政府|委员会).{0,4}[,，]/
const BEGINS = /^[\p{Script=Han}\d]/u

/**
 * The sentences of a report that can stand for themselves: 15 to 120 characters on one line,
 * ended by a stop, without numbering, furniture, redactions or unpaired marks. In order.
 */
export function statementsOf(document: ClaimDocument): Statement[] {
  const { text, start = 0, end = text.length, skip = [] } = document
  const out: Statement[] = []
  for (const line of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const offset = start + line.index
    for (const sentence of splitSentences(line[0], { cut: false })) {
      const whole = line[0].slice(sentence.start, sentence.end)
      const bare = whole.replace(STOPS, '')
      if (bare === whole || !isFit(bare)) continue
      const from = offset + sentence.start
      const to = from + bare.length
      if (skip.some((one) => one.start < to && from < one.end)) continue
      out.push({ document, text: bare, start: from, end: to })
    }
  }
  return out
}

/** Whether a statement has no quotation marks, so that it can stand between a pair of them. */
export function isPlain({ text }: Pick<Statement, 'text'>): boolean {
  return !/[“”‘’「」『』]/.test(text)
}

function isFit(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST) return false
  if (UNCLEAN.test(text) || OPENING.test(text) || BOILERPLATE.test(text)) return false
  if (!BEGINS.test(text) || (text.match(/\p{Script=Han}/gu)?.length ?? 0) < FEWEST_HAN) return false
  return ['“”', '‘’', '（）', '()', '《》'].every(
    ([open = '', close = '']) => text.split(open).length === text.split(close).length,
  )
}
