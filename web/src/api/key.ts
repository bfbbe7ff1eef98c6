import { createStore } from '../state/store'

const NAME = 'xiezheng.key'

/** The API key of this browser session, and whether the service has asked for one. */
export const apiKey = createStore({ value: read(), wanted: false, version: 0 })

/** Takes a key; what had failed for want of it is loaded again. */
export function giveKey(value: string): void {
  try {
    sessionStorage.setItem(NAME, value)
  } catch {
    // Without storage it holds until the page is left.
  }
  apiKey.set(({ version }) => ({ value, wanted: false, version: version + 1 }))
}

function read(): string {
  try {
    return sessionStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}
