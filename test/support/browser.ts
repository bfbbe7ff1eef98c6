import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Why tests in a browser are skipped. */
export const NO_CHROMIUM =
  'no Chromium on this machine: install it, or say where it is by CHROMIUM_PATH'

/** This machine's Chromium; null where there is none (an error in CI). */
export function findChromium(): string | null {
  const path = CANDIDATES.find((one) => one !== undefined && one !== '' && existsSync(one))
  if (path === undefined && process.env.CI) throw new Error(NO_CHROMIUM)
  return path ?? null
}

/** How long `expect.poll` waits for what is about to be. */
export const SOON = { timeout: 30_000 }

/** A browser; the sandbox of Chromium does not start for root. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

export interface WatchedPage {
  page: Page
  /** What went wrong so far: console errors, refused content, requests to another host. */
  faults: string[]
  close(): Promise<void>
}

/** A page of its own profile whose faults are noted. */
export async function openWatched(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== url && protocol !== 'data:' && protocol !== 'blob:') faults.push(request.url())
  })
  return { page, faults, close: () => context.close() }
}
