import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, SOON, type WatchedPage } from '../support/browser.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** First load, gzipped, all of it: page, scripts, styles, icon. */
const BUDGET_BYTES = 250_000
/** Until the page takes a letter. */
const BUDGET_MS = 1_500
const LOADS = 3

/** Each view with what it shows when it is there. */
const VIEWS: [string, string, (page: Page) => Promise<unknown>][] = [
  ['ask', '/', (page) => page.getByRole('heading', { name: '试试这些问题' }).waitFor()],
  [
    'a refusal',
    '/',
    async (page) => {
      await page.getByRole('textbox', { name: '问题' }).fill('怎样做红烧肉？')
      await page.keyboard.press('Enter')
      await page.getByText('本库中没有依据').waitFor()
    },
  ],
  ['source', '/#/source', (page) => page.locator('.shelf a').first().waitFor()],
  [
    'similar',
    `/#/similar?text=${encodeURIComponent('书香政协，委员读书')}`,
    (page) => page.locator('.hit').first().waitFor(),
  ],
  [
    'catalogue',
    '/#/similar?tab=catalogue',
    async (page) => {
      await page.locator('.initiative summary').first().click()
      await page.locator('.initiative blockquote').first().waitFor()
    },
  ],
  ['check', '/#/check', (page) => page.getByRole('textbox', { name: '稿子' }).waitFor()],
  [
    'a checked draft',
    '/#/check',
    async (page) => {
      const draft = '白城市政协立案提案999件。绵阳市政协“持续擦亮‘绵言细语’协商金字招牌”。'
      await page.getByRole('textbox', { name: '稿子' }).fill(draft)
      await page.getByRole('button', { name: '开始核查' }).click()
      await page.locator('a.claim .verdict').last().click()
      await page.locator('.claim-detail blockquote').first().waitFor()
    },
  ],
  ['library', '/#/library', (page) => page.locator('.document').first().waitFor()],
]

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
}

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResult
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
}

describe.skipIf(chromium === null)(`the page (${chromium ?? NO_CHROMIUM})`, () => {
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    web = await startWeb(chromium ?? '')
  })
  afterAll(() => web.close())
  afterEach(async () => {
    expect(watched.faults).toEqual([])
    await watched.close()
  })

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    test.each(VIEWS)('%s is accessible', async (_, path, shown) => {
      watched = await web.open({ colorScheme })
      await watched.page.goto(path)
      await shown(watched.page)
      expect(await seriousFaults(watched.page)).toEqual([])
    })

    test.each([1280, 390])('an answer with its original is accessible at %s px', async (width) => {
      watched = await web.open({ colorScheme, viewport: { width, height: 800 } })
      const { page } = watched
      await page.goto('/')
      await page.getByRole('textbox', { name: '问题' }).fill('白城市政协2023年立案提案多少件？')
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: /^引文 1：/ }).click()
      await page.locator('mark').first().waitFor()
      expect(await seriousFaults(page)).toEqual([])
    })
  })

  test.each(VIEWS)('%s fits a phone of 360 px', async (_, path, shown) => {
    watched = await web.open({ viewport: { width: 360, height: 740 } })
    await watched.page.goto(path)
    await shown(watched.page)
    const width: unknown = await watched.page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(360)
  })

  test('loads within its budget', async () => {
    watched = await web.open()
    const { page } = watched
    const bodies: Promise<[string, Buffer]>[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/^\/(api|readyz)/.test(pathname)) return
      expect(response.headers()['content-encoding']).toBe('gzip')
      bodies.push(response.body().then((body) => [pathname, body]))
    })
    await page.goto('/')
    await page.getByRole('heading', { name: '试试这些问题' }).waitFor()
    const all = await Promise.all(bodies)
    const bytes = all.reduce((sum, [, body]) => sum + gzipSync(body, { level: 9 }).length, 0)
    expect(all.length).toBeGreaterThan(2)
    expect(bytes).toBeLessThan(BUDGET_BYTES)
  })

  test('can be typed in within its budget, nothing cached', async () => {
    const times: number[] = []
    for (let load = 0; load < LOADS; load++) {
      const { page, close } = await web.open()
      await page.goto('/')
      await page.getByRole('textbox', { name: '问题' }).pressSequentially('提')
      times.push(await page.evaluate(() => performance.now()))
      await close()
    }
    // The best of a few: another process may hold the machine up.
    expect(Math.min(...times)).toBeLessThan(BUDGET_MS)
  })

  test('language and appearance are switched, and kept on the device', async () => {
    watched = await web.open({ colorScheme: 'light' })
    const { page } = watched
    await page.goto('/')
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await ground()
    await page.getByRole('button', { name: '外观：跟随系统，点按切换' }).click()
    await page.getByRole('button', { name: '外观：浅色，点按切换' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Ask the reports' }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    await page.getByRole('heading', { name: 'Ask the reports' }).waitFor()
    expect(await ground()).toBe(dark)
  })

  test('is usable by keyboard alone', async () => {
    watched = await web.open()
    const { page } = watched
    await page.goto('/')
    await page.getByRole('textbox', { name: '问题' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    await page.keyboard.press('Tab')
    await page.keyboard.type('白城市政协2023年立案提案多少件？')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('link', { name: /^引文 1：/ })
    await chip.waitFor()
    await chip.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.localName'), SOON).toBe('mark')
    await page.keyboard.press('Escape')
    await page.getByRole('complementary').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.className')).toBe('chip')
  })
})
