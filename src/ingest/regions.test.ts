import { describe, expect, it } from 'vitest'
import { findRegions, isWithin, lineage, regionByCode, resolveRegion } from './regions.js'

describe('findRegions', () => {
  it.each<[string, string[]]>([
    ['白城市政协2023年提案', ['220800']],
    ['白城与吉林', ['220800', '220000']],
    ['吉林市和吉林省', ['220200', '220000']],
    ['臨汾、晉中、晉城、運城', ['141000', '140700', '140500', '140800']],
    ['萬年縣', ['361129']],
    ['安州区、三台县', ['510705', '510722']],
    ['黔东南州与恩施', ['522600', '422800']],
    ['仙桃市', ['429004']],
    ['上海市浦东新区', ['310000', '310115']],
    ['北京市朝阳区', ['110000', '110105']],
    ['南京的鼓楼区', ['320100', '320106']],
    ['宁夏回族自治区', ['640000']],
    ['香港、澳门和台湾', ['810000', '820000', '710000']],
    ['五峰县', ['420529']],
  ])('reads %s', (text, codes) => {
    const found = findRegions(text)
    expect(found.filter((f) => !f.ambiguous).map((f) => f.region.code)).toEqual(codes)
    for (const f of found) expect(text.slice(f.start, f.end)).toBe(f.matched)
  })

  it.each([
    '画好最大同心圆',
    '重大理论问题',
    '重大庆祝活动',
    '中华人民共和国公安机关会同有关部门',
    '战略性新兴产业与资源',
    '形成都市圈',
    '确保定期走访',
    '建设新乡村',
    '文山会海',
    '社会长治久安',
    '平安建设、合作共事',
    '创新县域经济、中心城区、鼓楼、朝阳、东区、中山、和平',
  ])('takes no words for places in %s', (text) => {
    expect(findRegions(text).filter((f) => !f.ambiguous)).toEqual([])
  })

  it('reads 100 kB in time', () => {
    const text = '市政协在白城市和洮南市开展调研，推动新兴产业合作。'.repeat(1400)
    // The best of several: other work on the machine only ever adds.
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now()
      expect(findRegions(text)).toHaveLength(2800)
      return performance.now() - from
    })
    expect(Math.min(...times)).toBeLessThan(150)
  })
})

describe('resolveRegion', () => {
  it.each<[string, string | null]>([
    ['白城', '220800'],
    ['220800', '220800'],
    ['11', '110000'],
    ['吉林', '220000'],
    ['吉林省白城市', '220800'],
    ['合作市', '623001'],
    ['朝阳区', null],
    ['全国', '000000'],
    ['浙江省', '330000'],
    ['重庆', '500000'],
    ['瓦坎达', null],
    ['', null],
    ['999999', null],
  ])('%s is %s', (name, code) => {
    expect(resolveRegion(name)?.code ?? null).toBe(code)
  })
})

describe('hierarchy', () => {
  it('knows what lies in what', () => {
    const county = resolveRegion('万年县')
    const province = regionByCode('360000')
    if (county === null || province === null) throw new Error('missing division')
    expect(county.path).toEqual(['江西省', '上饶市', '万年县'])
    expect(isWithin(county, province)).toBe(true)
    expect(isWithin(province, county)).toBe(false)
    expect(lineage(county).map((r) => r.code)).toEqual(['360000', '361100', '361129'])
    const direct = resolveRegion('仙桃市')
    expect(direct?.path).toEqual(['湖北省', '仙桃市'])
  })
})
