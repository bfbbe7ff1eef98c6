import { describe, expect, it } from 'vitest'
import { BAICHENG, citation } from '../../test/support/evidence.js'
import { hasOwnContent, leadOf, misattributed, readAttribution } from './attribution.js'

describe('words that only say whose a statement is', () => {
  it.each([
    '白城市政协提出，',
    '据广西壮族自治区2025年政府工作报告，',
    '，黑龙江省2025年政府工作报告这样表述。',
    '在山东省2025年政府工作报告里可以读到：。',
    '一份工作报告写道：',
    '报告原文是',
    '山西省的一份政协委员履职报告提出，',
  ])('%s', (text) => {
    expect(hasOwnContent(text)).toBe(false)
  })

  it.each(['白城市政协打造协商品牌，', '立案102件，'])('not %s', (text) => {
    expect(hasOwnContent(text)).toBe(true)
  })
})

describe('where a statement begins', () => {
  it.each<[string, string, boolean]>([
    ['全年立案提案102件。', '全年立案提案102件。', false],
    ['白城市政协提出，全年立案提案102件。', '全年立案提案102件。', false],
    ['白城市政协全年立案提案102件。', '全年立案提案102件。', true],
    ['吉林省白城市2023年立案提案102件。', '立案提案102件。', true],
    ['2023年，白城市政协立案提案102件。', '立案提案102件。', true],
    ['上海市的报告提出，海西州最后一个乡通电。', '海西州最后一个乡通电。', false],
    ['提案办复率达100%，白城市委员满意。', '提案办复率达100%，白城市委员满意。', false],
  ])('%s', (text, statement, joined) => {
    const lead = leadOf(text)
    expect(text.slice(lead.end)).toBe(statement)
    expect(lead.joined).toBe(joined)
  })
})

describe('a citation that an attribution cannot mean', () => {
  const cited = citation('立案提案102件', {
    region: BAICHENG,
    year: 2023,
    title: '白城市政协2023年工作报告',
    headings: ['二、2024年工作安排'],
  })
  it.each<[string, RegExp | null]>([
    ['白城市政协提出', null],
    ['吉林省的一份报告提出', null],
    ['吉林省政协提出', /出自吉林省白城市，不是吉林省/],
    ['报告提出', null],
    ['白城市2023年的报告提出', null],
    ['白城市2024年的报告提出', null],
    ['白城市2021年的报告提出', null],
    ['绵阳市政协提出', /出自吉林省白城市，不是绵阳市/],
    ['白城市2019年的报告提出', /出自2023年的报告，不是2019年/],
  ])('%s: %s', (text, why) => {
    const reason = misattributed(readAttribution(text), cited, [2021, 2022, 2023])
    if (why === null) expect(reason).toBeNull()
    else expect(reason).toMatch(why)
  })

  it('a report of unknown region or year contradicts nothing', () => {
    const unknown = { ...cited, region: null, year: null }
    expect(misattributed(readAttribution('绵阳市2019年报告'), unknown, [])).toBeNull()
  })
})
