import type { AnswerSentence, ChatResponse } from '../../../src/chat/types'
import { whereOf } from '../citing/reference'

/** Sentences that stand together. */
export interface Paragraph {
  /** Whose figure or practice it is, where the answer speaks of several; else empty. */
  lead: string
  sentences: AnswerSentence[]
}

/** Verbatim sentences stand each for itself, under their place where there are several; a model's run on where its text does. */
export function paragraphsOf(
  sentences: readonly AnswerSentence[],
  response: ChatResponse | null,
): Paragraph[] {
  if (response === null) return sentences.map((one) => ({ lead: '', sentences: [one] }))
  return response.engine === 'llm'
    ? running(sentences, response.answer)
    : apart(sentences, response)
}

function apart(sentences: readonly AnswerSentence[], { citations }: ChatResponse): Paragraph[] {
  const places = sentences.map(({ citations: [first] }) => {
    const cited = citations.find(({ n }) => n === first)
    return cited === undefined ? '' : whereOf(cited)
  })
  const several = new Set(places).size > 1
  return sentences.map((one, index) => ({
    lead: several ? (places[index] ?? '') : '',
    sentences: [one],
  }))
}

function running(sentences: readonly AnswerSentence[], answer: string): Paragraph[] {
  const out: Paragraph[] = []
  let from = 0
  for (const sentence of sentences) {
    const at = answer.indexOf(sentence.text, from)
    const last = out.at(-1)
    if (last === undefined || at < 1 || answer[at - 1] === '\n') {
      out.push({ lead: '', sentences: [sentence] })
    } else last.sentences.push(sentence)
    if (at >= 0) from = at + sentence.text.length
  }
  return out
}
