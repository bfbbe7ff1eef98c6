import { describe, expect, it } from 'vitest'
import { readAsked, redactsUnit, statesNumber, statesTime, statesUnit } from './asked.js'

describe('readAsked', () => {
  it.each([
    ['立案提案多少件,办复率是多少?', 'quantity', ['件'], []],
    ['連續幾年被評為優秀單位?', 'quantity', ['年'], []],
    ['哪年建成的？', 'time', [], []],
    ['“崇学书院”包括哪几个部分？', 'list', [], ['崇学书院']],
    ['怎样打通热线？', 'open', [], []],
  ])('%s', (question, kind, units, quoted) => {
    expect(readAsked(question)).toMatchObject({ kind, units, quoted })
  })
})

describe('focus', () => {
  it.each([
    ['立案提案多少件,办复率是多少?', ['立案', '提案', '办复', '复率']],
    ['每张床位每月收费多少?', ['每月', '月收', '收费']],
    ['怎样打通热线？', []],
  ])('%s', (question, expected) => {
    const { focus } = readAsked(question)
    expect(focus).toEqual(expected.length === 0 ? [] : expect.arrayContaining(expected))
  })
})

describe('redactsUnit', () => {
  it.each([
    ['开展xxx次小微协商', '次', true],
    ['批示***余件', '件', true],
    ['开展30次小微协商', '次', false],
  ])('%s', (text, unit, expected) => {
    expect(redactsUnit(text, unit)).toBe(expected)
  })
})

describe('statesNumber', () => {
  it.each([
    ['建成110个', true],
    ['三十余场活动', true],
    ['建成１１０個', true],
    ['小微协商xx场次', false],
    ['批示***件次', false],
    ['开展一系列活动', false],
  ])('%s', (text, expected) => {
    expect(statesNumber(text)).toBe(expected)
  })
})

describe('statesUnit', () => {
  it.each([
    ['征集文史资料300余万字', '字', true],
    ['立案102件', '件', true],
    ['三十多场', '场', true],
    ['立案102件', '条', false],
    ['xx件', '件', false],
  ])('%s %s', (text, unit, expected) => {
    expect(statesUnit(text, unit)).toBe(expected)
  })
})

describe('statesTime', () => {
  it.each([
    ['2023年底建成', true],
    ['10月召开', true],
    ['xxxx年初', false],
  ])('%s', (text, expected) => {
    expect(statesTime(text)).toBe(expected)
  })
})
