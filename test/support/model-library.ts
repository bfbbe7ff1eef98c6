import type { Assistant } from '../../src/assistant.js'
import { loadConfig } from '../../src/config.js'
import { type FakeEndpoint, startFakeEndpoint } from './fake-endpoint.js'
import { openAssistant } from './library.js'
import { temporaryFolder } from './temporary-folder.js'

export interface ModelLibrary {
  endpoint: FakeEndpoint
  assistant: Assistant
  close(): Promise<void>
}

/** An empty library whose language model is a fake endpoint; `settings` are further `XIEZHENG_LLM_*` variables. */
export async function openModelLibrary(
  settings: Readonly<Record<string, string>> = {},
): Promise<ModelLibrary> {
  const endpoint = await startFakeEndpoint()
  const folder = temporaryFolder()
  const { llm } = loadConfig({
    XIEZHENG_LLM_BASE_URL: endpoint.baseUrl,
    XIEZHENG_LLM_MODEL: 'fake',
    ...settings,
  })
  const assistant = await openAssistant(folder.path, llm)
  return {
    endpoint,
    assistant,
    async close() {
      await assistant.close()
      await endpoint.close()
      folder.remove()
    },
  }
}
