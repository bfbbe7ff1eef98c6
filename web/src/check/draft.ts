import { createStore } from '../state/store'

/** The text to check; until the page is left. */
export const draft = createStore('')
