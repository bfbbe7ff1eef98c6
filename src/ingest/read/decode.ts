import iconv from 'iconv-lite'
import { XiezhengError } from '../../errors.js'
import { chineseScore } from './encoding-score.js'

/** A decoded file. `text` has no byte order mark. */
export interface Decoded {
  text: string
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030` or `big5`. */
  encoding: string
}

/** Above this share of U+FFFD among the characters a decoding is no reading of the file. */
const MAX_BROKEN = 0.1
/** Above this share of broken sequences among the multi-byte ones a file was not UTF-8 to begin with. */
const MAX_BROKEN_UTF8 = 0.05
/** How much better a guess must score before a page's own declaration is overruled. */
const OVERRULE = 0.3
/** Below this a decoding without a byte order mark is not believed to be UTF-16. */
const MIN_UTF16_SCORE = 0.3

/** Below this a guessed decoding of more than a line is noise. */
const MIN_GUESS_SCORE = -0.2
const NOISE_LENGTH = 40

/** So many bytes above ASCII on a line are UTF-8 by no accident. */
const SURE_UTF8_BYTES = 12
/** A line that is not UTF-8 must look so Chinese as GB18030 to be read as that on its own. */
const MIN_LINE_SCORE = 0.5

const LEGACY = ['gb18030', 'big5'] as const
const WIDE = ['utf-16le', 'utf-16be'] as const

/**
 * Bytes to text: a byte order mark decides; then UTF-8, strict, with lines of GB18030 among it
 * or with a few broken bytes; then
 * the best of GB18030, Big5 and UTF-16 by how Chinese the result looks. `declared` (a page's
 * own charset) is followed only while the bytes do not contradict it.
 *
 * @throws XiezhengError `unreadable` when no encoding fits.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = byMark(bytes)
  if (marked !== null) return readable(marked)
  const wide = bytes.subarray(0, 4096).includes(0) ? best(bytes, WIDE) : null
  if (wide !== null && wide.score >= MIN_UTF16_SCORE) return readable(wide)
  const mixed = asMixedLines(bytes)
  if (mixed !== null) return mixed
  const utf8 = asUtf8(bytes)
  if (utf8 !== null) return utf8
  const guessed = best(bytes, bytes.length >= 8 ? [...LEGACY, ...WIDE] : LEGACY)
  const own = canonicalEncoding(declared)
  if (own !== null && own !== guessed.encoding) {
    const followed = best(bytes, [own])
    if (followed.score + OVERRULE >= guessed.score) return readable(followed)
  }
  if (guessed.score < MIN_GUESS_SCORE && guessed.text.length > NOISE_LENGTH)
    throw unreadable(guessed)
  return readable(guessed)
}

/** The encoding a label stands for, of those we read: `gb2312` and `gbk` are `gb18030`; null for others. */
export function canonicalEncoding(label: string | null): Decoded['encoding'] | null {
  const plain = (label ?? '').trim().toLowerCase()
  if (/^(gb[_-]?2312.*|gbk|x-gbk|cp936|gb18030)$/.test(plain)) return 'gb18030'
  if (/^(big5.*|x-x-big5|cp950)$/.test(plain)) return 'big5'
  return null
}

function byMark(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, 'utf-8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be')
  return null
}

function asUtf8(bytes: Uint8Array): Decoded | null {
  const text = strictUtf8(bytes)
  if (text !== null) return { text, encoding: 'utf-8' }
  const loose = decode(bytes, 'utf-8')
  let broken = 0
  let wide = 0
  for (let i = 0; i < loose.text.length; i++) {
    const code = loose.text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code >= 0x0800) wide++
  }
  return broken <= Math.max(wide * MAX_BROKEN_UTF8, Math.min(2, wide / 4)) ? loose : null
}

/**
 * Files pasted together in an editor: some lines are UTF-8, the others GB18030. Null unless every
 * line that is not UTF-8 is plain Chinese in GB18030, and some line is surely UTF-8.
 */
function asMixedLines(bytes: Uint8Array): Decoded | null {
  const parts: string[] = []
  let sure = false
  let legacy = false
  for (const line of linesOf(bytes)) {
    const text = strictUtf8(line)
    if (text !== null) {
      sure ||= line.reduce((n, byte) => (byte > 0x7f ? n + 1 : n), 0) >= SURE_UTF8_BYTES
      parts.push(text)
      continue
    }
    const { text: guess } = decode(line, 'gb18030')
    if (guess.includes('\ufffd') || chineseScore(guess) < MIN_LINE_SCORE) return null
    legacy = true
    parts.push(guess)
  }
  return sure && legacy ? { text: parts.join(''), encoding: 'utf-8' } : null
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(0x0a, from)
    const to = at < 0 ? bytes.length : at + 1
    yield bytes.subarray(from, to)
    from = to
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

function best(bytes: Uint8Array, encodings: readonly string[]): Decoded & { score: number } {
  let winner: (Decoded & { score: number }) | null = null
  for (const encoding of encodings) {
    // Four bytes a character at most: a sample is enough to choose by.
    const score = chineseScore(decode(bytes.subarray(0, 24_000), encoding).text)
    if (winner === null || score > winner.score) winner = { text: '', encoding, score }
  }
  const encoding = winner?.encoding ?? 'utf-8'
  return { ...decode(bytes, encoding), score: winner?.score ?? 0 }
}

function decode(bytes: Uint8Array, encoding: string): Decoded {
  const text =
    encoding === 'utf-8'
      ? new TextDecoder('utf-8').decode(bytes)
      : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  return { text: text.startsWith('\ufeff') ? text.slice(1) : text, encoding }
}

function readable(decoded: Decoded): Decoded {
  let broken = 0
  for (const character of decoded.text) if (character === '\ufffd') broken++
  if (broken > 0 && broken > decoded.text.length * MAX_BROKEN) {
    throw unreadable(decoded)
  }
  return { text: decoded.text, encoding: decoded.encoding }
}

function unreadable({ encoding }: Decoded): XiezhengError {
  return new XiezhengError(
    'unreadable',
    '无法识别文件的编码（已试 UTF-8、GB18030、Big5、UTF-16）。请另存为 UTF-8 文本后重试。',
    { details: { tried: encoding } },
  )
}
