import type { ChatResponse } from '../../../src/chat/types'
import type { Document } from '../../../src/domain'
import { postJson } from '../api/client'
import { initiatives } from '../api/library'

/** Examples shown of each kind, and candidates tried for them. */
const SHOWN = 2
const TRIED = 8

/** Questions this library answers, of places and of named initiatives: candidates drawn from its reports, each tried. */
export async function exampleQuestions(
  documents: readonly Document[],
  signal: AbortSignal,
): Promise<string[]> {
  const { initiatives: named } = await initiatives({ limit: TRIED }, signal)
  const names = named.map(({ name }) => `“${name}”是怎么做的？`)
  return [
    ...(await answered(placeQuestions(documents), signal)),
    ...(await answered(names, signal)),
  ]
}

async function answered(candidates: readonly string[], signal: AbortSignal): Promise<string[]> {
  const good: string[] = []
  for (const question of candidates.slice(0, TRIED)) {
    if (good.length === SHOWN) break
    const body = { question, engine: 'extractive' }
    const { refused } = await postJson<ChatResponse>('/api/chat', body, signal)
    if (!refused) good.push(question)
  }
  return good
}

/** One question a region, those of cities and provinces; and one across them. */
function placeQuestions(documents: readonly Document[]): string[] {
  const years = new Map<string, number>()
  for (const { region, institution, year } of documents.flatMap((one) => one.reports)) {
    if (region === null || region.level === 'nation' || year === null) continue
    if (/政协|政協/.test(institution ?? '') && !years.has(region.name)) years.set(region.name, year)
  }
  const own = [...years].map(([name, year]) => `${name}政协${year}年立案提案多少件？`)
  return years.size > 2 ? [...own.slice(0, TRIED - 1), '各地政协立案提案多少件？'] : own
}
