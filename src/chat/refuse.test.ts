import { describe, expect, it } from 'vitest'
import { BAICHENG, evidence, retrieval } from '../../test/support/evidence.js'
import { readAsked } from './asked.js'
import type { Evidence } from './evidence.js'
import { type Grounds, MIN_SUPPORT, reasonToRefuse, supportOf } from './refuse.js'

const grounds = (question: string, found: Evidence[], rest: Partial<Grounds> = {}): Grounds => ({
  retrieval: retrieval({ regions: [BAICHENG], narrowedBy: ['白城市'] }),
  background: { mean: 0.4, deviation: 0.08 },
  asked: readAsked(question),
  evidence: found,
  everyday: 0.2,
  ...rest,
})

describe('supportOf', () => {
  const base = grounds('怎样办理提案', [evidence('全年立案提案九件。')])
  const support = (rest: Partial<Grounds>) => supportOf({ ...base, ...rest })

  it('is a probability, nothing without evidence', () => {
    expect(support({ evidence: [] })).toBe(0)
    expect(supportOf(base)).toBeGreaterThan(MIN_SUPPORT)
    expect(supportOf(base)).toBeLessThan(1)
  })

  it.each<[string, Partial<Grounds>]>([
    ['a sentence farther off', { evidence: [evidence('全年立案提案九件。', { dense: 0.4 })] }],
    ['fewer of the question’s words', { evidence: [evidence('全年立案。', { coverage: 0.1 })] }],
    ['an everyday request', { everyday: 0.7 }],
    ['a question that names no place', { retrieval: retrieval() }],
    ['a sentence that does not stand out', { background: { mean: 0.68, deviation: 0.08 } }],
    [
      'a condition that is not met',
      {
        retrieval: retrieval({
          regions: [BAICHENG],
          narrowedBy: ['白城市'],
          unmet: ['year'],
        }),
      },
    ],
  ])('falls with %s', (_, rest) => {
    expect(support(rest)).toBeLessThan(supportOf(base))
  })

  it('bears a corpus of one sentence, whose neighbours do not vary', () => {
    const lone = { mean: 0.7, deviation: 0 }
    expect(Number.isFinite(support({ background: lone }))).toBe(true)
  })
})

describe('reasonToRefuse', () => {
  it.each([
    ['half of the key words', '提案 立案 主办单位 访问量', '全年立案提案九件。', null],
    [
      'one of three key words',
      '主办承办单位 联系我们 访问量',
      '网页访问量达81万人次。',
      /没有说到/,
    ],
    ['the words of a sentence', '提案办理', '全年立案提案九件。', null],
  ])('asks for at least half of a list of key words: %s', (_, question, text, reason) => {
    const told = reasonToRefuse(grounds(question, [evidence(text)]))
    if (reason === null) expect(told).toBeNull()
    else expect(told).toMatch(reason)
  })

  it.each<[string, string, string]>([
    ['a number that is told', '立案提案多少件？', '全年立案提案102件。'],
    ['a number in Chinese', '建了几个工作室？', '建成工作室一百多个。'],
    ['a time that is told', '什么时候成立的？', '工作室于2021年5月成立。'],
    ['anything, for an open question', '怎样办理提案？', '重点提案由主席领办。'],
  ])('is none for %s', (_, question, text) => {
    expect(reasonToRefuse(grounds(question, [evidence(text)]))).toBeNull()
  })

  it.each<[string, string, string, RegExp]>([
    ['a quantity, where none is told', '立案提案多少件？', '提案立案工作扎实开展。', /数字/],
    ['a time, where none is told', '什么时候成立的？', '工作室成立以来成效明显。', /时间/],
    ['a redacted quantity', '开展小微协商多少场次？', '开展小微协商xxx场次。', /隐去/],
    ['money, where a count is told', '投入资金多少万元？', '投入资金项目18个。', /别的数字|数字/],
  ])('is given for %s', (_, question, text, reason) => {
    expect(reasonToRefuse(grounds(question, [evidence(text)]))).toMatch(reason)
  })

  it('is given for evidence that is too weak', () => {
    const weak = evidence('全年立案提案102件。', { dense: 0.3, coverage: 0 })
    expect(reasonToRefuse(grounds('立案提案多少件？', [weak]))).toMatch(/没有说到/)
  })

  const named = [{ region: BAICHENG, matched: '白城' }]
  it.each<[string, string, Parameters<typeof retrieval>[0], RegExp]>([
    ['the region', '白城提案？', { named, unmet: ['region'] }, /没有白城市的报告/],
    ['whose report', '白城法院？', { named, unmet: ['body'], body: 'court' }, /白城市法院/],
    ['the year', '2010年？', { years: { from: 2010, to: 2010 }, unmet: ['year'] }, /2010年/],
    ['the years', '?', { years: { from: 2010, to: 2012 }, unmet: ['year'] }, /2010—2012年/],
    ['the quoted name', '“鹤湖夜谈”是什么？', {}, /鹤湖夜谈/],
    ['nothing in particular', '提案？', {}, /没有找到/],
  ])('without evidence names what is missing: %s', (_, question, understanding, reason) => {
    const without = grounds(question, [], { retrieval: retrieval(understanding) })
    expect(reasonToRefuse(without)).toMatch(reason)
  })
})
