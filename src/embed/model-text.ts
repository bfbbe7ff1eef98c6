import { toSimplified } from '../text/simplified.js'

/** Changes whenever `modelText` does, for then vectors are no longer comparable. */
export const MODEL_TEXT_VERSION = 1

/**
 * A text as the model is shown it: Simplified, full-width letters and digits made half-width,
 * lower case (the vocabularies of the Chinese encoders hold no capitals; the tokenizer folds
 * neither). Punctuation stays full-width, as the models were trained.
 */
export function modelText(text: string): string {
  return toSimplified(text)
    .replace(/[０-９Ａ-Ｚａ-ｚ．％]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .toLowerCase()
}
