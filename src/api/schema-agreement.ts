import type { z } from '@hono/zod-openapi'
import type { AssistantStatus } from '../assistant.js'
import type { AnswerSentence, ChatMessage, ChatResponse, NumberedCitation } from '../chat/types.js'
import type * as domain from '../domain.js'
import type {
  Initiative,
  InitiativesQuery,
  InitiativesResponse,
} from '../search/initiatives/types.js'
import type { SimilarHit, SimilarRequest, SimilarResponse } from '../search/similar/types.js'
import type { SearchRequest, SearchResponse } from '../search/types.js'
import type { ErrorBody } from './errors.js'
import type { Job } from './jobs.js'
import type * as requests from './requests.js'
import type * as responses from './responses.js'
import type * as schemas from './schemas.js'

/**
 * Compile-time proof that the schemas say what the domain says: each is assignable to the
 * other. A field added on one side alone stops the build here.
 */
type Same<Schema extends z.ZodType, T> = [z.output<Schema>] extends [T]
  ? [T] extends [z.output<Schema>]
    ? Missing<T, z.output<Schema>>
    : 'the schema accepts less than the type'
  : 'the schema gives more than the type'

/** Optional fields are assignable when absent, so that the names are compared as well. */
type Missing<A, B> = [Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>] extends [never]
  ? true
  : { differ: Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A> }

type Agreed<T extends true[]> = T

export type SchemasAgree = Agreed<
  [
    Same<typeof schemas.RegionSchema, domain.Region>,
    Same<typeof schemas.ReportSchema, domain.Report>,
    Same<typeof schemas.NoteSchema, domain.Note>,
    Same<typeof schemas.DocumentSchema, domain.Document>,
    Same<typeof schemas.DocumentDetailSchema, domain.DocumentDetail>,
    Same<typeof schemas.CitationSchema, domain.Citation>,
    Same<typeof schemas.HitSchema, domain.Hit>,
    Same<typeof schemas.FacetsSchema, domain.Facets>,
    Same<typeof schemas.NumberedCitationSchema, NumberedCitation>,
    Same<typeof requests.FiltersSchema, domain.Filters>,
    Same<typeof responses.SearchResponseSchema, SearchResponse>,
    Same<typeof responses.SimilarHitSchema, SimilarHit>,
    Same<typeof responses.SimilarResponseSchema, SimilarResponse>,
    Missing<z.output<typeof requests.SimilarRequestSchema>, Omit<SimilarRequest, 'signal'>>,
    Same<typeof requests.InitiativesQuerySchema, InitiativesQuery>,
    Same<typeof responses.InitiativeSchema, Initiative>,
    Same<typeof responses.InitiativesResponseSchema, InitiativesResponse>,
    Same<typeof responses.AnswerSentenceSchema, AnswerSentence>,
    Same<typeof responses.ChatResponseSchema, ChatResponse>,
    Same<typeof responses.JobSchema, Job>,
    Missing<z.output<typeof requests.SearchRequestSchema>, Omit<SearchRequest, 'signal'>>,
    Missing<z.output<typeof responses.ReadySchema>, AssistantStatus & { status: 'ready' }>,
    Missing<
      NonNullable<z.output<typeof requests.ChatRequestSchema>['messages']>[number],
      ChatMessage
    >,
    Missing<z.output<typeof schemas.ErrorSchema>['error'], ErrorBody['error']>,
  ]
>
