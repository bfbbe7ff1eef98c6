import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the endpoint is asked. */
export interface EndpointRequest {
  model: string
  messages: { role: string; content: string }[]
  max_tokens: number
}

/** One thing the endpoint does in answer. */
export type Step =
  | { say: string }
  /** A chunk of any shape: reasoning, tool calls, no choices. */
  | { chunk: unknown }
  /** Bytes as they are. */
  | { raw: string }
  /** An answer other than 200, at once. */
  | { status: number; body?: unknown }
  /** Nothing more, until the caller hangs up. */
  | { stall: true }
  /** The connection breaks. */
  | { hangUp: true }

export interface FakeEndpoint {
  /** With `/v1`. */
  readonly baseUrl: string
  /** Every request, oldest first. */
  readonly requests: EndpointRequest[]
  /** Requests whose caller went away before the end. */
  readonly abandoned: () => number
  /** What it does from now on. */
  script(steps: (request: EndpointRequest) => readonly Step[]): void
  close(): Promise<void>
}

/** A real HTTP server that speaks OpenAI's chat completions, streaming, as it is told. */
export async function startFakeEndpoint(): Promise<FakeEndpoint> {
  const requests: EndpointRequest[] = []
  let steps: (request: EndpointRequest) => readonly Step[] = () => []
  let abandoned = 0
  const server = createServer(async (incoming, response) => {
    const request = JSON.parse(await bodyOf(incoming)) as EndpointRequest
    requests.push(request)
    response.on('close', () => {
      if (!response.writableFinished) abandoned++
    })
    play(steps(request), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    abandoned: () => abandoned,
    script(next) {
      steps = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function play(steps: readonly Step[], response: ServerResponse): void {
  const [first] = steps
  if (first !== undefined && 'status' in first) {
    response.writeHead(first.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(first.body ?? { error: { message: 'secret of the endpoint' } }))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  for (const step of steps) {
    if ('stall' in step) return
    if ('hangUp' in step) {
      response.destroy()
      return
    }
    if ('say' in step) response.write(event(contentChunk({ content: step.say })))
    else if ('chunk' in step) response.write(event(step.chunk))
    else if ('raw' in step) response.write(step.raw)
  }
  response.end('data: [DONE]\n\n')
}

function event(chunk: unknown): string {
  return `data: ${JSON.stringify(chunk)}\n\n`
}

/** A chunk with this delta. */
export function contentChunk(delta: Record<string, unknown>) {
  return {
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'fake',
    choices: [{ index: 0, delta, finish_reason: null }],
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** A text in pieces of some characters each, as models send it. */
export function saying(text: string, size = 7): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < text.length; at += size) steps.push({ say: text.slice(at, at + size) })
  return steps
}

/** The passages of a request by their numbers, as the fences give them. */
export function passagesOf({ messages }: EndpointRequest): { n: number; text: string }[] {
  const user = messages.find(({ role }) => role === 'user')?.content ?? ''
  return [...user.matchAll(/资料 (\d+) ([0-9a-f]{12})\n([\s\S]*?)\n完 \1 \2/g)].map(
    ([, n, , text]) => ({ n: Number(n), text: text ?? '' }),
  )
}
