import { flushSync } from 'react-dom'
import type { Document } from '../../../src/domain'
import { ApiError } from '../api/client'
import { removeDocument } from '../api/library'
import type { Text } from '../i18n/use-text'
import { refreshDocuments } from '../state/documents'
import { createStore } from '../state/store'
import { showToast } from '../ui/toasts'

/** Ids of documents that are gone from view; they are deleted when their undo runs out. */
export const removing = createStore<ReadonlySet<string>>(new Set())

/** Takes a document from view at once and from the library some seconds later, unless undone. */
export function removeLater({ id, name }: Document, text: Text, byKeyboard: boolean): void {
  removing.set((now) => new Set(now).add(id))
  showToast(text.library.removed(name), {
    action: {
      label: text.library.undo,
      run: () => {
        flushSync(() => bringBack(id))
        document.getElementById(`document-${id}`)?.focus()
      },
    },
    takesFocus: byKeyboard,
    onExpire: () => void remove(id, name, text),
  })
}

async function remove(id: string, name: string, text: Text): Promise<void> {
  try {
    await removeDocument(id, true)
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'not_found')) {
      showToast(text.library.removeFailed(name))
    }
  }
  await refreshDocuments()
  bringBack(id)
}

function bringBack(id: string): void {
  removing.set((now) => new Set([...now].filter((one) => one !== id)))
}
