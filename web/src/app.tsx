import { lazy, Suspense, useEffect, useRef } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { AskView } from './ask/ask-view'
import { useText } from './i18n/use-text'
import { KeyPrompt, OfflineBanner, PreparingBanner } from './shell/banners'
import { TopBar } from './shell/top-bar'
import { SourcePanel } from './source/source-panel'
import { usePreferences } from './state/preferences'
import { sourceOf, useRoute, type View } from './state/router'
import { Boundary } from './ui/boundary'
import { Loading } from './ui/states'
import { Toasts } from './ui/toasts'

const SourceView = lazy(() => import('./source/source-view'))
const SimilarView = lazy(() => import('./similar/similar-view'))
const CheckView = lazy(() => import('./check/check-view'))
const LibraryView = lazy(() => import('./library/library-view'))

/** The page: bar, the view the address names, and the original beside it. */
export function App() {
  const text = useText()
  const { language } = usePreferences()
  const route = useRoute()
  const { view } = route
  const place = sourceOf(route)
  const main = useRef<HTMLElement>(null)
  const shown = useRef<View>(view)

  useEffect(() => {
    document.title = `${text.app.views[view]} · ${text.app.title}`
    if (shown.current === view) return
    shown.current = view
    main.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [view, text])

  const beside = view === 'source' ? null : place
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {text.app.skip}
      </button>
      <TopBar view={view} />
      <div className={beside === null ? 'stage' : 'stage with-source'}>
        <main id="content" tabIndex={-1} ref={main}>
          <OfflineBanner />
          <PreparingBanner />
          <KeyPrompt />
          <Boundary key={view}>
            <Suspense fallback={<Loading />}>
              {view === 'ask' && <AskView />}
              {view === 'source' && <SourceView />}
              {view === 'similar' && <SimilarView />}
              {view === 'check' && <CheckView />}
              {view === 'library' && <LibraryView />}
            </Suspense>
          </Boundary>
        </main>
        {beside !== null && <SourcePanel place={beside} />}
      </div>
      <Toasts />
    </I18nProvider>
  )
}
