import { describe, expect, it } from 'vitest'
import { resolveRegion } from '../regions.js'
import { FAINT, GAZETTEER } from './gazetteer.js'
import { findLandmarks } from './landmarks.js'

describe('gazetteer', () => {
  it('names divisions that exist, with terms of two characters and more', () => {
    for (const [name, terms] of Object.entries(GAZETTEER)) {
      expect(resolveRegion(name)?.name, name).toBe(name)
      for (const term of terms.split(' ')) expect(term.length, term).toBeGreaterThan(1)
    }
  })

  it('knows every province', () => {
    const provinces = new Set(Object.keys(GAZETTEER).map((n) => resolveRegion(n)?.code.slice(0, 2)))
    expect(provinces.size).toBe(33)
  })

  it('calls faint only what it lists', () => {
    const terms = new Set(Object.values(GAZETTEER).flatMap((t) => t.split(' ')))
    expect([...FAINT].filter((term) => !terms.has(term))).toEqual([])
  })
})

describe('findLandmarks', () => {
  it('finds the longest, and of a province and its city the city', () => {
    const text = '贺兰山东麓的葡萄与鹤乡议事'
    expect(findLandmarks(text).map((l) => [l.term, ...l.codes])).toEqual([
      ['贺兰山东麓', '640000'],
      ['鹤乡', '220800'],
    ])
    expect(findLandmarks('武夷山与六盘山').map((l) => l.codes)).toEqual([['350000'], ['640400']])
  })
})
