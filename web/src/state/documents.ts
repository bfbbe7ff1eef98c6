import { useEffect } from 'react'
import type { Document } from '../../../src/domain'
import { apiKey } from '../api/key'
import { allDocuments } from '../api/library'
import { createStore, useStore } from './store'

/** What is known of the library's documents. */
export interface Documents {
  /** Null until they are loaded. */
  all: readonly Document[] | null
  error: unknown
  loading: boolean
}

const documents = createStore<Documents>({ all: null, error: null, loading: false })
let keyVersion = -1

/** Reads the library's documents again. */
export async function refreshDocuments(): Promise<void> {
  keyVersion = apiKey.get().version
  documents.set((now) => ({ ...now, loading: true, error: null }))
  try {
    documents.set({ all: await allDocuments(), error: null, loading: false })
  } catch (error) {
    documents.set((now) => ({ ...now, error, loading: false }))
  }
}

/** The library's documents, loaded when first wanted and when a key was given; shared by all views. */
export function useDocuments(): Documents {
  const { version } = useStore(apiKey)
  useEffect(() => {
    if (keyVersion !== version) void refreshDocuments()
  }, [version])
  return useStore(documents)
}
