import { fileURLToPath } from 'node:url'
import { type ClaimCase, readCases } from '../../src/eval/cases.js'

const PATH = fileURLToPath(new URL('../../eval/cases/claim-paraphrases.jsonl', import.meta.url))

/** The claims written by hand: paraphrases, true and false, and inventions. */
export function writtenClaims(): ClaimCase[] {
  const file = readCases(PATH)
  if (file.kind !== 'claims') throw new Error(`${PATH} holds ${file.kind}`)
  return file.cases
}
