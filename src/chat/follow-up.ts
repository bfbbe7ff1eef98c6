import { findRegions } from '../ingest/regions.js'
import { findYears } from '../search/years.js'
import { normalise } from '../text/normalise.js'
import type { ChatMessage } from './types.js'

/** A question longer than this stands on its own. */
const SHORT = 16
const ELLIPSIS = /^(?:那么?|还有|换成|改成|只看|仅看|只要|只说|限于?)|呢[?]?$/
/** Asks when or where the answer before was said, not something new. */
const ABOUT_SOURCE =
  /^(?:请问)?(?:这|那|它|其|该|上面|刚才|以上).{0,6}(?:哪一?年|何时|什么时候|哪[份个篇].{0,4}(?:报告|文件|材料)|哪里说|谁说|出自|来自|出处)|^(?:出自|来自|出处|来源|引自|见于)/
const EVERYWHERE = /(?:全国)?各(?:地区?|省(?:区市)?|市|县)|哪些(?:地方|地区|省份?|市)/
const POINTS_BACK = /^(?:这|那|它|其|该|上面|刚才|前面)|(?:这|那)(?:是|个|项|些|件|句|段)/

/**
 * The question that the last user message asks, with what a follow-up leaves out filled in from
 * the question before it: after 白城市政协2023年立案提案多少件？, 那宁夏呢？ asks the same of 宁夏,
 * 2022年呢？ the same of that year, 只看浙江的 of that region alone; 这是哪一年的？ is about that answer, so
 * the question is the one before. A question that stands on its
 * own is returned as it is. '' where there is no user message.
 */
export function resolveQuestion(messages: readonly ChatMessage[]): string {
  const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => content.trim())
  const question = asked.at(-1) ?? ''
  // Follow-ups of follow-ups: each is filled in from the one before it.
  const before = asked.length > 1 ? resolveQuestion(withoutLast(messages)) : ''
  return before === '' ? question : complete(question, before)
}

/** What the user asked before the last message, oldest first. */
export function questionsBefore(messages: readonly ChatMessage[]): string[] {
  return withoutLast(messages)
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content.trim())
}

/** Whether the last user message asks when or where the answer before it was said: 这是哪一年的？, 出自哪份报告？ */
export function asksForSource(messages: readonly ChatMessage[]): boolean {
  const last = messages.findLast(({ role }) => role === 'user')
  const text = normalise(last?.content.trim() ?? '')
  return questionsBefore(messages).length > 0 && text.length <= SHORT && ABOUT_SOURCE.test(text)
}

function withoutLast(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.slice(
    0,
    messages.findLastIndex(({ role }) => role === 'user'),
  )
}

function complete(question: string, before: string): string {
  const text = normalise(question)
  if (text.length > SHORT) return question
  if (ABOUT_SOURCE.test(text)) return before
  if (ELLIPSIS.test(text)) {
    const moved = moveYear(moveRegion(before, question), question)
    return moved === before ? `${before} ${question}` : moved
  }
  return POINTS_BACK.test(text) ? `${before} ${question}` : question
}

/** The earlier question with its divisions replaced by those of the follow-up. */
function moveRegion(before: string, question: string): string {
  const [region] = findRegions(question)
  if (!region) return before
  const named = findRegions(before)
  const [first] = named
  const last = named.at(-1)
  if (!first || !last) {
    return EVERYWHERE.test(before)
      ? before.replace(EVERYWHERE, region.matched)
      : `${region.matched}${before}`
  }
  return before.slice(0, first.start) + region.matched + before.slice(last.end)
}

/** The earlier question with its year replaced by that of the follow-up. */
function moveYear(before: string, question: string): string {
  const year = findYears(normalise(question))
  if (!year) return before
  const former = findYears(normalise(before))
  if (!former) return `${year.matched}${before}`
  const at = normalise(before).indexOf(former.matched)
  return before.slice(0, at) + year.matched + before.slice(at + former.matched.length)
}
