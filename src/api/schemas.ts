import { z } from '@hono/zod-openapi'
import * as domain from '../domain.js'
import { ERROR_CODES } from '../errors.js'

/** The nouns of src/domain.ts as zod schemas, for OpenAPI; `schema-agreement.ts` proves that they agree. */

const offset = z.int().min(0)

export const RegionSchema = z
  .object({
    code: z.string().openapi({ description: 'GB/T 2260 code', example: '220800' }),
    name: z.string().openapi({ example: '白城市' }),
    level: z.enum(domain.REGION_LEVELS),
    path: z.array(z.string()).openapi({ example: ['吉林省', '白城市'] }),
  })
  .openapi('Region')

export const ReportSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    institution: z.string().nullable(),
    region: RegionSchema.nullable(),
    year: z.int().nullable(),
    session: z.string().nullable(),
    start: offset,
    end: offset,
    passages: z.int().min(0),
  })
  .openapi('Report')

export const NoteSchema = z.object({ code: z.string(), message: z.string() }).openapi('Note')

const documentShape = {
  id: z.string(),
  name: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  chars: z.int().min(0).openapi({ description: 'UTF-16 code units of the original' }),
  addedAt: z.string().openapi({ format: 'date-time' }),
  reports: z.array(ReportSchema),
  removed: z.object({
    chars: z.int().min(0),
    byReason: z.record(z.string(), z.int().min(0)),
  }),
  notes: z.array(NoteSchema),
}
export const DocumentSchema = z.object(documentShape).openapi('Document')

export const DocumentDetailSchema = z
  .object({
    ...documentShape,
    removedSpans: z.array(z.object({ start: offset, end: offset, reason: z.string() })),
    repairs: z.array(z.object({ start: offset, end: offset, from: z.string(), to: z.string() })),
  })
  .openapi('DocumentDetail')

const citationShape = {
  documentId: z.string(),
  documentName: z.string(),
  reportId: z.string(),
  passageId: z.string(),
  title: z.string(),
  institution: z.string().nullable(),
  region: RegionSchema.nullable(),
  year: z.int().nullable(),
  headings: z.array(z.string()),
  start: offset,
  end: offset,
  quote: z.string().openapi({ description: 'original.slice(start, end), always' }),
}
export const CitationSchema = z.object(citationShape).openapi('Citation')
export const NumberedCitationSchema = z
  .object({ n: z.int().min(1), ...citationShape })
  .openapi('NumberedCitation')

export const HitSchema = z
  .object({
    rank: z.int().min(1),
    score: z.number(),
    text: z.string(),
    trace: z.object({
      dense: z.number().nullable().openapi({ description: 'Cosine of the best sentence' }),
      lexical: z.number().nullable().openapi({ description: 'BM25' }),
      weights: z
        .object({ dense: z.number(), lexical: z.number() })
        .openapi({ description: 'What each side weighs in this question' }),
      parts: z
        .record(z.string(), z.number())
        .openapi({ description: 'What made up the score; their sum is the score' }),
    }),
    citation: CitationSchema,
    copies: z.array(CitationSchema).openapi({ description: 'Copies of it in other files' }),
  })
  .openapi('Hit')

const FacetSchema = z
  .object({ value: z.string(), label: z.string(), count: z.int().min(0) })
  .openapi('Facet')

export const FacetsSchema = z
  .object({
    regions: z.array(FacetSchema),
    years: z.array(FacetSchema),
    institutions: z.array(FacetSchema),
  })
  .openapi('Facets')

export const ErrorSchema = z
  .object({
    error: z.object({
      code: z.enum(ERROR_CODES),
      message: z.string().openapi({ description: 'For people, in Chinese' }),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .openapi('Error')
