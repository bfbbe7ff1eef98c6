import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, SOON, type WatchedPage } from '../support/browser.js'
import { inventedSources } from '../support/corpus.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const DRAFT = '2023年，白城市政协共立案提案126件。\n'

describe.skipIf(chromium === null)(`checking a draft (${chromium ?? NO_CHROMIUM})`, () => {
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    web = await startWeb(chromium ?? '', { sources: inventedSources() })
  })
  afterAll(() => web.close())
  beforeEach(async () => {
    watched = await web.open()
    await watched.page.goto('/#/check')
  })
  afterEach(async () => {
    expect(watched.faults).toEqual([])
    await watched.close()
  })

  test('a file is read; one that is no text is refused', async () => {
    const { page } = watched
    const choose = page.locator('input[type=file]')
    await choose.setInputFiles({
      name: '稿.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(DRAFT),
    })
    await expect
      .poll(() => page.getByRole('textbox', { name: '稿子' }).inputValue(), SOON)
      .toBe(DRAFT)
    await choose.setInputFiles({ name: '稿.docx', mimeType: '', buffer: Buffer.from('PK') })
    await page.getByText('只能读 .txt 和 .md 文件').waitFor()
  })
})
