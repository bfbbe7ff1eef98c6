import type { Assistant } from '../assistant.js'
import type { JobQueue } from './jobs.js'
import type { Logger } from './log.js'
import type { Metrics } from './metrics.js'
import type { WebFile } from './pages/web-client.js'

/** What the HTTP layer needs of the settings. */
export interface ApiConfig {
  /** Bytes one uploaded file may have; 1 or more. */
  maxUploadBytes: number
  /** When set, every `/api/*` call must carry `Authorization: Bearer <key>`. */
  apiKey?: string | undefined
  /** The address listened on; on a loopback one without an API key, only loopback names are served. */
  host?: string | undefined
}

export interface ApiDependencies {
  assistant: Assistant
  jobs: JobQueue
  config: ApiConfig
  /** Where access lines and unexpected errors go; default: nowhere. */
  logger?: Logger | undefined
  metrics?: Metrics | undefined
  /** The files of the web client; default none, and `/` says how to build it. */
  web?: readonly WebFile[] | undefined
  /** Whether start-up work is over, for `/readyz`; default: always. */
  isReady?: (() => boolean) | undefined
}

/** Hono's environment: what middleware leaves for handlers. */
export interface ApiEnv {
  Variables: { requestId: string }
}

/** Dependencies with the optional ones filled in: what a route group is given. */
export type RouteContext = Required<
  Omit<ApiDependencies, 'logger' | 'metrics' | 'isReady' | 'web'>
> & {
  logger: Logger
  metrics: Metrics
  isReady: () => boolean
}
