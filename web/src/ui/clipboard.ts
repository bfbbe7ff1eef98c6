import type { Text } from '../i18n/use-text'
import { showToast } from './toasts'

/** Copies a text and says so. */
export async function copy(value: string, text: Text): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    showToast(text.app.copied)
  } catch {
    showToast(copyOldWay(value) ? text.app.copied : text.app.copyFailed)
  }
}

/** The clipboard of today needs HTTPS or this machine; a service of the local network has neither. */
function copyOldWay(value: string): boolean {
  const box = document.createElement('textarea')
  const focused = document.activeElement
  box.value = value
  document.body.append(box)
  box.select()
  const done = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return done
}
