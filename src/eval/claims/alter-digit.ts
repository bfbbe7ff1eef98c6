import { type Figure, findFigures } from '../../text/figures.js'
import { changeableFigures, isNowhere } from './changeable-figures.js'
import type { CorpusText } from './corpus-text.js'
import type { Random } from './random.js'

/**
 * The text with one digit of one number changed, so that its value differs and the wording is
 * nowhere in the corpus; null where no number allows it.
 */
export function alterDigit(text: string, corpus: CorpusText, random: Random): string | null {
  for (const figure of random.shuffle(changeableFigures(text))) {
    for (const altered of random.shuffle(otherDigits(text, figure))) {
      const now = findFigures(altered).find((one) => one.start === figure.start)
      if (now === undefined || !isOther(now, figure, findFigures(text))) continue
      if (isNowhere(altered, now, corpus)) return altered
    }
  }
  return null
}

/** Every text that differs from this one in a digit of the figure. */
function otherDigits(text: string, { start, end }: Figure): string[] {
  const places = [...text.slice(start, end).matchAll(/\d/g)].map(({ index }) => index)
  return places.flatMap((place) => {
    const at = start + place
    const old = text.charAt(at)
    const digits = [...(place === 0 ? '123456789' : '0123456789')].filter((one) => one !== old)
    return digits.map((digit) => text.slice(0, at) + digit + text.slice(at + 1))
  })
}

/** Whether the value is another, possible, and not told by the same text of something else. */
function isOther(now: Figure, before: Figure, all: readonly Figure[]): boolean {
  if (now.unit !== before.unit || (now.unit === '%' && now.value > 100 && before.value <= 100)) {
    return false
  }
  return !all.some(({ value, unit }) => value === now.value && unit === now.unit)
}
