import type { Evidence } from '../../src/chat/evidence.js'
import type { Citation, Region } from '../../src/domain.js'
import type { Retrieval } from '../../src/search/retrieve.js'

export const BAICHENG: Region = {
  code: '220800',
  name: '白城市',
  level: 'city',
  path: ['吉林省', '白城市'],
}

/** A citation of all of `quote`, standing at `start`. */
export function citation(quote: string, rest: Partial<Citation> = {}): Citation {
  const { start = 0 } = rest
  return {
    documentId: 'd1',
    documentName: '甲.txt',
    reportId: 'r1',
    passageId: 'p1',
    title: '工作报告',
    institution: null,
    region: null,
    year: null,
    headings: [],
    quote,
    ...rest,
    start,
    end: start + quote.length,
  }
}

/** A sentence as evidence; good unless said otherwise. */
export function evidence(
  text: string,
  rest: Partial<Omit<Evidence, 'citation'>> & { citation?: Partial<Citation> } = {},
): Evidence {
  const cited = citation(text, rest.citation)
  return {
    passage: 1,
    text,
    start: cited.start,
    end: cited.end,
    units: [1],
    dense: 0.7,
    coverage: 0.8,
    context: 0.8,
    relevance: 0.8,
    ...rest,
    citation: cited,
  }
}

/** What a search found for a question that names nothing. */
export function retrieval(
  understanding: Partial<Retrieval['understanding']> = {},
  rest: Partial<Omit<Retrieval, 'understanding'>> = {},
): Retrieval {
  return {
    understanding: {
      text: '',
      script: 'simplified',
      regions: [],
      absentRegions: [],
      years: null,
      body: null,
      asking: [],
      numbers: [],
      narrowedBy: [],
      favouredBy: [],
      reports: null,
      unmet: [],
      across: false,
      asksPlace: false,
      named: [],
      favoured: new Set(),
      period: null,
      ...understanding,
    },
    ranked: [],
    weights: { dense: 0.5, lexical: 0.5 },
    terms: [],
    queryVector: new Float32Array(2),
    ...rest,
  }
}
