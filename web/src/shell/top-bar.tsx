import { useText } from '../i18n/use-text'
import { nextTheme, preferences, usePreferences } from '../state/preferences'
import { hrefOf, VIEWS, type View } from '../state/router'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const

/** Name, views, language and appearance. */
export function TopBar({ view }: { view: View }) {
  const text = useText()
  const { language, theme } = usePreferences()
  return (
    <header className="top">
      <a className="brand" href={hrefOf('ask')}>
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span>{text.app.name}</span>
      </a>
      <nav aria-label={text.app.nav}>
        {VIEWS.map((one) => (
          <a key={one} href={hrefOf(one)} {...(one === view ? { 'aria-current': 'page' } : {})}>
            <Icon name={one} size={20} />
            <span>{text.app.views[one]}</span>
          </a>
        ))}
      </nav>
      <div className="top-controls">
        <Button
          look="plain"
          label={text.app.language}
          onPress={() =>
            preferences.set((now) => ({ ...now, language: language === 'zh' ? 'en' : 'zh' }))
          }
        />
        <Button
          look="plain"
          icon={THEME_ICONS[theme]}
          iconOnly
          label={text.app.themeLabel(text.app.theme[theme])}
          onPress={() => preferences.set((now) => ({ ...now, theme: nextTheme(theme) }))}
        />
      </div>
    </header>
  )
}
