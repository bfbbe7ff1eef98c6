import { z } from '@hono/zod-openapi'
import { LONGEST_ANCHOR } from '../search/similar/anchor.js'

/** Limits on what callers may send; lengths in UTF-16 code units. */
export const LIMITS = {
  queryChars: 2_000,
  anchorChars: LONGEST_ANCHOR,
  messages: 50,
  messageChars: 8_000,
  filterValues: 100,
  filterChars: 200,
  idChars: 200,
  pageSize: 100,
  jsonBytes: 1_000_000,
  uploadFiles: 200,
  fileNameChars: 255,
} as const

const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.trim() !== '', { error: '不能为空白' })

const filterValues = z.array(z.string().min(1).max(LIMITS.filterChars)).max(LIMITS.filterValues)
const year = z.int().min(1900).max(2200)

export const FiltersSchema = z
  .object({
    regions: filterValues.optional().openapi({ description: 'Names or GB/T 2260 codes' }),
    years: z
      .object({ from: year.optional(), to: year.optional() })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
        error: '起始年份不能晚于截止年份',
      })
      .optional(),
    institutions: filterValues.optional(),
    documents: filterValues.optional().openapi({ description: 'Document ids' }),
  })
  .openapi('Filters')

export const SearchRequestSchema = z
  .object({
    query: text(LIMITS.queryChars).openapi({ example: '把协商延伸到村社区' }),
    limit: z.int().min(1).max(LIMITS.pageSize).default(10),
    mode: z.enum(['hybrid', 'dense', 'lexical']).default('hybrid'),
    filters: FiltersSchema.optional(),
  })
  .openapi('SearchRequest')

export const SimilarRequestSchema = z
  .object({
    text: text(LIMITS.anchorChars).optional().openapi({ example: '把协商延伸到村社区' }),
    passageId: z.string().min(1).max(LIMITS.idChars).optional(),
    documentId: z.string().min(1).max(LIMITS.idChars).optional(),
    start: z.int().min(0).optional(),
    end: z.int().min(1).optional(),
    limit: z.int().min(1).max(LIMITS.pageSize).default(20),
    filters: FiltersSchema.optional(),
  })
  .openapi('SimilarRequest', {
    description: 'One of text, passageId, or documentId with start and end',
  })

export const ChatRequestSchema = z
  .object({
    question: text(LIMITS.queryChars).optional(),
    messages: z
      .array(
        z.object({
          role: z.enum(['system', 'user', 'assistant']),
          content: z.string().max(LIMITS.messageChars),
        }),
      )
      .min(1)
      .max(LIMITS.messages)
      .refine((messages) => messages.findLast((m) => m.role === 'user')?.content.trim(), {
        error: '至少要有一条非空的 user 消息',
      })
      .optional(),
    filters: FiltersSchema.optional(),
    engine: z.enum(['auto', 'extractive', 'llm']).default('auto'),
    stream: z.boolean().default(false),
  })
  .refine(({ question, messages }) => (question === undefined) !== (messages === undefined), {
    error: 'question 与 messages 必须给出且只能给出一个',
    path: ['question'],
  })
  .openapi('ChatRequest')

/** A whole number in a query string. */
const count = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: '必须是非负整数' })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .optional()
    .transform((value) => value ?? fallback)
    .openapi({ type: 'integer', minimum: min, maximum: max, default: fallback })

export const DocumentsQuerySchema = z.object({
  q: z.string().max(LIMITS.queryChars).optional(),
  limit: count(1, LIMITS.pageSize, 50),
  offset: count(0, 999_999_999, 0),
})

export const InitiativesQuerySchema = z.object({
  q: z
    .string()
    .max(LIMITS.filterChars)
    .optional()
    .openapi({ description: 'Contained in a name or variant, in any script' }),
  region: z
    .string()
    .min(1)
    .max(LIMITS.filterChars)
    .optional()
    .openapi({ description: 'Name or GB/T 2260 code; a province includes its cities' }),
  limit: count(1, LIMITS.pageSize, 20),
  offset: count(0, 999_999_999, 0),
})

export const IdParamSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(LIMITS.idChars)
    .openapi({ param: { name: 'id', in: 'path' } }),
})

export const UploadSchema = z
  .object({
    files: z
      .array(z.string().openapi({ format: 'binary' }))
      .min(1)
      .max(LIMITS.uploadFiles)
      .openapi({ description: 'One or more files' }),
  })
  .openapi('Upload')
