import { describe, expect, it } from 'vitest'
import { catalogueOf, type SampleReport } from './testing/reports.js'
import type { InitiativeKind } from './types.js'

const names = (...reports: SampleReport[]) => catalogueOf(...reports).map(({ name }) => name)

describe('recognises', () => {
  const TABLE: [string, string, InitiativeKind][] = [
    ['打造“湖畔问计”协商品牌。', '湖畔问计', 'brand'],
    ['擦亮读书品牌“芦荡书声”，办好活动。', '芦荡书声', 'brand'],
    ['上线“委员码上说”小程序，方便群众。', '委员码上说', 'platform'],
    ['持续開展「漁鄉送暖」主題活動。', '漁鄉送暖', 'activity'],
    ['开展"渔乡送暖"、"灯塔助学"等公益活动十次。', '灯塔助学', 'activity'],
    ['举办“湖光墨韵，同心同行”主题书画展。', '湖光墨韵，同心同行', 'activity'],
    ['建立“湖畔联动”工作机制。', '湖畔联动', 'mechanism'],
    ['办好“渡口论坛”。', '渡口论坛', 'activity'],
    ['在各镇设立“圩上议事厅”。', '圩上议事厅', 'place'],
    ['创办《湖畔来信》，每周一期。', '湖畔来信', 'media'],
    ['办好《委员在线》《民声回响》栏目。', '委员在线', 'media'],
    ['启用《委员履职积分管理系统》。', '委员履职积分管理系统', 'platform'],
    ['努力使“书香政协”成为凝聚共识的平台。', '书香政协', 'platform'],
    ['举办湖光讲堂30期。', '湖光讲堂', 'activity'],
    ['设立137个湖畔委员工作室。', '湖畔委员工作室', 'place'],
    ['打造芦荡书院、芦荡讲坛、芦荡书房。', '芦荡书房', 'place'],
    ['搭建码上委员平台。码上委员平台更好用。', '码上委员平台', 'platform'],
  ]
  it.each(TABLE)('%s → %s', (text, name, kind) => {
    expect(catalogueOf(['白城市', text])).toContainEqual(expect.objectContaining({ name, kind }))
  })

  it('a service named after its own province, with marks or without', () => {
    expect(names(['重庆市', '扩展功能，渝事帮、渝快码服务不断升级。'])).toEqual(
      expect.arrayContaining(['渝事帮', '渝快码']),
    )
    expect(names(['浙江省', '扩展功能，渝事帮服务不断升级。'])).toEqual([])
    expect(names([null, '扩展功能，渝事帮服务不断升级。'])).toEqual([])
  })

  it('a consultation brand by repetition, where the file has lost its marks', () => {
    const text =
      '围绕停车难举行大伙来协商活动。指导各地规范大伙来协商工作。大伙来协商提质增效。还举行专题协商，专题协商质量更高，专题调研十次。'
    expect(names(['浙江省', text])).toEqual(['大伙来协商'])
  })
})

