import { describe, expect, it } from 'vitest'
import { corpusText } from './claims/corpus-text.js'
import { INVENTED_REPORTS } from './claims/testing/invented-reports.js'
import type { GeneratedKind } from './claims/types.js'
import { generateClaims } from './generated-claims.js'

const corpus = corpusText(INVENTED_REPORTS)
const texts = new Map(INVENTED_REPORTS.map(({ file, text }) => [file, text]))
const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1)
const made = SEEDS.flatMap((seed) => generateClaims(INVENTED_REPORTS, seed))
/** What stands between the marks, or the claim without its stop. */
const words = (text: string) => /“(.*?)。?”/.exec(text)?.[1] ?? text.replace(/。$/, '')

describe('generateClaims', () => {
  it('gives the same cases for the same seed, others for another', () => {
    const again = generateClaims(INVENTED_REPORTS, 1)
    expect(again).toEqual(generateClaims(INVENTED_REPORTS, 1))
    expect(again).not.toEqual(generateClaims(INVENTED_REPORTS, 2))
    expect(new Set(again.map(({ id }) => id)).size).toBe(again.length)
  })

  it.each<[GeneratedKind, string, number]>([
    ['as-is', 'exact', 1],
    ['digit', 'conflict', 1],
    ['unit', 'conflict', 1],
    ['word', 'close', 1],
    ['stitched', 'close', 2],
    ['region', 'conflict', 1],
  ])('%s is %s with %i spans', (kind, verdict, spans) => {
    // A statement is used once, so one seed leaves the later kinds little of so short a corpus.
    const cases =
      kind === 'as-is'
        ? made
        : SEEDS.flatMap((seed) => generateClaims(INVENTED_REPORTS, seed, [kind]))
    const own = cases.filter((one) => one.kind === kind)
    expect(own.length).toBeGreaterThan(0)
    for (const { verdict: given, evidence, text } of own) {
      expect(given).toBe(verdict)
      expect(evidence).toHaveLength(spans)
      for (const span of evidence) {
        if (!('start' in span)) throw new Error('a span is expected')
        const source = texts.get(span.file)?.slice(span.start, span.end) ?? ''
        expect(source.length).toBe(span.end - span.start)
        expect(source).not.toMatch(/\n|xx|第1页/)
        if (kind === 'as-is') expect(corpus.has(source)).toBe(true)
      }
      if (kind === 'as-is') expect(corpus.has(words(text))).toBe(true)
      else if (kind !== 'region') expect(corpus.has(words(text))).toBe(false)
    }
  })

  it('attributes half of the cases, and parts them into dev and test', () => {
    const own = generateClaims(INVENTED_REPORTS, 3, ['as-is'])
    expect(own.filter(({ text }) => text.includes('“')).length).toBe(Math.floor(own.length / 2))
    expect(own.slice(0, 4).map(({ split }) => split)).toEqual(['dev', 'dev', 'test', 'test'])
  })
})
