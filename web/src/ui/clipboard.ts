import type { Text } from '../i18n/use-text'
import { showToast } from './toasts'

/** Copies a text and says so. */
export async function copy(value: string, text: Text): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    showToast(text.app.copied)
  } catch {
    showToast(text.app.copyFailed)
  }
}
