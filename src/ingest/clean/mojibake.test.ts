import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { findRepairs } from './mojibake.js'

/** What a site shows of a GBK text that lost its first three bytes (an indent's) to a `?`; pairs without a character are dropped. */
function garbled(heading: string): string {
  const bytes = iconv.encode(`　　${heading}`, 'gbk').subarray(3)
  return `?${iconv.decode(bytes, 'gbk').replace(/[\ufffd\ue000-\uf8ff\u2ff0-\u2fff\u303e]/g, '')}`
}

function repaired(text: string): string {
  let out = text
  for (const { start, end, to } of findRepairs(text).reverse()) {
    out = out.slice(0, start) + to + out.slice(end)
  }
  return out
}

describe('lost bytes', () => {
  it.each([
    ['（一）强化政治引领', '（一）'],
    ['（二）坚持服务大局', '（二）'],
    ['（三）推动协商民主', '（三）'],
    ['（四）凝聚各方力量', '（四）'],
    ['（五）加强自身建设', '（五）'],
    ['（七）加强自身建设', '（七）'],
  ])('the mark of %s comes back', (heading, mark) => {
    expect(repaired(`政协报告。\n${garbled(heading)}`)).toContain(`\n${mark}`)
  })
  it('a run that ends in step is read to its end', () => {
    expect(repaired(`\n${garbled('（一）強學')}習`)).toBe('\n（一）強學習')
  })
  it('what was dropped is not guessed', () => {
    const text = `\n${garbled('（三）推动协商民主')}`
    expect(repaired(text)).toMatch(/^\n（三）[^推]/)
  })
  it('words the page uses elsewhere are believed', () => {
    expect(repaired(`加强自身建设。\n${garbled('（七）加强自身建设')}`)).toContain(
      '（七）加强自身建',
    )
  })
  it('a mark two numbers share stays as it is', () => {
    expect(findRepairs(`\n${garbled('（十）完善制度机制')}`)).toEqual([])
  })
  it.each(['他问：“怎么办?。”', '什么?,大家都笑了', '有没有?A类和B类都有', '全文完?'])(
    'honest text: %s',
    (text) => {
      expect(findRepairs(text)).toEqual([])
    },
  )
})

describe('UTF-8 read as something else', () => {
  const source = '政协委员提交提案102件，推动落实'
  it('GBK, with its numbers', () => {
    expect(repaired(iconv.decode(Buffer.from(`${source}。`), 'gbk'))).toContain(
      '政协委员提交提案102件，推动',
    )
  })
  it('Latin-1', () => {
    expect(repaired(Buffer.from(source).toString('latin1'))).toBe(source)
  })
  it.each(['锟斤拷锟斤拷', '鏡中花', '涓涓细流', 'café — naïve', '聯通'])('%s stays', (text) => {
    expect(findRepairs(text)).toEqual([])
  })
})
