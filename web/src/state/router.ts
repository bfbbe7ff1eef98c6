import { useMemo, useSyncExternalStore } from 'react'
import type { Span } from '../../../src/domain'

/** The views, in the order of the bar. */
export const VIEWS = ['ask', 'source', 'similar', 'check', 'library'] as const
/** The name of one. */
export type View = (typeof VIEWS)[number]

/** A place of the page: `#/similar?q=…`. Everything that can be linked to stands in it. */
export interface Route {
  view: View
  params: URLSearchParams
}

/** A span of a document; an empty one is a position to scroll to. */
export interface Place extends Span {
  documentId: string
}

/** The parameter that says which original stands open. */
const SOURCE = 'src'

/** The route of an address's fragment; `ask` where it names none. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const view = VIEWS.find((one) => one === path) ?? 'ask'
  return { view, params: new URLSearchParams(query) }
}

/** The address of a view. */
export function hrefOf(view: View, params?: URLSearchParams | Record<string, string>): string {
  const query = new URLSearchParams(params).toString()
  return `#/${view}${query === '' ? '' : `?${query}`}`
}

/** The address of this view with some parameters changed; null takes one away. */
export function hrefHere(changes: Record<string, string | null>): string {
  const { view, params } = parseRoute(location.hash)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  return hrefOf(view, params)
}

/** Goes to a view. */
export function go(view: View, params?: URLSearchParams | Record<string, string>): void {
  location.hash = hrefOf(view, params)
}

/** Where the page is, followed. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener)
      return () => removeEventListener('hashchange', listener)
    },
    () => location.hash,
  )
  return useMemo(() => parseRoute(hash), [hash])
}

/** A place as one parameter: `d1.120.245`; its beginning `d1`. */
export function placeCode({ documentId, start, end }: Place): string {
  return end === 0 ? documentId : `${documentId}.${start}.${end}`
}

/** The place of a code; null for none. */
export function parsePlace(code: string | null): Place | null {
  if (code === null || code === '') return null
  const [, documentId = code, start = '0', end = '0'] = /^(.+)\.(\d+)\.(\d+)$/.exec(code) ?? []
  return { documentId, start: Number(start), end: Number(end) }
}

/** The original that stands open, if one does. */
export function sourceOf({ params }: Route): Place | null {
  return parsePlace(params.get(SOURCE))
}

/** The address of this view with that original open beside it. */
export function sourceHref(place: Place, view: View = parseRoute(location.hash).view): string {
  const { view: now, params } = parseRoute(location.hash)
  const next = new URLSearchParams(view === now ? params : undefined)
  next.set(SOURCE, placeCode(place))
  return hrefOf(view, next)
}

/** Closes the original; the view stays. */
export function closeSource(): void {
  location.hash = hrefHere({ [SOURCE]: null })
}
