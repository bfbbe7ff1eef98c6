import type { Citation } from '../domain.js'
import { narrowed } from '../index/narrowed.js'
import type { Store } from '../index/store.js'
import type { Retrieval, RetrieveDependencies } from '../search/retrieve.js'
import { toHits } from '../search/search.js'
import type { Asked } from './asked.js'
import type { Evidence } from './evidence.js'
import { chooseSentences } from './extractive.js'
import type { Generation, KeptSentence } from './generate.js'
import { noticeOf } from './notices.js'
import type { References } from './references.js'
import { tableMarkdown, tableOf } from './table.js'
import type { AnswerSentence, ChatResponse } from './types.js'
import { repairedQuote, verifyVerbatim } from './verify.js'

/** Passages shown beside a refusal. */
const NEAREST = 3

export type Answer = Omit<ChatResponse, 'tookMs'>

/** Whether a model's answer stands by itself. One that went round in circles has said before what it had to say. */
export function isWhole({ kept, fault }: Generation): boolean {
  return kept.length > 0 && (fault === null || fault === 'circles')
}

/** The sentences of a model that are borne out; the struck ones apart. */
export function modelAnswer(generation: Generation, references: References): Answer {
  const { kept, struck } = generation
  return {
    answer: modelText(kept),
    sentences: [...kept.map(({ sentence }) => sentence), ...struck],
    citations: references.list(),
    refused: false,
    reason: null,
    engine: 'llm',
    notice: noticeOf(generation),
    table: null,
  }
}

function modelText(kept: readonly KeptSentence[]): string {
  return kept
    .map(({ sentence, opens }, index) => `${opens && index > 0 ? '\n' : ''}${marked(sentence)}`)
    .join('')
}

function marked({ text, citations }: AnswerSentence): string {
  return `${text}${citations.map((n) => `[${n}]`).join('')}`
}

/** A verbatim sentence of a passage, as an answer cites it. */
export interface DrawnSentence {
  sentence: AnswerSentence
  citation: Citation
}

/** The verbatim sentences that answer, verified, without those that are cited already. */
export function drawSentences(
  {
    evidence,
    retrieval,
    asked,
    references,
  }: { evidence: readonly Evidence[]; retrieval: Retrieval; asked: Asked; references: References },
  { store }: { store: Pick<Store, 'repairsIn'> },
): DrawnSentence[] {
  const cited = references.list()
  return chooseSentences(evidence, retrieval, asked)
    .map(({ text, start, end, citation }) => ({ text, citation: narrowed(citation, start, end) }))
    .filter(({ text, citation }) => {
      const { documentId, start, end } = citation
      const isCited = cited.some(
        (one) => one.documentId === documentId && one.start <= start && one.end >= end,
      )
      const repairs = store.repairsIn(documentId, start, end)
      return !isCited && verifyVerbatim(text, repairedQuote(citation, repairs))
    })
    .map(({ text, citation }) => ({
      citation,
      sentence: {
        text,
        citations: [references.cite(citation)],
        verdict: 'supported',
        reason: null,
      },
    }))
}

/** What a model got out before it failed, if anything; then the verbatim sentences, across regions with their places and a table of figures of one kind. */
export function extractiveAnswer({
  kept,
  drawn,
  asked,
  across,
  year,
  withSource,
  references,
}: {
  kept: readonly KeptSentence[]
  drawn: readonly DrawnSentence[]
  asked: Asked
  across: boolean
  /** The one year asked about, if one. */
  year: number | null
  /** Whether each sentence is to say where it stands. */
  withSource: boolean
  references: References
}): Answer {
  const entries = drawn.map(({ sentence, citation }) => ({
    region: citation.region?.name ?? citation.title,
    year: year ?? citation.year,
    text: sentence.text,
    citation: sentence.citations[0] ?? 0,
  }))
  const table = across ? tableOf(entries, asked) : null
  const lines = drawn.map(
    ({ sentence, citation }) =>
      `${leadOf(citation, { across, year, withSource })}${marked(sentence)}`,
  )
  const parts = [
    ...(kept.length > 0 ? [modelText(kept)] : []),
    ...(table === null ? [] : [`${tableMarkdown(table)}\n`]),
    ...lines,
  ]
  return {
    answer: parts.join('\n'),
    sentences: [...kept, ...drawn].map(({ sentence }) => sentence),
    citations: references.list(),
    refused: false,
    reason: null,
    engine: 'extractive',
    notice: null,
    table,
  }
}

/** Where a sentence comes from: across regions 白城市（2023年）：, where it is asked for 据《…工作报告》（2023年）：. */
function leadOf(
  { region, title, year: reported }: Citation,
  { across, year, withSource }: { across: boolean; year: number | null; withSource: boolean },
): string {
  if (!across && !withSource) return ''
  const name = withSource ? `据《${title}》` : (region?.name ?? title)
  const told = withSource ? reported : (year ?? reported)
  return `${name}${told === null ? '' : `（${told}年）`}：`
}

/** No answer, the reason, and the nearest passages. */
export function refusal(
  reason: string,
  retrieval: Retrieval,
  dependencies: RetrieveDependencies,
): Answer {
  const nearest = toHits(retrieval, NEAREST, dependencies)
  return {
    answer: `本库中没有依据。${reason}`,
    sentences: [],
    citations: nearest.map(({ rank, citation }) => ({ n: rank, ...citation })),
    refused: true,
    reason,
    engine: 'extractive',
    notice: null,
    table: null,
  }
}
