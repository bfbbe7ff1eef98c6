import type { Region } from '../domain.js'
import { toSimplified } from '../text/simplified.js'
import { chooseRegion } from './describe/choose-region.js'
import { regionClues } from './describe/evidence.js'
import { bodyOf, institutionName } from './describe/institution.js'
import { selfReference } from './describe/level.js'
import type { Clue, ReportText } from './describe/report-text.js'
import { sessionOf } from './describe/session.js'
import { fallbackTitle } from './describe/title.js'
import { yearsOf } from './describe/years.js'
import type { Paragraph } from './outline.js'
import type { PreparedReport } from './prepared.js'
import { regionByCode } from './regions.js'

export type Description = Pick<
  PreparedReport,
  'title' | 'institution' | 'region' | 'regionEvidence' | 'year' | 'coveredYears' | 'session'
>

export interface DescribeInput {
  /** The report's title line, or null. */
  title: string | null
  paragraphs: readonly Paragraph[]
  /** Text and file around it. */
  original: string
  /** Where the report starts in the original, and where the one before it ends. */
  start: number
  floor: number
  /** What cleaning removed, one piece a line; '' for one of several reports. */
  furniture: string
  fileName: string
  /** One of several reports in its file. */
  compiled: boolean
}

/** Evidence shown is cut off here. */
const MOST_EVIDENCE = 16
/** Of a report's text the front takes so much more, for 我受…委托. */
const OPENING = 160

/** What a report says about itself: title, institution, region with its evidence, years, session. */
export function describeReport(input: DescribeInput): Description {
  const { paragraphs } = input
  const headings = [...new Set(paragraphs.flatMap((p) => (p.heading > 0 ? p.path.slice(-1) : [])))]
  const fileName = input.fileName.replace(/\.[a-z0-9]{1,5}$/i, '')
  const front = paragraphs.filter((p) => p.front).map((p) => p.text)
  const { title, named } =
    input.title === null
      ? fallbackTitle({ ...input, fileName, headings, front })
      : { title: input.title, named: true }
  const text = reportText({ ...input, title: named ? title : '', fileName })
  const self = selfReference(text.title, text.body)
  const clues = regionClues(text, self)
  const { region, own } = chooseRegion(clues, self)
  return {
    title,
    institution: own ? institutionName(bodyOf(text), region) : null,
    region,
    regionEvidence: evidence(clues, region),
    ...yearsOf(text, headings.map(toSimplified)),
    session: sessionOf(text.front),
  }
}

function reportText(input: DescribeInput & { title: string }): ReportText {
  const { paragraphs } = input
  const front = paragraphs.filter((p) => p.front).map((p) => p.text)
  const first = paragraphs.find((p) => !p.front && p.heading === 0)?.text.slice(0, OPENING) ?? ''
  const opening = /^(?:现在|我受|我代表|受)/.test(first) ? [first] : []
  return {
    title: toSimplified(input.title),
    front: toSimplified([...front, ...opening].join('\n')),
    body: toSimplified(paragraphs.map((p) => p.text).join('\n')),
    fileName: toSimplified(input.fileName),
    furniture: toSimplified(input.furniture),
    compiled: input.compiled,
  }
}

/** The heaviest clues, those for the region chosen first. */
function evidence(clues: readonly Clue[], region: Region | null): PreparedReport['regionEvidence'] {
  const merged = new Map<string, Clue>()
  for (const clue of clues) {
    const key = `${clue.code} ${clue.clue}`
    const known = merged.get(key)
    merged.set(key, known === undefined ? clue : { ...known, weight: known.weight + clue.weight })
  }
  const side = (c: Clue) => (region !== null && c.code.startsWith(region.code.slice(0, 2)) ? 1 : 0)
  return [...merged.values()]
    .sort((a, b) => side(b) - side(a) || b.weight - a.weight)
    .slice(0, MOST_EVIDENCE)
    .map(({ clue, code, weight }) => ({
      clue,
      region: regionByCode(code)?.name ?? code,
      weight: Math.round(weight * 100) / 100,
    }))
}
