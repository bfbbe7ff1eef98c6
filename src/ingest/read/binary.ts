const MAGIC: readonly { kind: string; bytes: readonly number[] }[] = [
  { kind: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'Word（docx）或 ZIP 压缩包', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'ZIP 压缩包', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'Word（doc）等旧版 Office 文件', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'RTF 文档', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'PNG 图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'JPEG 图片', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'GIF 图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'TIFF 图片', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: '可执行文件', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'RAR 压缩包', bytes: [0x52, 0x61, 0x72, 0x21] },
  { kind: '7z 压缩包', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'gzip 压缩包', bytes: [0x1f, 0x8b, 0x08] },
  { kind: '数据库文件', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
  { kind: '音视频文件', bytes: [0x52, 0x49, 0x46, 0x46] },
]

/** Above this share of control characters a decoded file is not text. */
const MAX_CONTROL = 0.02
/** A NUL says so much more than another control character; a single one may be a stray. */
const NUL_WEIGHT = 5

/** What kind of binary file these bytes open as, in Chinese; null when no known signature is there. */
export function binaryKind(bytes: Uint8Array): string | null {
  const found = MAGIC.find((magic) => magic.bytes.every((byte, i) => bytes[i] === byte))
  if (found) return found.kind
  // "MZ" opens texts too; an executable has NULs right behind it.
  const executable = bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.subarray(2, 64).includes(0)
  return executable ? '可执行文件' : null
}

/** Whether a decoded text is binary after all: a NUL in it that is no stray, or more than 2 % control characters. */
export function looksBinary(text: string): boolean {
  let control = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) control += NUL_WEIGHT
    else if (code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13) control++
  }
  return control > NUL_WEIGHT && control > text.length * MAX_CONTROL
}
