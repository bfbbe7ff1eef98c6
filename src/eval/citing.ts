import type { ChatResponse, NumberedCitation } from '../chat/types.js'
import { findFigures } from '../text/figures.js'
import { splitSentences } from '../text/sentences.js'
import { sameFigure } from '../verify/figures-told.js'
import { headsOf } from '../verify/sources.js'
import type { Source } from '../verify/types.js'
import { verifySentence } from '../verify/verify-sentence.js'
import { type GoldSpan, overlaps } from './gold.js'

/** Counts over one answer. */
export interface CitationQuality {
  sentences: number
  /** Sentences that all their citations together bear out. */
  borneOut: number
  /** Uses of citations by sentences. */
  citations: number
  /** Uses that bear the sentence out alone, or without which the rest does not. */
  needed: number
  /** Distinct citations, and those that overlap a gold span; 0 where the question has no gold. */
  cited: number
  onGold: number
  numbers: number
  /** Numbers that stand in what their sentence cites. */
  faithful: number
}

/**
 * How well an answer cites, after ALCE (Gao et al., 2023, "Enabling Large Language Models to
 * Generate Text with Citations"): citation recall and precision a sentence, with our verifier in
 * the place of its entailment model. Struck sentences do not count.
 */
export function citationQuality(
  { sentences, citations }: ChatResponse,
  gold: readonly GoldSpan[] | null,
): CitationQuality {
  const quality: CitationQuality = {
    sentences: 0,
    borneOut: 0,
    citations: 0,
    needed: 0,
    cited: gold === null ? 0 : citations.length,
    onGold: citations.filter((one) => gold?.some((span) => overlaps(one, span))).length,
    numbers: 0,
    faithful: 0,
  }
  for (const { text, citations: numbers, verdict } of sentences) {
    if (verdict !== 'supported') continue
    const sources = numbers.flatMap((n) => {
      const citation = citations.find((one) => one.n === n)
      return citation === undefined ? [] : [sourceOf(citation)]
    })
    const isBorneOut = (by: readonly Source[]) =>
      by.length > 0 && verifySentence([{ text, sources: by }]).supported
    const whole = isBorneOut(sources)
    quality.sentences++
    quality.borneOut += whole ? 1 : 0
    quality.citations += sources.length
    quality.needed += whole
      ? sources.filter(
          (one) => isBorneOut([one]) || !isBorneOut(sources.filter((other) => other !== one)),
        ).length
      : 0
    const told = sources.flatMap((one) => one.sentences.flatMap((s) => findFigures(s.text)))
    const said = findFigures(text)
    quality.numbers += said.length
    quality.faithful += said.filter((figure) => told.some((one) => sameFigure(figure, one))).length
  }
  return quality
}

function sourceOf(citation: NumberedCitation): Source {
  const { region, year } = citation
  const flat = citation.quote.replace(/\s+/g, '')
  return {
    sentences: splitSentences(flat, { cut: false }).map(({ start, end }) => ({
      text: flat.slice(start, end),
      start,
      end,
    })),
    heads: headsOf(citation),
    region,
    year,
  }
}

/** The shares over all answers; a share of nothing is 0. */
export function scoreCiting(all: readonly CitationQuality[]) {
  const share = (part: keyof CitationQuality, whole: keyof CitationQuality) => {
    const total = all.reduce((sum, one) => sum + one[whole], 0)
    return total === 0 ? 0 : all.reduce((sum, one) => sum + one[part], 0) / total
  }
  return {
    citationRecall: share('borneOut', 'sentences'),
    citationPrecision: share('needed', 'citations'),
    citationsOnGold: share('onGold', 'cited'),
    numbersFaithful: share('faithful', 'numbers'),
  }
}
