/** Whose report it is by how it speaks of itself. `region` is an autonomous region. */
export type OwnLevel = 'nation' | 'province' | 'region' | 'city' | 'county'

export interface SelfReference {
  /** The level most references agree on; null without any. */
  level: OwnLevel | null
  /** It speaks of 自治区政协, 自治区党委: an autonomous region or a place in one. */
  autonomous: boolean
  /** It speaks of a province above or of itself. */
  provincial: boolean
}

const BODY = '(?:政协|委(?!员|托|办|派)|政府|人大|级机关|直机关)'
const COUNTED: readonly { level: OwnLevel; pattern: RegExp; weight: number }[] = [
  {
    level: 'nation',
    pattern: /全国政协常委会|(?<!驻|住)全国政协全体会议|中国人民政治协商会议全国委员会/g,
    weight: 2,
  },
  { level: 'province', pattern: new RegExp(`(?<![各外跨兄弟多全])省${BODY}`, 'g'), weight: 1 },
  { level: 'province', pattern: /我省|全省/g, weight: 2 },
  { level: 'region', pattern: /自治区(?:政协|党委|人民政府|政府|人大|领导|主席)/g, weight: 1 },
  { level: 'city', pattern: new RegExp(`(?<![城都县区省各州、])市${BODY}`, 'g'), weight: 1 },
  {
    level: 'city',
    pattern: /我市|全市|(?<!自治)州(?:政协|委(?!员))|我州|全州|全盟|我盟|盟(?:政协|委)/g,
    weight: 2,
  },
  { level: 'county', pattern: new RegExp(`(?<![市、区各省州])县${BODY}`, 'g'), weight: 1 },
  { level: 'county', pattern: /我县|全县|全旗|我旗|旗(?:政协|委(?!员))/g, weight: 2 },
]
const DISTRICT = /(?<=[\s，。；：,.;:“"在向由与和届为本我]|^)区(?:政协|委(?!员)|政府|人大)/g
const WHOLE_DISTRICT = /(?<!自治)(?:我区|全区)/g
const TITLE: readonly [RegExp, OwnLevel][] = [
  [/自治区政协|自治区(?:第.{1,3}届)?委员会/, 'region'],
  [/全国政协|全国委员会|国务院|全国人民代表大会/, 'nation'],
  [/省(?:政协|人大|政府)/, 'province'],
  [/[市州盟](?:政协|人大|政府)/, 'city'],
  [/[县区旗](?:政协|人大|政府)/, 'county'],
]

/** How a report speaks of itself: 我省, 全市, 县政协 … in its title first, then in its text (Simplified). */
export function selfReference(title: string, text: string): SelfReference {
  const counts = new Map<OwnLevel, number>()
  for (const { level, pattern, weight } of COUNTED) {
    const n = (text.match(pattern) ?? []).length * weight
    counts.set(level, (counts.get(level) ?? 0) + n)
  }
  const region = counts.get('region') ?? 0
  const autonomous = region >= 2 || (text.match(/自治区/g) ?? []).length >= 3
  const whole = (text.match(WHOLE_DISTRICT) ?? []).length * 2
  const district = (text.match(DISTRICT) ?? []).length
  if (autonomous && district <= Math.max(region, 2)) counts.set('region', region + whole)
  else counts.set('county', Math.max(counts.get('county') ?? 0, district + whole))
  const provincial = (counts.get('province') ?? 0) >= 2
  const inTitle = TITLE.find(([pattern]) => pattern.test(title))?.[1]
  const [best] = [...counts].filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1])
  return { level: inTitle ?? best?.[0] ?? null, autonomous, provincial }
}
