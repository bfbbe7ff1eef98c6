import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, NO_CHROMIUM, SOON, type WatchedPage } from '../support/browser.js'
import { startWeb, type WebService } from '../support/web.js'

const chromium = findChromium()
const QUESTION = '白城市政协2023年立案提案多少件？'

describe.skipIf(chromium === null)(`asking (${chromium ?? NO_CHROMIUM})`, () => {
  let web: WebService
  let watched: WatchedPage
  beforeAll(async () => {
    web = await startWeb(chromium ?? '')
  })
  afterAll(() => web.close())
  beforeEach(async () => {
    watched = await web.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await watched.page.goto('/')
  })
  afterEach(async () => {
    expect(watched.faults).toEqual([])
    await watched.close()
  })

  const ask = async (question: string) => {
    const { page } = watched
    await page.getByRole('textbox', { name: '问题' }).fill(question)
    await page.getByRole('button', { name: '提问' }).click()
  }
  const cited = async () => {
    const response = await fetch(`${web.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    })
    return (await response.json()) as Awaited<ReturnType<WebService['assistant']['chat']>>
  }

  test('an answer’s citation opens the original with exactly the quote marked', async () => {
    const { page } = watched
    const { sentences, citations } = await cited()
    await ask(QUESTION)
    const answer = page.getByRole('article', { name: QUESTION })
    await answer.getByText(sentences[0]?.text ?? '-').waitFor()
    await answer.getByRole('link', { name: /^引文 1：/ }).click()
    const panel = page.getByRole('complementary', { name: /^原文：/ })
    await panel.locator('mark').first().waitFor()
    expect((await panel.locator('mark').allTextContents()).join('')).toBe(citations[0]?.quote)
    await expect.poll(() => panel.locator('mark').first().isVisible(), SOON).toBe(true)
    // The link of an open original opens it again.
    await page.reload()
    await panel.locator('mark').first().waitFor()
    expect((await panel.locator('mark').allTextContents()).join('')).toBe(citations[0]?.quote)
  })

  test('the original’s pieces joined are the original; cleaned, what was removed is gone', async () => {
    const { page } = watched
    const [document] = web.assistant
      .listDocuments({ limit: 100, offset: 0 })
      .documents.filter(({ removed }) => removed.chars > 0)
      .map(({ id }) => web.assistant.getDocument(id))
    if (document === undefined) return
    await page.goto(`/#/source?src=${document.id}`)
    const original = web.assistant.getOriginal(document.id)
    const shown = async () => (await page.locator('[data-start]').allTextContents()).join('')
    await page.locator('[data-start]').first().waitFor()
    expect(await shown()).toBe(original)
    expect(await page.locator('.removed').count()).toBeGreaterThan(0)
    expect(await page.locator('.removed').first().getAttribute('title')).toMatch(/^清洗时去掉：/)
    await page.getByRole('radio', { name: '清洗后' }).click()
    await expect.poll(() => page.locator('.removed').count(), SOON).toBe(0)
    expect((await shown()).length).toBeLessThan(original.length)
  })

  test('what is selected can be cited, checked and compared', async () => {
    const { page } = watched
    await ask(QUESTION)
    await page.getByRole('link', { name: /^引文 1：/ }).click()
    const actions = page.getByRole('toolbar', { name: '对所选文字' })
    await actions.getByRole('button', { name: '复制引用' }).click()
    await page.getByText('已复制').waitFor()
    const { citations } = await cited()
    const copied: unknown = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toContain('[R/OL]')
    expect(copied).toContain(citations[0]?.quote)
    await page.locator('mark').first().dblclick()
    await actions.getByText(/^已选 \d+ 字$/).waitFor()
    await actions.getByRole('link', { name: '核查' }).click()
    const selected = await page.getByRole('textbox', { name: '稿子' }).inputValue()
    expect(citations[0]?.quote).toContain(selected)
  })

  test('what the reports do not say is refused, with the nearest passages', async () => {
    const { page } = watched
    await ask('怎样做红烧肉？')
    await page.getByText('本库中没有依据').waitFor()
    expect(await page.getByRole('heading', { name: '最接近的段落' }).isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: /^在原文中查看/ }).count()).toBeGreaterThan(0)
  })

  test('a follow-up keeps the conversation; history keeps it on the device until deleted', async () => {
    const { page } = watched
    await ask(QUESTION)
    await page.getByRole('button', { name: '复制回答与出处' }).waitFor()
    const sent = page.waitForRequest('**/api/chat')
    await ask('办复率呢？')
    const { messages } = (await sent).postDataJSON() as { messages: { role: string }[] }
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    await page.getByRole('article', { name: '办复率呢？' }).getByText('回答完毕').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '历史' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: QUESTION, exact: false })
      .first()
      .click()
    await page.getByRole('article', { name: '办复率呢？' }).waitFor()
    await page.getByRole('button', { name: '历史' }).click()
    await page.getByRole('button', { name: '全部删除' }).click()
    await page.getByRole('heading', { name: '向报告提问' }).waitFor()
    expect(await page.evaluate('localStorage.getItem("xiezheng.conversations")')).toBe('[]')
  })

  test('an answer on its way can be stopped', async () => {
    const { page } = watched
    let release = () => {}
    await page.route('**/api/chat', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      await route.abort().catch(() => {})
    })
    await ask(QUESTION)
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止').waitFor()
    release()
    await page.getByRole('button', { name: '提问' }).waitFor()
  })

  test('the scope narrows what is asked', async () => {
    const { page } = watched
    await page.getByRole('button', { name: /^范围/ }).click()
    await page.getByRole('checkbox', { name: /吉林省/ }).check()
    await page.getByRole('combobox', { name: '从' }).selectOption('2023')
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '范围：吉林省、2023–…' }).waitFor()
    const sent = page.waitForRequest(
      (request) => request.url().endsWith('/api/chat') && request.postDataJSON().stream === true,
    )
    await ask('立案提案多少件？')
    const { filters } = (await sent).postDataJSON() as { filters: unknown }
    expect(filters).toEqual({
      regions: [expect.stringMatching(/^(吉林省|220000)$/)],
      years: { from: 2023 },
    })
    await page.getByText('回答完毕').waitFor()
  })

  test('every example gets an answer', async () => {
    const { page } = watched
    const examples = page.getByRole('region', { name: '试试这些问题' }).getByRole('button')
    await examples.first().waitFor()
    const questions = await examples.allTextContents()
    expect(questions.length).toBeGreaterThan(1)
    for (const question of questions) {
      await page.getByRole('button', { name: question }).click()
      await page.getByText(/句，逐句核对过出处$/).waitFor()
      await page.getByRole('button', { name: '新的对话' }).click()
    }
  })

  test('where the service does not answer, it is said, and can be asked again', async () => {
    const { page, faults } = watched
    await page.route('**/api/chat', (route) => route.abort())
    await ask(QUESTION)
    await page.getByText('连不上服务').waitFor()
    await page.unroute('**/api/chat')
    await page.getByRole('button', { name: '重新提问' }).click()
    await page.getByText(/句，逐句核对过出处$/).waitFor()
    expect(faults.splice(0).every((fault) => fault.includes('ERR_FAILED'))).toBe(true)
  })
})
