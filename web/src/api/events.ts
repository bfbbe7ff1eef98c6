/** One event of a stream. */
export interface StreamEvent {
  event: string
  data: unknown
}

/** The events of a `text/event-stream` answer (WHATWG HTML §9.2), each with one JSON value. */
export async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) return
  let buffer = ''
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      buffer += part.value.replaceAll('\r', '')
      const blocks = buffer.split('\n\n')
      buffer = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = field(block, 'data')
        if (data !== '') yield { event: field(block, 'event'), data: JSON.parse(data) }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function field(block: string, name: string): string {
  return block
    .split('\n')
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trimStart())
    .join('\n')
}
