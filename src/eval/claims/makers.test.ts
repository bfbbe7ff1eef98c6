import { describe, expect, it } from 'vitest'
import { findFigures } from '../../text/figures.js'
import { alterDigit } from './alter-digit.js'
import { alterUnit } from './alter-unit.js'
import { corpusText } from './corpus-text.js'
import { dropWord } from './drop-word.js'
import { otherRegion } from './other-region.js'
import { seededRandom } from './random.js'
import { statementsOf } from './statements.js'
import { partnerOf } from './stitch.js'
import { INVENTED_REPORTS } from './testing/invented-reports.js'
import type { ClaimDocument } from './types.js'

const corpus = corpusText(INVENTED_REPORTS)
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** What a maker makes with several seeds, each once. */
function all(
  make: (text: string, c: typeof corpus, random: ReturnType<typeof seededRandom>) => string | null,
  text: string,
) {
  return [...new Set(SEEDS.map((seed) => make(text, corpus, seededRandom(seed))))]
}

function document(text: string): ClaimDocument {
  return { ...(INVENTED_REPORTS[0] as ClaimDocument), text }
}

describe('statementsOf', () => {
  it.each([
    ['a heading', '一、过去一年以来所做的主要工作情况'],
    ['a definition', '1.“三角梅计划”：是指在各所校园里种花的简称。'],
    ['redactions', '去年共办理xx件建议，走访群众xxx户，形成调研报告。'],
    ['an enumeration', '一是面向返乡青年发放创业担保贷款，带动开办作坊。'],
    ['a sentence that hangs on another', '其中新建乡村图书角412个，培训讲解员2360人。'],
    ['an unpaired mark', '推出“灯下读书活动90场，覆盖社区读者4.8万人次。'],
    ['a short one', '修复木码头37座。'],
    ['no stop', '持续推进老旧渡口改造，修复木码头37座，新辟夜航线路'],
  ])('leaves out %s', (_, line) => {
    expect(statementsOf(document(line))).toEqual([])
  })

  it('gives sentences without their stop, in place, none in furniture', () => {
    const text =
      '标题\n修复木码头三十七座，新辟夜航线路六条。开放露营地十八处，配套驿站四十五座；\n'
    const found = statementsOf(document(text))
    expect(found.map((one) => one.text)).toEqual([
      '修复木码头三十七座，新辟夜航线路六条',
      '开放露营地十八处，配套驿站四十五座',
    ])
    for (const { start, end, text: own } of found) expect(text.slice(start, end)).toBe(own)
    const skip = [{ start: 5, end: 6 }]
    expect(statementsOf({ ...document(text), skip })).toHaveLength(1)
  })
})

describe('alterDigit', () => {
  it.each([
    '全年新建乡村图书角412个，培训讲解员2360人',
    '流动书车行驶里程增长8.4%',
    '面向返乡青年发放创业担保贷款7.6亿元',
  ])('changes one digit and the value of %s', (text) => {
    const values = (one: string) => findFigures(one).map(({ value }) => value)
    for (const altered of all(alterDigit, text)) {
      expect(altered).toHaveLength(text.length)
      const changed = [...text].filter((character, i) => character !== altered?.charAt(i))
      expect(changed).toHaveLength(1)
      expect(values(altered ?? '')).not.toEqual(values(text))
      expect(corpus.has(altered ?? '')).toBe(false)
    }
  })

  it.each([
    '2025年将办成第18届读书节',
    '推出“412计划”',
    '超过300件',
    '拨打12345热线',
    '发展5G基站',
  ])('leaves %s alone', (text) => {
    expect(all(alterDigit, text)).toEqual([null])
  })

  it('does not make what another report says of the same thing', () => {
    const other = corpusText([document('共征集提案1件。共征集提案2件。共征集提案3件。')])
    for (const seed of SEEDS) {
      const altered = alterDigit('共征集提案3件', other, seededRandom(seed))
      expect(altered).toMatch(/^共征集提案[4-9]件$/)
    }
  })
})

describe('alterUnit', () => {
  it.each([
    ['创业担保贷款7.6亿元', /7\.6(?:万元|亿美元|万亿元)$/],
    ['出口额增长12.6%', /增长12\.6个百分点$/],
    ['增速提高3个百分点', /提高3%$/],
    ['覆盖读者4.8万人次', /4\.8(?:人次|亿人次)$/],
    ['自行车道260公里', /260(?:米|公顷)$/],
  ])('takes the unit of %s for another', (text, form) => {
    for (const altered of all(alterUnit, text)) expect(altered).toMatch(form)
  })

  it.each(['占比达到63%', '引进青年12人才', '共有7条例外情形'])('leaves %s alone', (text) => {
    expect(all(alterUnit, text)).toEqual([null])
  })
})

describe('dropWord', () => {
  it.each([
    ['补助渔户并积极调整禁渔时段', '补助渔户并调整禁渔时段'],
    ['组织开展候鸟调查', '组织候鸟调查'],
  ])('%s → %s', (text, expected) => {
    expect(all(dropWord, text)).toEqual([expected])
  })

  it.each(['不断流', '记录水鸟一百一十八种', '改革深化提升行动方案', '有良好的素质'])(
    'leaves %s alone',
    (text) => {
      expect(all(dropWord, text)).toEqual([null])
    },
  )
})

describe('partnerOf and otherRegion', () => {
  const statements = INVENTED_REPORTS.map(statementsOf)
  const first = statements[0]?.[0]
  const texts = new Map(INVENTED_REPORTS.map((one) => [one, corpusText([one])]))

  it('stitches to a place of the same report far off, or to another region’s', () => {
    if (first === undefined) throw new Error('no statement')
    for (const seed of SEEDS) {
      const near = partnerOf(first, statements, { sameReport: true }, seededRandom(seed))
      expect(near?.document).toBe(first.document)
      expect((near?.start ?? 0) - first.end).toBeGreaterThanOrEqual(200)
      const far = partnerOf(first, statements, { sameReport: false }, seededRandom(seed))
      expect(far?.document.region).not.toBe('河东省')
    }
  })

  it('puts a statement down to another region of the same issuer', () => {
    if (first === undefined) throw new Error('no statement')
    const random = seededRandom(1)
    expect(otherRegion(first, texts, random)?.region).toBe('湖西省')
    // The other report tells the same number of the same thing.
    const theirs = { ...first, text: '年产鲟鱼5100吨' }
    expect(otherRegion(theirs, texts, random)).toBeNull()
    const own = { ...first, text: '河东省建成步道75公里' }
    expect(otherRegion(own, texts, random)).toBeNull()
    expect(otherRegion({ ...first, text: '全省建成步道75公里' }, texts, random)).toBeNull()
    expect(otherRegion({ ...first, text: '坚持稳中求进' }, texts, random)).toBeNull()
  })
})
