import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** hnswlib's header: six sizes, two ints, three sizes, a double, a size; little-endian. */
const HEADER_BYTES = 96
const CHUNK_BYTES = 1 << 20

/**
 * Whether a file has the shape hnswlib writes for these vectors: a header that agrees with the
 * file's length to the byte. The native reader trusts the header blindly, so this stands before it.
 */
export function isHnswFile(
  path: string,
  expected: { dimensions: number; points: number },
): boolean {
  const fd = openSync(path, 'r')
  try {
    const size = fstatSync(fd).size
    const header = Buffer.alloc(HEADER_BYTES)
    if (readSync(fd, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return false
    const word = (index: number) => Number(header.readBigUInt64LE(index * 8))
    const [offset, capacity, points, bytesEach] = [word(0), word(1), word(2), word(3)]
    const linksPerPoint = word(8)
    if (offset !== 0 || points !== expected.points || capacity < points) return false
    if (bytesEach !== linksPerPoint * 4 + 4 + expected.dimensions * 4 + 8) return false
    const tailAt = HEADER_BYTES + points * bytesEach
    if (tailAt > size) return false
    const tail = Buffer.alloc(size - tailAt)
    if (readSync(fd, tail, 0, tail.length, tailAt) < tail.length) return false
    let at = 0
    for (let i = 0; i < points; i++) {
      if (at + 4 > tail.length) return false
      at += 4 + tail.readUInt32LE(at)
    }
    return at === tail.length
  } finally {
    closeSync(fd)
  }
}

/** Length and hex SHA-256 of a file, read in pieces. */
export function digestFile(path: string): { bytes: number; sha256: string } {
  const fd = openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let bytes = 0
    for (;;) {
      const read = readSync(fd, chunk, 0, CHUNK_BYTES, bytes)
      if (read === 0) return { bytes, sha256: hash.digest('hex') }
      hash.update(chunk.subarray(0, read))
      bytes += read
    }
  } finally {
    closeSync(fd)
  }
}
