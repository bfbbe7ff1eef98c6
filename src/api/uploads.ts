import { XiezhengError } from '../errors.js'
import type { IngestSource } from '../ingest/types.js'
import { LIMITS } from './requests.js'

/** Control characters, and the marks that make a name read backwards (Unicode UAX #9). */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * An uploaded file's name made safe to store and show: the part after the last slash or
 * backslash, without control and direction marks, well-formed Unicode, at most 255 UTF-16
 * code units with the extension kept. What leaves nothing is called `未命名`.
 */
export function safeFileName(given: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .replace(INVISIBLE, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
  if (clean === '' || clean === '.' || clean === '..') return '未命名'
  if (clean.length <= LIMITS.fileNameChars) return clean
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  const stem = clean.slice(0, LIMITS.fileNameChars - extension.length)
  return (stem.replace(/[\ud800-\udbff]$/, '') + extension).trim()
}

/**
 * The files of a multipart form's field `files`, as sources to ingest; their bytes stay in memory.
 * @throws XiezhengError `invalid_input` (no file, a text where a file belongs, more than 200),
 * `too_large` (a file above `maxBytes`, named).
 */
export async function uploadedSources(form: FormData, maxBytes: number): Promise<IngestSource[]> {
  const entries = form.getAll('files')
  const files = entries.filter((entry) => typeof entry !== 'string')
  if (files.length === 0 || files.length < entries.length) {
    throw new XiezhengError(
      'invalid_input',
      '没有收到文件；请用表单字段 files 上传一个或多个文件。',
    )
  }
  if (files.length > LIMITS.uploadFiles) {
    throw new XiezhengError(
      'invalid_input',
      `一次最多上传 ${LIMITS.uploadFiles} 个文件，请分批上传。`,
    )
  }
  const large = files.filter((file) => file.size > maxBytes).map((file) => safeFileName(file.name))
  if (large.length > 0) {
    const message = `文件超过单个上限 ${maxBytes} 字节：${large.slice(0, 3).join('、')}。请拆分或压缩后再传。`
    throw new XiezhengError('too_large', message, { details: { files: large, maxBytes } })
  }
  return Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      return { name: safeFileName(file.name), path: null, read: async () => bytes }
    }),
  )
}
