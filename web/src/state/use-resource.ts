import { useCallback, useEffect, useState } from 'react'
import { apiKey } from '../api/key'
import { useStore } from './store'

/** Something loaded, being loaded, or failed. */
export interface Resource<T> {
  data: T | null
  error: unknown
  loading: boolean
  reload(): void
}

/** Loads when `load` changes (memoise it), when asked, and when an API key was given; the last data stay while it loads. */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const { version } = useStore(apiKey)
  const [state, setState] = useState<{ data: T | null; error: unknown; loading: boolean }>({
    data: null,
    error: null,
    loading: true,
  })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round or key loads again
  useEffect(() => {
    const gone = new AbortController()
    setState(({ data }) => ({ data, error: null, loading: true }))
    load(gone.signal).then(
      (data) => !gone.signal.aborted && setState({ data, error: null, loading: false }),
      (error: unknown) =>
        !gone.signal.aborted && setState(({ data }) => ({ data, error, loading: false })),
    )
    return () => gone.abort()
  }, [load, round, version])
  const reload = useCallback(() => setRound((n) => n + 1), [])
  return { ...state, reload }
}
