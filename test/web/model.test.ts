import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config.js'
import { findChromium, NO_CHROMIUM, type WatchedPage } from '../support/browser.js'
import { inventedSources } from '../support/corpus.js'
import {
  type FakeEndpoint,
  passagesOf,
  saying,
  startFakeEndpoint,
} from '../support/fake-endpoint.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const TRUE = '2023年，白城市政协共立案提案126件。'
const FALSE = '2023年，白城市政协共立案提案999件。'

describe.skipIf(chromium === null)(`a language model’s answer (${chromium ?? NO_CHROMIUM})`, () => {
  let endpoint: FakeEndpoint
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    endpoint = await startFakeEndpoint()
    const { llm } = loadConfig({
      XIEZHENG_LLM_BASE_URL: endpoint.baseUrl,
      XIEZHENG_LLM_MODEL: 'fake',
    })
    web = await startWeb(chromium ?? '', { sources: inventedSources(), llm })
  })
  afterAll(async () => {
    await web.close()
    await endpoint.close()
  })
  afterEach(async () => {
    expect(watched.faults).toEqual([])
    await watched.close()
  })

  const answer = async (text: string) => {
    endpoint.script((request) => {
      const n = passagesOf(request).find((one) => one.text.includes('立案提案'))?.n ?? 0
      return saying(text.replaceAll('#', String(n)))
    })
    watched = await web.open()
    const { page } = watched
    await page.goto('/')
    await page.getByRole('textbox', { name: '问题' }).fill('白城市政协2023年立案提案多少件？')
    await page.keyboard.press('Enter')
    await page.getByText('回答完毕').waitFor({ state: 'attached' })
    return page
  }

  test('a sentence that is not borne out is struck apart, with the reason', async () => {
    const page = await answer(`${TRUE}[#]${FALSE}[#]`)
    await page.getByText(TRUE).waitFor()
    await page.getByText('1 句没有通过核对，已划去').click()
    expect(await page.locator('.struck s').textContent()).toBe(FALSE)
    expect(await page.getByText('未证实：').textContent()).toMatch(/^未证实：.{4,}/)
    expect(await page.getByText('大模型作答').isVisible()).toBe(true)
  })

  test('a notice says how the answer came about', async () => {
    const page = await answer(`${FALSE}[#]`)
    await page.getByText('以下是原文摘录').waitFor()
  })
})
