import type { Body } from './holdings.js'

export const BODY_LABELS: Record<Body, string> = {
  cppcc: '政协报告',
  government: '政府工作报告',
  congress: '人大报告',
  court: '法院报告',
  procuratorate: '检察院报告',
}

const BODY_WORDS: readonly [Body, RegExp][] = [
  // Not what a government does about it (政协提案的办理), unless a place stands before it.
  ['cppcc', /政协(?!提案|委员(?!会))|政治协商/],
  ['government', /政府工作报告/],
  ['congress', /人大常委会|人大工作报告/],
  ['court', /人民法院|法院工作报告/],
  ['procuratorate', /检察院/],
]
/** What a government does about the 政协: its own report may tell, or the other's. */
const GOVERNMENT_ACTS = /政府(?!工作报告).*政协|政协.*政府(?!工作报告)/

/**
 * Whose report a normalised question is about; null where it leaves that open. A named place
 * right before 政协 counts whatever follows.
 */
export function bodyIn(text: string, named: readonly { end: number }[]): Body | null {
  if (GOVERNMENT_ACTS.test(text)) return null
  if (named.some(({ end }) => text.startsWith('政协', end))) return 'cppcc'
  return BODY_WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
