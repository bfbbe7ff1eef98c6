import { z } from '@hono/zod-openapi'
import { BODIES } from '../search/holdings.js'
import { INITIATIVE_KINDS } from '../search/initiatives/types.js'
import { RELATIONS } from '../search/similar/types.js'
import {
  CitationSchema,
  DocumentSchema,
  ErrorSchema,
  FacetsSchema,
  HitSchema,
  NumberedCitationSchema,
  RegionSchema,
} from './schemas.js'

const tookMs = z.number().min(0)

export const SearchResponseSchema = z
  .object({
    hits: z.array(HitSchema),
    facets: FacetsSchema,
    understood: z.object({
      text: z.string(),
      script: z.enum(['simplified', 'traditional']),
      regions: z.array(RegionSchema),
      absentRegions: z.array(RegionSchema),
      years: z.object({ from: z.int(), to: z.int() }).nullable(),
      body: z.enum(BODIES).nullable(),
      asking: z.array(z.string()),
      numbers: z.array(z.object({ text: z.string(), value: z.number(), unit: z.string() })),
      narrowedBy: z.array(z.string()),
      favouredBy: z.array(z.string()),
    }),
    tookMs,
  })
  .openapi('SearchResponse')

export const SimilarHitSchema = HitSchema.extend({
  relation: z.enum(RELATIONS).openapi({
    description: 'verbatim: copied; near: copied with changes; parallel: the same in other words',
  }),
  pieces: z
    .array(z.object({ text: z.string(), shared: z.boolean() }))
    .openapi({ description: 'text in pieces, by whether the anchor has the same words' }),
}).openapi('SimilarHit')

export const SimilarResponseSchema = z
  .object({
    anchor: z.object({ text: z.string(), citation: CitationSchema.nullable() }),
    groups: z.array(
      z.object({
        region: RegionSchema.nullable(),
        year: z.int().nullable(),
        hits: z.array(SimilarHitSchema),
      }),
    ),
    tookMs,
  })
  .openapi('SimilarResponse')

export const InitiativeSchema = z
  .object({
    id: z.string(),
    name: z.string().openapi({ description: 'As most often written' }),
    kind: z.enum(INITIATIVE_KINDS),
    variants: z.array(z.string()),
    regions: z.array(RegionSchema),
    years: z.array(z.int()),
    mentions: z
      .array(CitationSchema)
      .openapi({ description: 'The sentences or clauses that name it' }),
    relatives: z
      .array(z.object({ id: z.string(), name: z.string(), region: RegionSchema.nullable() }))
      .openapi({ description: 'Its likes in other regions, nearest first' }),
  })
  .openapi('Initiative')

export const InitiativesResponseSchema = z
  .object({ initiatives: z.array(InitiativeSchema), total: z.int().min(0), tookMs })
  .openapi('InitiativesResponse')

export const AnswerSentenceSchema = z
  .object({
    text: z.string(),
    citations: z.array(z.int().min(1)),
    verdict: z.enum(['supported', 'unsupported']),
    reason: z.string().nullable(),
  })
  .openapi('AnswerSentence')

export const ChatResponseSchema = z
  .object({
    answer: z.string(),
    sentences: z.array(AnswerSentenceSchema),
    citations: z.array(NumberedCitationSchema),
    refused: z.boolean(),
    reason: z.string().nullable(),
    engine: z.enum(['extractive', 'llm']),
    notice: z.string().nullable(),
    table: z
      .object({
        unit: z.string(),
        rows: z.array(
          z.object({
            region: z.string(),
            year: z.int().nullable(),
            value: z.string(),
            citation: z.int().min(1),
          }),
        ),
      })
      .nullable(),
    tookMs,
  })
  .openapi('ChatResponse')

export const DocumentListSchema = z
  .object({ documents: z.array(DocumentSchema), total: z.int().min(0) })
  .openapi('DocumentList')

const JobFailureSchema = ErrorSchema.shape.error

export const JobSchema = z
  .object({
    id: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    stage: z.enum(['read', 'embed', 'store', 'index']).nullable(),
    done: z.int().min(0).openapi({ description: 'Files finished' }),
    total: z.int().min(0).openapi({ description: 'Files of this job' }),
    current: z.object({ name: z.string(), done: z.number(), total: z.number() }).nullable(),
    files: z.array(
      z.discriminatedUnion('state', [
        z.object({
          name: z.string(),
          state: z.enum(['added', 'replaced', 'unchanged']),
          document: DocumentSchema,
        }),
        z.object({ name: z.string(), state: z.literal('failed'), error: JobFailureSchema }),
      ]),
    ),
    errors: z.array(z.object({ name: z.string(), error: JobFailureSchema })),
    error: JobFailureSchema.nullable(),
    createdAt: z.string().openapi({ format: 'date-time' }),
    finishedAt: z.string().nullable(),
  })
  .openapi('Job')

export const ReadySchema = z
  .object({
    status: z.literal('ready'),
    documents: z.int(),
    reports: z.int(),
    passages: z.int(),
    sentences: z.int(),
    model: z.string(),
    dimensions: z.int(),
    engine: z.enum(['embedded', 'weaviate']),
    llm: z.boolean(),
  })
  .openapi('Ready')
