import { describe, expect, it } from 'vitest'
import { BAICHENG } from '../../test/support/evidence.js'
import type { Source } from './types.js'
import { verifySentence } from './verify-sentence.js'

function source(sentences: string[], rest: Partial<Source> = {}): Source {
  let at = 0
  return {
    sentences: sentences.map((text) => {
      const start = at
      at += text.length
      return { text, start, end: at }
    }),
    heads: ['政协白城市委员会工作报告'],
    region: BAICHENG,
    year: 2023,
    ...rest,
  }
}

const REPORT = source([
  '全年收到提案126件，经审查立案98件，办复率100%。',
  '建成委员工作室三十余个，接待群众２５０００人次，投入资金3900余万元。',
  '打造“鹤湖夜谈”协商品牌，由王建国副主席牵头，旅客吞吐量增长4%。',
  '甲区、乙区分别建成驿站12个和7个。',
])
const CHANGCHUN = source(['市政协立案提案540件。'], {
  heads: ['政协长春市委员会工作报告'],
  region: { code: '220100', name: '长春市', level: 'city', path: ['吉林省', '长春市'] },
})

const verdictOf = (text: string, sources: Source[] = [REPORT]) => {
  const verdict = verifySentence([{ text, sources }])
  return verdict.supported ? 'supported' : verdict.strike.code
}

describe('verifySentence', () => {
  it.each([
    ['as it stands', '全年收到提案126件，经审查立案98件。'],
    ['with its subject and year', '2023年，白城市政协共收到提案126件，其中立案98件。'],
    ['the enclosing region named too', '吉林省白城市立案98件。'],
    ['in Traditional script', '全年收到提案126件，辦復率100%。'],
    ['in another form of number', '接待群众2.5万人次。'],
    ['a rounded Chinese numeral', '建成委员工作室30多个。'],
    ['a percentage in words', '办复率为百分之百。'],
    ['a named brand', '白城市打造了“鹤湖夜谈”协商品牌。'],
    ['what is told in turn', '甲区建成驿站12个，乙区建成驿站7个。'],
    ['ordinary words changed', '共组织收到提案126件，同时办复率达到100%。'],
  ])('keeps %s', (_, text) => {
    expect(verdictOf(text)).toBe('supported')
  })

  it.each([
    ['another number', '立案89件。', 'number'],
    ['a number of another thing', '立案126件，办复率100%。', 'number'],
    ['numbers told in turn, swapped', '甲区建成驿站7个，乙区建成驿站12个。', 'number'],
    ['another unit', '立案98条。', 'number'],
    ['万 for 亿', '投入资金3900余亿元。', 'number'],
    ['万 left out', '投入资金3900余元。', 'number'],
    ['余 left out', '投入资金3900万元。', 'number'],
    ['another year', '2019年立案98件。', 'number'],
    ['another place', '松原市立案98件。', 'place'],
    ['the enclosing region alone', '吉林省立案98件。', 'place'],
    ['another quotation', '打造“鹤湖晨谈”协商品牌。', 'name'],
    ['another person', '协商品牌由张建国副主席牵头。', 'name'],
    ['an invented body', '与蓝鲸科技公司打造协商品牌。', 'name'],
    ['the contrary direction', '旅客吞吐量下降4%。', 'negation'],
    ['a negation', '没有打造“鹤湖夜谈”协商品牌。', 'negation'],
    ['an added consequence', '立案98件，有力促进了粮食丰收和畜牧业发展。', 'content'],
    ['a matter not told', '围绕湿地保护开展专题视察并提出建议。', 'content'],
  ])('strikes %s', (_, text, code) => {
    expect(verdictOf(text)).toBe(code)
  })

  it('never lends one place the figure of another', () => {
    const both = [REPORT, CHANGCHUN]
    expect(verdictOf('白城市立案98件，长春市立案提案540件。', both)).toBe('supported')
    expect(verdictOf('白城市立案提案540件，长春市立案98件。', both)).not.toBe('supported')
    expect(verdictOf('长春市和白城市分别立案540件和98件。', both)).toBe('supported')
    expect(verdictOf('白城市和长春市分别立案540件和98件。', both)).not.toBe('supported')
  })

  it('checks each stretch against what that stretch cites', () => {
    const segments = (first: Source, second: Source) => [
      { text: '白城市立案98件，', sources: [first] },
      { text: '长春市立案提案540件。', sources: [second] },
    ]
    expect(verifySentence(segments(REPORT, CHANGCHUN)).supported).toBe(true)
    expect(verifySentence(segments(CHANGCHUN, REPORT)).supported).toBe(false)
  })

  it('names the sentences that bear it out, and no source that does not', () => {
    const verdict = verifySentence([{ text: '接待群众25000人次。', sources: [CHANGCHUN, REPORT] }])
    expect(verdict).toEqual({ supported: true, by: [{ source: REPORT, first: 1, last: 1 }] })
  })

  it('bears nothing out without a source, or without content', () => {
    expect(verdictOf('立案98件。', [])).toBe('content')
    expect(verdictOf('。')).toBe('content')
  })
})
