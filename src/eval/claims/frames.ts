import type { Random } from './random.js'
import type { ClaimDocument } from './types.js'

type Frame = (report: string, words: string) => string

const QUOTING: readonly Frame[] = [
  (report, words) => `${report}提出，“${words}”。`,
  (report, words) => `${report}指出：“${words}。”`,
  (report, words) => `据${report}，“${words}”。`,
  (report, words) => `“${words}”，${report}这样表述。`,
  (report, words) => `在${report}里可以读到：“${words}。”`,
  (report, words) => `${report}中写道，“${words}”。`,
]
const TELLING: readonly Frame[] = [
  (report, words) => `${report}提出，${words}。`,
  (report, words) => `据${report}，${words}。`,
  (report, words) => `${report}显示，${words}。`,
]
const UNNAMED: readonly Frame[] = [
  (_, words) => `有报告提出，“${words}”。`,
  (_, words) => `一份工作报告写道：“${words}。”`,
  (_, words) => `报告原文是“${words}”。`,
]

/** The words as a quotation that names its report. */
export function quoted({ report }: ClaimDocument, words: string, random: Random): string {
  return (random.one(QUOTING) ?? QUOTE)(report, words)
}

/** The words as told by a report that is named, without quotation marks. */
export function told({ report }: ClaimDocument, words: string, random: Random): string {
  return (random.one(TELLING) ?? QUOTE)(report, words)
}

/** The words as a quotation from a report that is not named. */
export function quotedUnnamed(words: string, random: Random): string {
  return (random.one(UNNAMED) ?? QUOTE)('', words)
}

const QUOTE: Frame = (report, words) => `${report}提出，“${words}”。`
