import { citeSentences } from '../chat/sources.js'
import type { Citation } from '../domain.js'
import { type Clause, readClause, weightyClauses } from '../verify/clause.js'
import { contentHeld, faultOf } from '../verify/faults.js'
import type { Place } from '../verify/names.js'
import type { Strike } from '../verify/types.js'
import { windowOf } from '../verify/window.js'
import { compareNumbers } from './numbers.js'
import type { PassageText } from './passage-text.js'
import type { CheckVerdict, ClaimNumber, ClaimPart } from './types.js'

/** At most so many neighbouring sentences bear out one clause. */
const LONGEST_WINDOW = 3
/** A clause of whose content this share stands together speaks of the same thing: what differs then gainsays it. */
const SAME_THING = 0.7

/** A clause judged against what the corpus says in other words. */
export interface PartJudged {
  part: ClaimPart
  citation: Citation | null
  numbers: ClaimNumber[]
}

/** Each clause of a statement by the passage that suits it best; `at` is where the text begins in the draft. */
export function judgeMeaning(
  text: string,
  at: number,
  places: readonly Place[],
  passages: readonly PassageText[],
): PartJudged[] {
  let before = [...places]
  let from = 0
  return weightyClauses(text).map((words) => {
    const start = text.indexOf(words, from)
    from = start + words.length
    const clause = readClause(words, before)
    before = clause.places
    const judged = judgeClause(clause, passages)
    const part = { text: words, start: at + start, end: at + from, ...judged.verdict }
    const { citation } = judged
    const told = citation === null ? '' : citation.quote
    return { part, citation, numbers: compareNumbers(words, told).numbers }
  })
}

interface ClauseJudged {
  verdict: { verdict: CheckVerdict; why: string | null }
  citation: Citation | null
}

interface Nearest {
  strike: Strike
  coverage: number
  citation: Citation
  passage: PassageText
  first: number
  last: number
}

function judgeClause(clause: Clause, passages: readonly PassageText[]): ClauseJudged {
  let nearest: Nearest | null = null
  for (const passage of passages) {
    const { source } = passage
    const { length } = source.sentences
    for (let size = 1; size <= Math.min(LONGEST_WINDOW, length); size++) {
      for (let first = 0; first + size <= length; first++) {
        const last = first + size - 1
        const window = windowOf(source, first, last)
        const content = contentHeld(clause, window)
        const coverage = content.total === 0 ? 1 : content.held / content.total
        const strike = faultOf(clause, source, window, content)
        const citation = () => citeSentences(source, first, last)
        if (strike === null) {
          return { verdict: { verdict: 'supported', why: null }, citation: citation() }
        }
        if (nearest === null || coverage > nearest.coverage + 1e-9) {
          nearest = { strike, coverage, citation: citation(), passage, first, last }
        }
      }
    }
  }
  return nearest === null ? NOTHING : gainsaidOrNot(clause, nearest)
}

const NOTHING: ClauseJudged = {
  verdict: { verdict: 'not_found', why: '文库中没有相关的内容。' },
  citation: null,
}

/** What speaks of the same thing and says otherwise gainsays it; what speaks of another thing says nothing. */
function gainsaidOrNot(
  clause: Clause,
  { strike, coverage, citation, passage, first, last }: Nearest,
): ClauseJudged {
  if (coverage < SAME_THING) return NOTHING
  const verdict = (why: string): ClauseJudged => ({
    verdict: { verdict: 'conflict', why },
    citation,
  })
  if (strike.code === 'negation') return verdict('与原文的意思相反。')
  if (strike.code === 'number') {
    const told = windowOf(passage.source, first, last).text
    const { wrong } = compareNumbers(clause.text, told)
    if (wrong?.found !== undefined) return verdict(`原文是“${wrong.found}”，不是“${wrong.text}”。`)
    return NOTHING
  }
  if (strike.code === 'name') return verdict(strike.message)
  return NOTHING
}
