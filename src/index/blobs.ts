import { endianness } from 'node:os'

const LITTLE = endianness() === 'LE'

/** A vector as little-endian float32. */
export function vectorToBlob(vector: Float32Array): Buffer {
  if (LITTLE) return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  const blob = Buffer.alloc(vector.length * 4)
  for (const [i, value] of vector.entries()) blob.writeFloatLE(value, i * 4)
  return blob
}

/** Its own copy of the floats in a blob; a length that is no multiple of four loses its tail. */
export function blobToVector(blob: Buffer): Float32Array {
  const length = Math.floor(blob.length / 4)
  if (LITTLE) {
    return new Float32Array(
      blob.buffer.slice(blob.byteOffset, blob.byteOffset + length * 4) as ArrayBuffer,
    )
  }
  return Float32Array.from({ length }, (_, i) => blob.readFloatLE(i * 4))
}

/** A text as UTF-16LE: comes back code unit for code unit, lone surrogates and NUL included. */
export function textToBlob(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}

export function blobToText(blob: Buffer): string {
  return blob.toString('utf16le')
}