describe('keeps out', () => {
  it.each([
    ['an echo of policy', '深刻领悟“两个确立”，做到“两个维护”，服务“一带一路”建设。'],
    ['a period', '推进“十四五”规划重大工程。'],
    ['a counted set', '扎实推进“五大工程”“十项行动”。'],
    ['figures', '实施“8+4”行动，推进“1650”工程。'],
    ['an abbreviation', '落实“双减”行动。'],
    ['a slogan', '坚持“说了算、定了干、干就干好”的作风。'],
    ['a document', '出台《关于办好养老服务的若干意见》，制定“十件实事”实施方案。'],
    ['a plan in marks', '编制“湖区发展规划”。'],
    ['a book', '学习《湖区简史》第三卷。'],
    ['a meeting', '贯彻“全市经济工作会议”精神。'],
    ['an award', '获“最美湖区人”称号。'],
    ['speech', '居民说：“停车平台真方便”。'],
    ['what is combated', '坚决杜绝“面子工程”。'],
    ['what a thing is likened to', '把供水改造做成“暖心工程”。'],
    ['a kind word that is another noun’s', '加强“湖区”规划建设活动室改造。'],
    ['an attribute', '建设“网约式”零工平台。'],
    ['what is done', '做到“建立回访机制”、“加强案件审查力度”。'],
    ['a form of consultation', '开展界别协商、立法协商。开展界别协商三次，立法协商两次。'],
    ['a place without a name', '建设一批平台、论坛和驿站，搭建创新平台、融资平台。'],
  ])('%s', (_, text) => {
    expect(names(['白城市', text])).toEqual([])
  })

  it('a quoted string that other reports use as an ordinary word', () => {
    const named: SampleReport = ['白城市', '开展“家门口”行动。']
    const word: SampleReport = ['绵阳市', '“好戏”送到家门口，家门口就业更方便。']
    expect(names(named)).toEqual(['家门口'])
    expect(names(named, word)).toEqual([])
  })

  it('what is quoted in many regions, unless most uses name its kind', () => {
    const regions = ['吉林省', '浙江省', '四川省', '湖北省', '湖南省']
    const bare = regions.map((region): SampleReport => [region, '大力推广“水乡经验库”。'])
    const one: SampleReport = ['江西省', '开展“水乡经验库”行动。']
    expect(names(one)).toEqual(['水乡经验库'])
    expect(names(...bare, one)).toEqual([])
    const apposed = regions.map((region): SampleReport => [region, '推广“水乡经验库”行动。'])
    expect(names(...apposed, one)).toEqual(['水乡经验库'])
  })
})

describe('joins', () => {
  it('scripts, and counts the commoner one as the name', () => {
    const [entry, ...rest] = catalogueOf(
      ['浙江省', '打造「湖畔問計」協商品牌。'],
      ['湖州市', '打造“湖畔问计”协商品牌。做实“湖畔问计”品牌。'],
    )
    expect(rest).toEqual([])
    expect(entry).toMatchObject({ name: '湖畔问计', variants: ['湖畔問計'], years: [2021, 2022] })
    expect(entry?.regions.map(({ name }) => name)).toEqual(['浙江省', '湖州市'])
  })

  it('with and without the kind word', () => {
    const [entry, ...rest] = catalogueOf([
      '浙江省',
      '“湖畔问计”活动四场。做优“湖畔问计平台”。“湖畔问计”品牌响亮。',
    ])
    expect(rest).toEqual([])
    expect(entry).toMatchObject({ name: '湖畔问计', variants: ['湖畔问计平台'] })
  })

  it('a part to its compound, unless another report has the part', () => {
    const compound: SampleReport = [
      '绵阳市',
      '擦亮“乡亲来议·芦荡书声”协商品牌。办好“芦荡书声”品牌活动。',
    ]
    expect(catalogueOf(compound)).toMatchObject([
      { variants: expect.arrayContaining([expect.stringContaining('芦荡书声')]) },
    ])
    const elsewhere: SampleReport = ['白城市', '擦亮“芦荡书声”品牌。']
    expect(catalogueOf(compound, elsewhere).length).toBe(2)
  })
})

describe('mentions', () => {
  it('are the clauses that hold the name; without marks only where it is surely meant', () => {
    const text = '打造“晨光守护”行动。“晨光守护”再升级。让晨光守护每个人。晨光守护行动走深。'
    const [entry] = catalogueOf(['白城市', text])
    expect(entry?.mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
      '打造“晨光守护”行动。',
      '“晨光守护”再升级。',
      '晨光守护行动走深。',
    ])
  })

  it('of the longer name are none of the shorter', () => {
    const entries = catalogueOf(['白城市', '开展“银发行动”。'], ['绵阳市', '开展“蜀光银发行动”。'])
    expect(entries.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['蜀光银发行动', 1],
      ['银发行动', 1],
    ])
  })
})

it('ids depend on the name alone, whatever its script', () => {
  const [one] = catalogueOf(['白城市', '打造“湖畔问计”协商品牌。'])
  const [other] = catalogueOf(['湖州市', '打造「湖畔問計」協商品牌。'], ['白城市', '别的。'])
  expect(other?.id).toBe(one?.id)
})
