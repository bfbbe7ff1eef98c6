import { XiezhengError } from '../../errors.js'
import { binaryKind, looksBinary } from './binary.js'
import { decodeBytes } from './decode.js'
import { declaredCharset, html } from './html.js'
import { markdown } from './markdown.js'
import { text } from './text.js'

/** The largest file taken in, in bytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

export interface ReadResult {
  /** The document's text; every offset of the product points into it. */
  original: string
  /** What the bytes were decoded with: `utf-8`, `gb18030`, `big5`, `utf-16le` or `utf-16be`. */
  encoding: string
  /** `text/plain`, `text/html` or `text/markdown`. */
  mediaType: string
}

const FORMATS = [markdown, html, text] as const
const ACCEPTED = '可接受的格式：纯文本（txt）、Markdown（md）、网页（html）。'

/**
 * A file's bytes as text. The format follows from the file's name and its first characters, the
 * encoding from the bytes. Of plain text and Markdown the original is the decoded text itself
 * (without a byte order mark); of a web page it is the text a reader sees.
 *
 * @param name file name, for its extension only.
 * @throws XiezhengError `too_large` above 50 MB, `unsupported_type` for binary content,
 * `unreadable` when no encoding fits, `empty` when there is no text.
 */
export function readDocument(bytes: Uint8Array, name: string): ReadResult {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    throw new XiezhengError('too_large', '文件超过 50 MB。请拆成几个较小的文件后重试。', {
      details: { bytes: bytes.byteLength, limit: MAX_FILE_BYTES },
    })
  }
  if (bytes.byteLength === 0) throw empty()
  const kind = binaryKind(bytes)
  if (kind !== null)
    throw unsupported(`这是${/^[a-z0-9]/i.test(kind) ? ' ' : ''}${kind}，暂不能读取。`)
  const { text: decoded, encoding } = decodeBytes(bytes, declaredCharset(bytes))
  if (looksBinary(decoded)) throw unsupported('文件内容不是文字（含有大量控制字符）。')
  const head = decoded.slice(0, 400)
  const format = FORMATS.find((candidate) => candidate.accepts(name, head)) ?? text
  const original = format.extract(decoded)
  if (!/[\p{L}\p{N}]/u.test(original)) throw empty()
  return { original, encoding, mediaType: format.mediaType }
}

function empty(): XiezhengError {
  return new XiezhengError('empty', '文件里没有文字。请检查是否选错了文件。')
}

function unsupported(what: string): XiezhengError {
  return new XiezhengError('unsupported_type', `${what}${ACCEPTED}可先转存为其中一种再重试。`)
}
