import { normalise } from '../text/normalise.js'

/** The hundred most common surnames cover about 85 % of the population (Ministry of Public Security, 2020). */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'
const OFFICE =
  '(?:主席|书记|省长|市长|州长|县长|区长|主任|委员长|秘书长|会长|院长|检察长|局长|部长|总理)'
const GIVEN = '[\\u4e00-\\u9fff]{1,2}'
const STATED = new RegExp(
  `${OFFICE}\\s*[·:]?\\s*[${SURNAMES}]${GIVEN}|[${SURNAMES}]${GIVEN}(?:同志)?(?:任|当选|担任|${OFFICE})`,
)
const ASKED = new RegExp(
  `${OFFICE}(?:是|叫|由)?(?:谁|哪一?位|什么名字)|谁(?:是|任|担任|当选).{0,12}${OFFICE}`,
)
const NAMED = new RegExp(
  `[${SURNAMES}][\\u4e00-\\u9fff]{2}(?=委员|同志|先生|女士|代表|在|担任|任|是|${OFFICE})`,
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
