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
const questionSchema = z.object({
  id: z.string(),
  type: z.enum(['fact', 'paraphrase', 'script', 'cross', 'unanswerable']),
  question: z.string().min(1),
  gold: z.array(goldSchema),
  facts: z.array(z.string()).default([]),
  split: z.enum(['dev', 'test']).optional(),
})

export type QuestionCase = z.infer<typeof questionSchema>
export type Gold = z.infer<typeof goldSchema>

/**
 * The question cases of a JSON Lines file.
 *
 * @throws XiezhengError `invalid_input` naming the line that does not fit.
 */
export function readQuestions(path: string): QuestionCase[] {
  return readLines(path).map((line, index) => {
    const parsed = questionSchema.safeParse(line)
    if (parsed.success) return parsed.data
    throw new XiezhengError('invalid_input', `${path} 第 ${index + 1} 行不是合格的问题用例。`, {
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

export interface GoldSpan {
  file: string
  start: number
  end: number
}

/** Where the gold stands in the originals; every place where a quoted gold occurs counts. Empty where the file is not in the corpus. */
export function locateGold(gold: Gold, original: string | undefined): GoldSpan[] {
  if (original === undefined) return []
  if ('start' in gold) return [{ file: gold.file, start: gold.start, end: gold.end }]
  const spans: GoldSpan[] = []
  for (
    let at = original.indexOf(gold.contains);
    at !== -1;
    at = original.indexOf(gold.contains, at + 1)
  ) {
    spans.push({ file: gold.file, start: at, end: at + gold.contains.length })
  }
  return spans
}
