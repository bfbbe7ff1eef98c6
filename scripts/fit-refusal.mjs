// Fits the regression of src/chat/refuse.ts anew and prints its weights with a cross-validated AUC.
//   npm run -s fit-refusal -- <data folder> <benchmark> <cases.jsonl…>
// where `eval … --corpus` left the library: <--data-dir>/eval/<key>.
// Rows: answerable dev questions (1), unanswerable ones (0), the answerable ones asked without the
// reports that answer them (0, weight .5), and questions of a BEIR benchmark (0, weight .3).

import { openParts } from '../dist/assistant.js'
import { readAsked } from '../dist/chat/asked.js'
import { backgroundOf } from '../dist/chat/background.js'
import { gatherEvidence } from '../dist/chat/evidence.js'
import { supportFeatures } from '../dist/chat/refuse.js'
import { loadConfig } from '../dist/config.js'
import { readBeir } from '../dist/eval/beir.js'
import { readCases } from '../dist/eval/cases.js'
import { retrieve } from '../dist/search/retrieve.js'

const [dataDir, benchmark, ...files] = process.argv.slice(2)
if (!dataDir || !benchmark || files.length === 0) {
  console.error('Usage: npm run -s fit-refusal -- <data folder> <benchmark> <cases.jsonl…>')
  process.exit(2)
}
const BENCHMARK_QUESTIONS = 80
const FOLDS = 10
const L2 = 0.01

const parts = await openParts(loadConfig(undefined, { dataDir }))
const { documents } = parts.store.listDocuments({ limit: 100_000, offset: 0 })

async function featuresOf(question, without = []) {
  const rest = documents.filter(({ name }) => !without.includes(name)).map(({ id }) => id)
  const filters = without.length > 0 ? { documents: rest } : undefined
  const retrieval = await retrieve({ query: question, mode: 'hybrid', filters }, parts)
  const asked = readAsked(question)
  return supportFeatures({
    retrieval,
    asked,
    evidence: gatherEvidence(retrieval, asked, parts),
    background: await backgroundOf(retrieval.queryVector, parts.index),
    everyday: await parts.everyday.likeness(retrieval.queryVector),
  })
}

const rows = []
async function add(label, weight, question, without) {
  const features = await featuresOf(question, without)
  // Without evidence a question is refused whatever the regression says.
  if (features !== null) rows.push({ label, weight, features, written: without === undefined })
}
for (const file of files) {
  for (const { type, split, question, gold } of readCases(file).cases) {
    if (split === 'test') continue
    const answerable = type !== 'unanswerable'
    await add(answerable ? 1 : 0, 1, question)
    if (answerable) await add(0, 0.5, question, [...new Set(gold.map((one) => one.file))])
  }
}
for (const { text } of readBeir(benchmark).queries.slice(0, BENCHMARK_QUESTIONS)) {
  await add(0, 0.3, text, [])
}
await parts.close()

const names = Object.keys(rows[0].features)
const vectors = rows.map(({ features }) => [1, ...names.map((name) => features[name])])
const chance = (weights, vector) =>
  1 / (1 + Math.exp(-vector.reduce((sum, value, i) => sum + value * weights[i], 0)))

/** Newton's method on the weighted, ridge-penalised log-likelihood. */
function fitWeights(indices) {
  const width = names.length + 1
  let weights = new Array(width).fill(0)
  for (let round = 0; round < 25; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : -L2 * weight))
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? L2 : 0)))
    for (const index of indices) {
      const { label, weight } = rows[index]
      const vector = vectors[index]
      const p = chance(weights, vector)
      for (let i = 0; i < width; i++) {
        gradient[i] += weight * (label - p) * vector[i]
        for (let j = 0; j < width; j++) {
          hessian[i][j] += weight * p * (1 - p) * vector[i] * vector[j]
        }
      }
    }
    const step = solve(hessian, gradient)
    weights = weights.map((value, i) => value + step[i])
  }
  return weights
}

/** Gaussian elimination with pivoting. */
function solve(matrix, right) {
  const rowsOf = matrix.map((row, i) => [...row, right[i]])
  const size = rowsOf.length
  for (let i = 0; i < size; i++) {
    const pivot = rowsOf
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rowsOf[best][i]) ? k + i : best), i)
    ;[rowsOf[i], rowsOf[pivot]] = [rowsOf[pivot], rowsOf[i]]
    for (let k = 0; k < size; k++) {
      if (k === i) continue
      const share = rowsOf[k][i] / rowsOf[i][i]
      for (let j = i; j <= size; j++) rowsOf[k][j] -= share * rowsOf[i][j]
    }
  }
  return rowsOf.map((row, i) => row[size] / row[i])
}

function auc(indices, scores) {
  let pairs = 0
  let right = 0
  for (const i of indices.filter((index) => rows[index].label === 1)) {
    for (const j of indices.filter((index) => rows[index].label === 0)) {
      pairs++
      right += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0
    }
  }
  return right / pairs
}

const everyIndex = rows.map((_, index) => index)
const scores = new Array(rows.length)
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitWeights(everyIndex.filter((index) => index % FOLDS !== fold))
  for (const index of everyIndex.filter((one) => one % FOLDS === fold)) {
    scores[index] = chance(weights, vectors[index])
  }
}
const written = everyIndex.filter((index) => rows[index].written)
const weights = fitWeights(everyIndex)
console.log(`${rows.length} rows, ${rows.filter(({ label }) => label === 1).length} answerable`)
console.log(
  `AUC, ${FOLDS} folds: ${auc(everyIndex, scores).toFixed(3)}; hand-written alone ${auc(written, scores).toFixed(3)}`,
)
for (const threshold of [0.4, 0.45, 0.5, 0.55, 0.6]) {
  const share = (label) => {
    const those = written.filter((index) => rows[index].label === label)
    return (those.filter((index) => scores[index] >= threshold).length / those.length).toFixed(3)
  }
  console.log(
    `at ${threshold}: answered ${share(1)} of the answerable, ${share(0)} of the unanswerable`,
  )
}
for (const [i, name] of ['intercept', ...names].entries())
  console.log(`  ${name}: ${weights[i].toFixed(3)},`)
