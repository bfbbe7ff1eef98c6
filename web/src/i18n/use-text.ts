import { usePreferences } from '../state/preferences'
import { en } from './en'
import { type Text, zh } from './zh'

/** The words of the page in the reader's language. */
export function useText(): Text {
  return usePreferences().language === 'zh' ? zh : en
}

export type { Text } from './zh'
