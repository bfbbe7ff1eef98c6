import { describe, expect, it } from 'vitest'
import { prepareReports } from './prepare-reports.js'
import type { PreparedReport } from './prepared.js'
import { identityView } from './view.js'

const FILLER =
  '我们坚持发扬民主和增进团结相互贯通，围绕中心任务开展协商议政、民主监督和视察调研，认真办理委员提案，及时反映社情民意信息，各项工作取得新的进展。'

function prepare(text: string, name = 'a.txt'): PreparedReport {
  const body = `${text}\n${FILLER}`
  const { reports } = prepareReports({
    original: body,
    view: identityView(body),
    removed: [],
    name,
    contents: [],
  })
  const [report] = reports
  if (report === undefined) throw new Error('no report')
  expect(reports).toHaveLength(1)
  return report
}

describe('region of a fragment without a title', () => {
  it.each<[string, string, string | null]>([
    [
      'a province by its name',
      '省政协围绕我省中部崛起开展专题协商，助力安徽科技创新。在皖全国人大代表和驻皖部队参加。全省上下。省委肯定。',
      '340000',
    ],
    [
      'a city by its districts',
      '市政协组织委员视察禅城区老旧小区改造，与顺德区、南海区政协联动，市委、市政府采纳建议，全市面貌一新。',
      '440600',
    ],
    [
      'a county by name',
      '县政协常委会在县委领导下，围绕全县茶产业开展调研，安溪县委书记批示。县政府采纳。',
      '350524',
    ],
    [
      'a county-level city',
      '市政协聚焦小商品市场开展协商，义乌市委专题听取汇报，义乌市各镇街委员联动。市政府采纳。我市经验在全省推广，义乌好货卖全球。',
      '330782',
    ],
    [
      'a district of a municipality',
      '区政协在区委领导下，组织委员视察徐汇区滨江建设。区政府落实建议。徐汇区教育资源均衡，我区高质量发展。',
      '310104',
    ],
    [
      'a municipality by landmarks',
      '市政协常委会围绕三峡库区生态修复议政，“渝事好商量”平台成效明显。全市政协委员、市委、市政府和区县政协共同参与。',
      '500000',
    ],
    [
      'an autonomous region by landmarks',
      '自治区政协组织住区委员视察贺兰山东麓。自治区党委肯定。闽宁协作谱新篇，我区滩羊产业壮大，全区共享。',
      '640000',
    ],
    [
      'a city in an autonomous region',
      '市政协围绕漓江保护开展民主监督，自治区政协给予指导，市委、市政府高度重视，阳朔县、荔浦市委员参与，全市旅游升级，自治区党委批示。',
      '450300',
    ],
    [
      'an abbreviation',
      '省政协组织住鄂全国政协委员专题视察，全省委员在鄂投资兴业。省委省政府支持。',
      '420000',
    ],
    [
      'a prefecture',
      '州政协助力苍山洱海保护，州委、州政府支持，洱海流域治理见效，全州各族群众受益。大理州委批示。',
      '532900',
    ],
    [
      'Traditional script',
      '市政協圍繞西湖、錢塘江沿岸保護開展協商，市委、市政府重視，餘杭區、蕭山區政協聯動，全市委員參與。',
      '330100',
    ],
    [
      'a place merely visited',
      '市政协赴浙江杭州、江苏苏州学习考察先进做法。市委支持，全市委员参与，滇池治理见效，官渡区、呈贡区推广。',
      '530100',
    ],
    [
      'the leader’s visit',
      '省政协学习贯彻习近平总书记考察青海时的重要讲话精神，省委部署，三江源保护成效显著，全省共建。',
      '630000',
    ],
    [
      'several cities of a province',
      '县政协委员积极履职，我县学校与洛阳、开封、许昌、漯河的学校交流，县委肯定，全县受益。',
      '410000',
    ],
    [
      'the nation',
      '全国政协常委会坚持党的领导，中国人民政治协商会议全国委员会召开专题协商会。全国政协常委会组织委员视察。',
      '000000',
    ],
    ['nothing to go by', '市政协在市委领导下开展工作，全市委员积极履职，县区政协联动。', null],
    ['one faint hint', '县政协委员参加义务植树，弘扬雷锋精神，县委肯定。', null],
  ])('%s', (_, text, code) => {
    expect(prepare(text).region?.code ?? null).toBe(code)
  })

  it('keeps its evidence', () => {
    const report = prepare('省政协组织住鄂全国政协委员视察武汉市，全省受益。')
    expect(report.regionEvidence.map((e) => e.region)).toContain('湖北省')
    for (const { clue, weight } of report.regionEvidence) {
      expect(clue).not.toBe('')
      expect(weight).toBeGreaterThan(0)
    }
  })
})

