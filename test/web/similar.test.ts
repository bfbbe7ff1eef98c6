import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, SOON, type WatchedPage } from '../support/browser.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()

describe.skipIf(chromium === null)(`comparing regions (${chromium ?? NO_CHROMIUM})`, () => {
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    web = await startWeb(chromium ?? '')
  })
  afterAll(() => web.close())
  beforeEach(async () => {
    watched = await web.open()
  })
  afterEach(async () => {
    expect(watched.faults).toEqual([])
    await watched.close()
  })

  test('words find what regions did; the grid and the map narrow it; it is kept as CSV', async () => {
    const { page } = watched
    await page.goto('/#/similar')
    await page
      .getByRole('textbox', { name: '一段文字或一句描述' })
      .fill('组织委员读书，建设书香政协')
    await page.keyboard.press('Enter')
    const count = page.getByText(/^\d+ 个地区，\d+ 段$/)
    await count.waitFor()
    const hits = page.locator('.hit')
    const all = await hits.count()
    expect(await count.textContent()).toContain(`${all} 段`)
    const table = page.getByRole('table')
    const cell = table.getByRole('button').first()
    const inCell = Number(await cell.textContent())
    await cell.click()
    await expect.poll(() => hits.count(), SOON).toBe(inCell)
    await page.getByRole('button', { name: '看全部' }).click()
    await expect.poll(() => hits.count(), SOON).toBe(all)
    const tile = page.getByRole('region', { name: '分省示意图' }).getByRole('button').first()
    const inProvince = Number(await tile.locator('b').textContent())
    await tile.click()
    await expect.poll(() => hits.count(), SOON).toBe(inProvince)

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 CSV' }).click()
    const csv = await readFile(await (await downloading).path(), 'utf8')
    expect(csv.startsWith('\ufeff地区,年份,关系,')).toBe(true)
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThan(all)
  })

  test('a span of an original is a starting point', async () => {
    const { page } = watched
    const { initiatives } = await web.assistant.initiatives({ limit: 1, offset: 0 })
    const [mention] = initiatives[0]?.mentions ?? []
    if (mention === undefined) throw new Error('the library names no initiative')
    await page.goto(`/#/similar?of=${mention.documentId}.${mention.start}.${mention.end}`)
    await page.getByRole('heading', { name: '以这段原文为起点' }).waitFor()
    await page.getByText(/^\d+ 个地区，\d+ 段$|^没有找到同类做法$/).waitFor()
  })

  test('the catalogue is searched by name, and a mention opens the original', async () => {
    const { page } = watched
    const { initiatives } = await web.assistant.initiatives({ limit: 1, offset: 0 })
    const [first] = initiatives
    await page.goto('/#/similar?tab=catalogue')
    await page.getByRole('searchbox', { name: '按名称查找' }).fill(first?.name ?? '')
    const entry = page
      .locator('.initiative')
      .filter({ hasText: first?.name ?? '' })
      .first()
    await entry.locator('summary').click()
    await entry.getByRole('link', { name: '在原文中查看' }).first().click()
    const panel = page.getByRole('complementary')
    await panel.locator('mark').first().waitFor()
    expect((await panel.locator('mark').allTextContents()).join('')).toBe(first?.mentions[0]?.quote)
    await page.getByRole('searchbox', { name: '按名称查找' }).fill('没有这样的名称')
    await page.getByText('没有这个名称').waitFor()
  })
})
