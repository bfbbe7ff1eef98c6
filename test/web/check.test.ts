import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, type WatchedPage } from '../support/browser.js'
import { inventedSources } from '../support/corpus.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const TRUE = '围绕湿地保护开展专题视察，提出退耕还湿、生态补水等九条建议，相关部门逐条回应。'
const DRAFT = `白城市政协说：“${TRUE}”\n2023年，白城市政协共立案提案999件。\n`

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

  test('every claim has its verdict in words; its evidence opens the original; reports are kept', async () => {
    const { page } = watched
    await page.getByRole('textbox', { name: '稿子' }).fill(DRAFT)
    await page.getByRole('button', { name: '开始核查' }).click()
    const quotation = page.getByRole('link', { name: /条，一字不差：/ }).first()
    await quotation.waitFor()
    await page
      .getByRole('link', { name: /条，有冲突：/ })
      .first()
      .waitFor()
    expect((await page.locator('.marked-draft').innerText()).replace(/\s/g, '')).toContain('999件')
    // The label stands at the end of what may wrap over lines.
    await quotation.locator('.verdict').click()
    await page.getByRole('link', { name: '在原文中查看' }).first().click()
    const panel = page.getByRole('complementary')
    await panel.locator('mark').first().waitFor()
    expect((await panel.locator('mark').allTextContents()).join('')).toContain('九条建议')
    for (const [name, holds] of [
      ['下载报告（Markdown）', '# 核查报告'],
      ['下载 JSON', '"claims"'],
    ] as const) {
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name }).click()
      expect(await readFile(await (await downloading).path(), 'utf8')).toContain(holds)
    }
  })

  test('a file is read; one that is no text is refused', async () => {
    const { page } = watched
    const choose = page.locator('input[type=file]')
    await choose.setInputFiles({
      name: '稿.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(DRAFT),
    })
    await expect.poll(() => page.getByRole('textbox', { name: '稿子' }).inputValue()).toBe(DRAFT)
    await choose.setInputFiles({ name: '稿.docx', mimeType: '', buffer: Buffer.from('PK') })
    await page.getByText('只能读 .txt 和 .md 文件').waitFor()
  })
})
