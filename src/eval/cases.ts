import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { XiezhengError } from '../errors.js'

const goldSchema = z.union([
  z.object({ file: z.string(), contains: z.string().min(1) }),
  z.object({
    file: z.string(),
    start: z.int().min(0),
    end: z.int().min(1),
    sha256: z.string().optional(),
  }),
])
const split = z.enum(['dev', 'test']).optional()
const questionSchema = z.object({
  id: z.string(),
  type: z.enum(['fact', 'paraphrase', 'script', 'cross', 'unanswerable']),
  question: z.string().min(1),
  gold: z.array(goldSchema),
  facts: z.array(z.string()).default([]),
  split,
})
/** A place with how like the anchor it is: 2 the same practice, 1 related, 0 looks similar and is not. */
const judgedSchema = z.object({
  file: z.string(),
  start: z.int().min(0),
  end: z.int().min(1),
  sha256: z.string().optional(),
  grade: z.int().min(0).max(2),
})
const similarSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    anchor: goldSchema,
    similar: z.array(goldSchema).default([]),
    judged: z.array(judgedSchema).default([]),
    split,
  })
  .refine(({ similar, judged }) => similar.length > 0 || judged.some(({ grade }) => grade === 2))
const claimSchema = z.object({
  id: z.string(),
  text: z.string().min(1),
  verdict: z.enum(['exact', 'close', 'supported', 'conflict', 'not_found']),
  evidence: z.array(goldSchema),
  split,
})

const faithfulnessSchema = z.object({
  id: z.string(),
  /** What a model might write, without citation marks. */
  sentence: z.string().min(1),
  /** The place that bears it out or that it falsifies. */
  source: goldSchema,
  label: z.enum(['supported', 'unsupported']),
  kind: z.string(),
  split,
})

export type Gold = z.infer<typeof goldSchema>
export type QuestionCase = z.infer<typeof questionSchema>
export type SimilarCase = z.infer<typeof similarSchema>
export type ClaimCase = z.infer<typeof claimSchema>

export type FaithfulnessCase = z.infer<typeof faithfulnessSchema>

export type CaseFile =
  | { kind: 'questions'; cases: QuestionCase[] }
  | { kind: 'similar'; cases: SimilarCase[] }
  | { kind: 'claims'; cases: ClaimCase[] }
  | { kind: 'faithfulness'; cases: FaithfulnessCase[] }

/**
 * The cases of a JSON Lines file, its kind told by the first line: `question`, `anchor`,
 * `verdict` or `label`.
 *
 * @throws XiezhengError `invalid_input` naming the line that does not fit.
 */
export function readCases(path: string): CaseFile {
  const lines = readLines(path)
  const [first] = lines
  const has = (key: string) => typeof first === 'object' && first !== null && key in first
  if (has('anchor')) return { kind: 'similar', cases: parseAll(path, lines, similarSchema) }
  if (has('verdict')) return { kind: 'claims', cases: parseAll(path, lines, claimSchema) }
  if (has('label'))
    return { kind: 'faithfulness', cases: parseAll(path, lines, faithfulnessSchema) }
  return { kind: 'questions', cases: parseAll(path, lines, questionSchema) }
}

function parseAll<T>(path: string, lines: readonly unknown[], schema: z.ZodType<T>): T[] {
  return lines.map((line, index) => {
    const parsed = schema.safeParse(line)
    if (parsed.success) return parsed.data
    throw new XiezhengError('invalid_input', `${path} 第 ${index + 1} 行不是合格的用例。`, {
      cause: parsed.error,
    })
  })
}

/** A JSON Lines file as values; empty lines are skipped. */
export function readLines(path: string): unknown[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown)
}
