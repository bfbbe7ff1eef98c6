import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { XiezhengError } from '../../errors.js'
import { MAX_FILE_BYTES, readDocument } from './read.js'

const SIMPLIFIED = '市政协常委会坚持围绕中心、服务大局，组织委员开展调研视察，提出意见建议。'
const TRADITIONAL = '市政協常委會堅持圍繞中心、服務大局，組織委員開展調研視察，提出意見建議。'

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (thrown) {
    if (thrown instanceof XiezhengError) return thrown.code
    throw thrown
  }
  return 'no error'
}

describe('encodings', () => {
  const texts = [
    ['short simplified', '政协工作报告', 'gb18030'],
    ['long simplified', SIMPLIFIED.repeat(40), 'gb18030'],
    ['short traditional', '政協工作報告', 'big5'],
    ['long traditional', TRADITIONAL.repeat(40), 'big5'],
    ['traditional in GBK', TRADITIONAL, 'gb18030'],
    ['numbers among Han', '全年立案102件，办复率100%。', 'gb18030'],
    ['simplified, UTF-16LE', SIMPLIFIED, 'utf-16le'],
    ['traditional, UTF-16BE', `${TRADITIONAL}\n2024年`, 'utf-16be'],
    ['simplified, UTF-8', SIMPLIFIED, 'utf-8'],
    ['pure ASCII', 'report of 2024', 'utf-8'],
  ] as const
  it.each(texts)('%s, no byte order mark', (_, text, encoding) => {
    const result = readDocument(iconv.encode(text, encoding), 'a.txt')
    expect(result).toEqual({ original: text, encoding, mediaType: 'text/plain' })
  })
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('drops the byte order mark of %s', (encoding) => {
    const bytes = iconv.encode(SIMPLIFIED, encoding, { addBOM: true })
    expect(readDocument(bytes, 'a.txt')).toMatchObject({ original: SIMPLIFIED, encoding })
  })
  it('reads UTF-8 with a few broken bytes as UTF-8', () => {
    const bytes = Buffer.from(SIMPLIFIED.repeat(10))
    bytes[100] = 0xff
    const { encoding, original } = readDocument(bytes, 'a.txt')
    expect(encoding).toBe('utf-8')
    expect(original).toContain('提出意见建议。市政协')
  })
  it.each([
    ['UTF-8 first', ['utf-8', 'gb18030']],
    ['GB18030 first', ['gb18030', 'utf-8', 'gb18030']],
  ])('reads lines of UTF-8 and GB18030 in one file: %s', (_, encodings) => {
    const line = `${SIMPLIFIED}\r\n`
    const bytes = Buffer.concat(encodings.map((encoding) => iconv.encode(line, encoding)))
    expect(readDocument(bytes, 'a.txt').original).toBe(line.repeat(encodings.length))
  })
  it('keeps a text with one stray NUL', () => {
    const text = `${SIMPLIFIED}\0${SIMPLIFIED}`
    expect(readDocument(Buffer.from(text), 'a.txt').original).toBe(text)
  })
  it('keeps line ends and spaces of plain text', () => {
    const text = ' 　一\r\n\r\n二\t三 \n'
    expect(readDocument(Buffer.from(text), 'a.txt').original).toBe(text)
  })
  it('never loses or adds a code unit of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (tail) => {
        const text = `政协${tail.replace(/\p{Cc}/gu, '')}`
        expect(readDocument(Buffer.from(text), 'a.txt').original).toBe(text)
      }),
    )
  })
})

describe('refusals', () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff)
  const cases: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', Buffer.from(' \n\u3000\n'), 'empty'],
    ['a page without text', Buffer.from('<html><script>1</script></html>'), 'empty'],
    ['PDF', Buffer.from('%PDF-1.7\n…'), 'unsupported_type'],
    ['docx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'unsupported_type'],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'unsupported_type'],
    ['exe', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4]), 'unsupported_type'],
    ['NULs', Buffer.from(`ab${'\0'.repeat(40)}cd`), 'unsupported_type'],
    ['too large', new Uint8Array(MAX_FILE_BYTES + 1), 'too_large'],
  ]
  it.each(cases)('%s', (_, bytes, code) => {
    expect(codeOf(() => readDocument(bytes, 'a.txt'))).toBe(code)
  })
  it('noise is refused, one way or the other', () => {
    expect(['unreadable', 'unsupported_type']).toContain(codeOf(() => readDocument(noise, 'a.txt')))
  })
})

describe('formats', () => {
  it('reads the visible text of a page', () => {
    const page = `<!DOCTYPE html><html><head><title>标题-某网</title><style>p{}</style></head><body>
      <h1>标题</h1><p>第一段，有&ldquo;引号&rdquo;&nbsp;和
      换行。</p><script>恶意()</script><p style="display: none">隐藏</p><div hidden>隐藏</div>
      <div aria-hidden="true">隐藏</div><noscript>隐藏</noscript><template>隐藏</template>
      <table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>尾<br>巴</body></html>`
    expect(readDocument(Buffer.from(page), 'a.html')).toEqual({
      original: '标题\n第一段，有“引号” 和换行。\n甲\t1\n乙\t2\n尾\n巴',
      encoding: 'utf-8',
      mediaType: 'text/html',
    })
  })
  it('reads a fragment of a page in a text file, and a text with one tag as it is', () => {
    const fragment = '<p style="a: b">政协报告</p>\n<p>&emsp;全文。</p>'
    expect(readDocument(Buffer.from(fragment), 'a.txt').original).toMatch(/^政协报告\n\s*全文。$/)
    const text = '政协报告<script>alert(1)</script>\n<p>全文。</p>'
    expect(readDocument(Buffer.from(text), 'a.txt').original).toBe(text)
  })
  it('parts links that stand side by side, not a link within words', () => {
    const page = `<p><a>首页</a><a>要闻</a></p><p>见<a>附件</a>一。</p>`
    expect(readDocument(Buffer.from(page), 'a.html').original).toBe('首页 要闻\n见附件一。')
  })
  it.each([
    ['gb2312', 'gb18030', '政协'],
    ['big5', 'big5', '政協'],
  ])('follows a declared charset %s', (charset, encoding, text) => {
    const page = `<html><head><meta charset="${charset}"></head><body><p>${text}</p></body></html>`
    expect(readDocument(iconv.encode(page, encoding), 'a.htm')).toMatchObject({
      original: text,
      encoding,
    })
  })
  it('does not follow a charset the bytes contradict', () => {
    const page = `<meta charset="gb2312"><p>${SIMPLIFIED}</p>`
    expect(readDocument(Buffer.from(page), 'a.html').original).toBe(SIMPLIFIED)
  })
  it('survives a hundred thousand nested elements', () => {
    const depth = 100_000
    const page = `${'<div>'.repeat(depth)}文${'</div>'.repeat(depth)}`
    expect(codeOf(() => readDocument(Buffer.from(page), 'a.html'))).toBe('unreadable')
    const fine = `${'<div>'.repeat(5000)}文${'</div>'.repeat(5000)}`
    expect(readDocument(Buffer.from(fine), 'a.html').original).toBe('文')
  })
  it('reads Markdown as written', () => {
    const source = '# 标题\n\n- 一\n'
    expect(readDocument(Buffer.from(source), 'a.md')).toMatchObject({
      original: source,
      mediaType: 'text/markdown',
    })
  })
})
