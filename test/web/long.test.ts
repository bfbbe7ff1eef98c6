import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, type WatchedPage } from '../support/browser.js'
import { textSource } from '../support/library.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const LINE = '市政协围绕第#号议题开展专题视察，提出<b>建议</b>若干条，相关部门逐条回应。\n'
const TEXT = [
  '政协赤峰市委员会常务委员会工作报告\n',
  ...Array.from({ length: 4_000 }, (_, index) => LINE.replace('#', String(index))),
].join('')

describe.skipIf(chromium === null)(`a long original (${chromium ?? NO_CHROMIUM})`, () => {
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    web = await startWeb(chromium ?? '', { sources: [textSource('长.txt', TEXT)] })
  })
  afterAll(() => web.close())
  afterEach(async () => {
    expect(watched.faults).toEqual([])
    await watched.close()
  })

  test.each([5, 3_990])(
    'is whole, its markup text, and line %s of it is brought up',
    async (line) => {
      watched = await web.open()
      const { page } = watched
      const [document] = web.assistant.listDocuments({ limit: 1, offset: 0 }).documents
      const quote = LINE.replace('#', String(line)).trim()
      const start = TEXT.indexOf(quote)
      await page.goto(`/#/source?src=${document?.id}.${start}.${start + quote.length}`)
      await page.locator('mark:focus').waitFor()
      expect((await page.locator('mark').allTextContents()).join('')).toBe(quote)
      expect((await page.locator('[data-start]').allTextContents()).join('')).toBe(TEXT)
      expect(await page.locator('.text b').count()).toBe(0)
      const seen = await page.evaluate(
        '(() => { const { top, bottom } = document.querySelector("mark").getBoundingClientRect(); return top >= 0 && bottom <= innerHeight })()',
      )
      expect(seen).toBe(true)
    },
  )
})
