import { createHash } from 'node:crypto'
import { XiezhengError } from '../errors.js'
import { cleanText } from './clean/clean.js'
import { findContents } from './clean/contents.js'
import { prepareReports } from './prepare-reports.js'
import type { PreparedDocument } from './prepared.js'
import { readDocument } from './read/read.js'

/** Raised whenever the same bytes would be prepared otherwise: documents of older versions are prepared anew. */
export const PREPARE_VERSION = 7

/**
 * A file's bytes as reports and passages: read, cleaned, split, described, cut. Every span is in
 * `original`. The same bytes and name always give the same document.
 *
 * @param name file name as given; its extension helps reading, its words describing.
 * @throws XiezhengError `too_large`, `unsupported_type`, `unreadable`, `empty` (see `readDocument`).
 */
export function prepareDocument(bytes: Uint8Array, name: string): PreparedDocument {
  const { original, encoding, mediaType } = readDocument(bytes, name)
  const { removed, repairs, view } = cleanText(original, { name })
  const contents = findContents(original)?.entries.map((entry) => entry.title) ?? []
  const { reports, notes } = prepareReports({ original, view, removed, name, contents })
  if (reports.length === 0) {
    throw new XiezhengError('empty', '除网页附加内容外，文件里没有正文。请检查是否存错了页面。')
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, sha256, mediaType, encoding, original, removed, repairs, notes, reports }
}
