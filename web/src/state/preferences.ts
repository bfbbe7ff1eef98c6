import { readDevice, writeDevice } from './device'
import { createStore, useStore } from './store'

/** Languages of the page. */
export type Language = 'zh' | 'en'
/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

/** How the page is shown. */
export interface Preferences {
  language: Language
  theme: Theme
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** How the page is shown, kept on this device. */
export const preferences = createStore<Preferences>(
  { language: 'zh', theme: 'system', ...readDevice<Partial<Preferences>>('preferences', {}) },
  (value) => {
    writeDevice('preferences', value)
    applyPreferences(value)
  },
)

/** Puts language and theme on the document. */
export function applyPreferences({ language, theme }: Preferences = preferences.get()): void {
  const root = document.documentElement
  root.lang = language === 'zh' ? 'zh-CN' : 'en'
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

/** The theme that follows in the switch. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
}

/** The preferences, followed. */
export function usePreferences(): Preferences {
  return useStore(preferences)
}