interface Expected {
  title?: string
  institution?: string | null
  session?: string | null
  year?: number | null
  coveredYears?: number[]
  code?: string | null
}

describe('title, institution, session and years', () => {
  it.each<[string, string, string, Expected]>([
    [
      'an official report',
      'a.txt',
      '政协苏州市第十五届委员会常务委员会工作报告\n——2024年1月9日在政协苏州市第十五届委员会第三次会议上\n各位委员：\n我受政协苏州市第十五届委员会常务委员会委托，向大会报告工作。\n一、2023年工作回顾\n一年来成绩显著。\n二、2024年工作任务\n再接再厉。',
      {
        title: '政协苏州市第十五届委员会常务委员会工作报告',
        institution: '政协苏州市委员会',
        session: '第十五届第三次会议',
        year: 2023,
        coveredYears: [2023, 2024],
        code: '320500',
      },
    ],
    [
      'the long form, in Traditional script',
      'a.txt',
      '中國人民政治協商會議廣東省第十三屆委員會常務委員會工作報告\n（2024年1月22日在政協廣東省第十三屆委員會第二次會議上）\n各位委員：\n現在，我代表常務委員會報告工作。\n一、2023年工作回顧\n一年來成績顯著。',
      {
        institution: '政协广东省委员会',
        session: '第十三届第二次会议',
        year: 2023,
        code: '440000',
      },
    ],
    [
      'a county’s short form',
      'a.txt',
      '政协安吉县十届三次会议工作报告\n各位委员：\n2022年是极不平凡的一年。我们努力工作。',
      { institution: '政协安吉县委员会', session: '第十届第三次会议', year: 2022, code: '330523' },
    ],
    [
      'a people’s congress',
      'a.txt',
      '山东省人民代表大会常务委员会工作报告\n——2024年1月24日在山东省第十四届人民代表大会第二次会议上\n各位代表：\n过去一年，省人大常委会制定法规。',
      {
        institution: '山东省人民代表大会常务委员会',
        session: '第十四届第二次会议',
        year: 2023,
        code: '370000',
      },
    ],
    [
      'the nation',
      'a.txt',
      '中国人民政治协商会议全国委员会常务委员会工作报告\n——在政协第十四届全国委员会第二次会议上\n各位委员：\n一、2023年工作回顾\n成绩显著。',
      { institution: '政协全国委员会', session: '第十四届第二次会议', year: 2023, code: '000000' },
    ],
    [
      'a file name’s year',
      '政协工作报告（2021年）.txt',
      '市政协常委会工作报告\n我们努力工作。',
      { year: 2021, code: null },
    ],
    [
      'a redacted year',
      'a.txt',
      '市政协20xx年工作总结\nxxxx年是不平凡的一年。',
      { year: null, coveredYears: [] },
    ],
    [
      'a five-year review',
      'a.txt',
      '县政协常委会工作报告\n一、2021年工作回顾和五年来的主要成绩\n五年来，我们努力。五年来，我们奋斗。',
      { year: 2021, coveredYears: [2017, 2018, 2019, 2020, 2021] },
    ],
    [
      'a shared name, by its city',
      'a.txt',
      '政协鼓楼区第十三届委员会常务委员会工作报告\n各位委员：\n一、过去一年的工作\n区政协围绕南京市委部署和紫金山、玄武湖保护开展协商。\n二、2023年工作任务\n再接再厉。',
      { institution: '政协鼓楼区委员会', code: '320106', year: 2022, coveredYears: [2022, 2023] },
    ],
    [
      'a shared name without a hint',
      'a.txt',
      '政协鼓楼区委员会工作报告\n各位委员：\n区政协努力工作。',
      { institution: null, code: null, year: null },
    ],
    [
      'an occasion in place of a title',
      'a.txt',
      '——2024年12月20日在政协岳阳市第九届委员会第四次会议上的报告\n各位委员：\n我代表常务委员会报告工作。',
      {
        title: '2024年12月20日在政协岳阳市第九届委员会第四次会议上的报告',
        institution: '政协岳阳市委员会',
        session: '第九届第四次会议',
        year: 2024,
      },
    ],
    [
      'a first heading’s year',
      'a.txt',
      '市政协工作报告（摘要）\n一、2024年主要工作\n我们努力。\n二、2025年重点工作\n再努力。',
      { title: '市政协工作报告', year: 2024, coveredYears: [2024, 2025] },
    ],
    ['a year in Han figures', 'a.txt', '二〇二二年市政协工作总结\n我们努力工作。', { year: 2022 }],
  ])('%s', (_, name, text, expected) => {
    const report = prepare(text, name)
    const found: Expected = {
      title: report.title,
      institution: report.institution,
      session: report.session,
      year: report.year,
      coveredYears: report.coveredYears,
      code: report.region?.code ?? null,
    }
    expect(found).toMatchObject(expected)
  })
})
