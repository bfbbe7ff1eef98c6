import type { ChatResponse } from '../../../src/chat/types'
import type { Document } from '../../../src/domain'
import { postJson } from '../api/client'
import { initiatives } from '../api/library'

/** Examples shown, and candidates tried for them. */
const SHOWN = 4
const TRIED = 10

/** Questions this library answers: candidates drawn from its reports and named initiatives, each tried. */
export async function exampleQuestions(
  documents: readonly Document[],
  signal: AbortSignal,
): Promise<string[]> {
  const places = placeQuestions(documents)
  const { initiatives: named } = await initiatives({ limit: 6 }, signal)
  const names = named.map(({ name }) => `“${name}”是怎么做的？`)
  const good: string[] = []
  for (const question of interleave(places, names).slice(0, TRIED)) {
    if (good.length === SHOWN) break
    const body = { question, engine: 'extractive' }
    const { refused } = await postJson<ChatResponse>('/api/chat', body, signal)
    if (!refused) good.push(question)
  }
  return good
}

function placeQuestions(documents: readonly Document[]): string[] {
  const reports = documents
    .flatMap((one) => one.reports)
    .filter(({ region, institution }) => region !== null && /政协|政協/.test(institution ?? ''))
  const regions = new Set(reports.map(({ region }) => region?.code))
  const across = regions.size > 2 ? ['各地政协立案提案多少件？'] : []
  const own = reports
    .filter(({ year, region }) => year !== null && region?.level !== 'nation')
    .map(({ region, year }) => `${region?.name}政协${year}年立案提案多少件？`)
  return [...new Set([...own.slice(0, 2), ...across, ...own.slice(2)])]
}

function interleave(a: readonly string[], b: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    out.push(...[a[at], b[at]].filter((one) => one !== undefined))
  }
  return out
}
