import { normalise } from '../text/normalise.js'
import { COMMON_SURNAMES } from '../text/surnames.js'

const OFFICE =
  '(?:主席|书记|省长|市长|州长|县长|区长|主任|委员长|秘书长|会长|院长|检察长|局长|部长|总理)'
const GIVEN = '[\\u4e00-\\u9fff]{1,2}'
const STATED = new RegExp(
  `${OFFICE}\\s*[·:]?\\s*[${COMMON_SURNAMES}]${GIVEN}|[${COMMON_SURNAMES}]${GIVEN}(?:同志)?(?:任|当选|担任|${OFFICE})`,
)
const ASKED = new RegExp(
  `${OFFICE}(?:是|叫|由)?(?:谁|哪一?位|什么名字)|谁(?:是|任|担任|当选).{0,12}${OFFICE}`,
)
const NAMED = new RegExp(
  `[${COMMON_SURNAMES}][\\u4e00-\\u9fff]{2}(?=委员|同志|先生|女士|代表|在|担任|任|是|${OFFICE})`,
  'g',
)

/** Whether a question asks who holds an office. */
export function asksPerson(question: string): boolean {
  return ASKED.test(normalise(question))
}

/** Whether a text names a person with an office: 省长许某某, 某某同志担任主任. */
export function statesPerson(text: string): boolean {
  return STATED.test(normalise(text))
}

/** What may be three-character names of persons in a question, normalised. Many are ordinary words: ask the corpus. */
export function personsNamed(question: string): string[] {
  return [...normalise(question).matchAll(NAMED)].map(([name]) => name)
}
