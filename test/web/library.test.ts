import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, SOON, type WatchedPage } from '../support/browser.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const REPORT =
  '政协赤峰市委员会常务委员会工作报告\n——在政协赤峰市第八届委员会第二次会议上\n2022年，市政协为红山文化遗址立了委员守护岗。\n'
const KEY = 'a-key-of-this-test'

describe.skipIf(chromium === null)(`the library (${chromium ?? NO_CHROMIUM})`, () => {
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    web = await startWeb(chromium ?? '', { sources: [], apiKey: KEY })
  })
  afterAll(() => web.close())
  beforeEach(async () => {
    watched = await web.open()
  })
  afterEach(() => watched.close())

  test('asks for the key once; takes files in; removes with undo', async () => {
    const { page, faults } = watched
    await page.goto('/#/library')
    await page.getByLabel('API 密钥').fill(KEY)
    await page.getByRole('button', { name: '使用此密钥' }).click()
    await page.getByText('文库还是空的').waitFor()
    expect(faults.splice(0).every((fault) => fault.includes('401'))).toBe(true)
    expect(await page.evaluate('sessionStorage.getItem("xiezheng.key")')).toBe(KEY)

    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: '赤峰.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) },
        { name: '空.txt', mimeType: 'text/plain', buffer: Buffer.from(' \n') },
      ])
    await page.getByText('导入完成：加入 1 个，1 个没有加入').waitFor()
    await page.getByText('文件里没有文字。请检查是否选错了文件。').waitFor()
    const card = page.getByRole('listitem').filter({ hasText: '赤峰市' }).first()
    await card.waitFor()

    const remove = page.getByRole('button', { name: '移除 赤峰.txt' })
    await remove.focus()
    await page.keyboard.press('Enter')
    await page.getByText('文库还是空的').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), SOON).toBe('撤销')
    await page.keyboard.press('Enter')
    await remove.waitFor()
    expect(web.assistant.status().documents).toBe(1)
    await expect.poll(() => page.evaluate('document.activeElement.id'), SOON).toMatch(/^document-/)

    const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE')
    await remove.click()
    await page.getByRole('region', { name: '协证' }).getByRole('button', { name: '关闭' }).click()
    expect((await deleted).status()).toBe(204)
    await page.getByText('文库还是空的').waitFor()
    expect(web.assistant.status().documents).toBe(0)
    expect(faults).toEqual([])
  })

  test('a refused upload says what to do', async () => {
    const { page, faults } = watched
    await page.goto('/#/library')
    await page.getByLabel('API 密钥').fill(KEY)
    await page.getByRole('button', { name: '使用此密钥' }).click()
    await page.getByText('文库还是空的').waitFor()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: '大.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1_000_001, 'x') },
      ])
    await page.getByText('请拆分或压缩后再传').waitFor()
    expect(faults.every((fault) => /40[01]|413/.test(fault))).toBe(true)
  })
})
