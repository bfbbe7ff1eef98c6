import { normalise } from '../text/normalise.js'
import type { Strike } from '../verify/types.js'

const LINK =
  /https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|org|io|top|xyz|vip|cc|info|app|site|shop|club|example|invalid|test|onion)\b|\]\(|!\[|@[a-z0-9-]+\.[a-z]/
const CONTACT =
  /(?:微信|qq|wechat|whatsapp|telegram|电报|加群|客服|热线|电话|拨打|联系).{0,8}\d{5,}|加(?:我|他|v|微|群)|扫码|二维码|\d{3,4}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)/

/** Why a sentence must not stand in an answer whatever its source says: it takes the reader elsewhere. Null where it may. */
export function solicits(sentence: string): Strike | null {
  const text = normalise(sentence)
  if (LINK.test(text)) return { code: 'link', message: '含有网址，回答里不放链接。' }
  if (CONTACT.test(text)) return { code: 'link', message: '含有联系方式，回答里不放。' }
  return null
}
