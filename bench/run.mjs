// Times the product as a user meets it: files into an empty library, the same again, a restart,
// questions over HTTP. Prints a table; compare figures of one run only.
//   npm run -s bench -- <questions.jsonl> <files or folders…>
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [questionsFile, ...corpus] = process.argv.slice(2)
if (!questionsFile || corpus.length === 0) {
  console.error('Usage: npm run -s bench -- <questions.jsonl> <files or folders…>')
  process.exit(2)
}
const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'xiezheng-bench-'))
const args = (...rest) => [cli, '--data-dir', dataDir, ...rest]
const rows = []

function timed(name, run) {
  const started = performance.now()
  const result = run()
  rows.push([name, `${((performance.now() - started) / 1000).toFixed(2)} s`])
  return result
}

function ingest() {
  const { status, stdout } = spawnSync(process.execPath, args('--json', 'ingest', ...corpus), {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`ingest ended with ${status}`)
  return JSON.parse(stdout)
}

async function serve() {
  const started = performance.now()
  const server = spawn(process.execPath, args('--json', 'serve', '--port', '0'), {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await new Promise((resolve, reject) => {
    let out = ''
    server.stdout.on('data', (chunk) => {
      out += chunk
      const found = /"url":\s*"([^"]+)"/.exec(out)
      if (found) resolve(found[1])
    })
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}`)))
  })
  rows.push(['ready after a restart', `${((performance.now() - started) / 1000).toFixed(2)} s`])
  return { server, url }
}

async function latencies(url, path, bodies) {
  const times = []
  for (const body of bodies) {
    const started = performance.now()
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (body.stream) {
      // The first event; the rest is left unread.
      const reader = response.body.getReader()
      await reader.read()
      times.push(performance.now() - started)
      await reader.cancel()
      continue
    }
    await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)
}

/** Sentences as a model writes them, true and false, of the repository's own cases. */
function statements() {
  const file = fileURLToPath(new URL('../eval/cases/faithfulness.jsonl', import.meta.url))
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line).sentence)
}

function draftOf(sentences) {
  let draft = ''
  for (let i = 0; draft.length < 10_000; i++) draft += sentences[i % sentences.length]
  return draft.slice(0, 10_000)
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]

try {
  const { added } = timed('ingest into an empty library', ingest)
  timed('again, unchanged', ingest)
  const questions = readFileSync(questionsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).question)
  const { server, url } = await serve()
  for (const [path, body, what = ''] of [
    ['/api/search', (question) => ({ query: question })],
    ['/api/similar', (question) => ({ text: question })],
    ['/api/chat', (question) => ({ question })],
    [
      '/api/chat',
      (question) => ({ question: `请问${question}`, stream: true }),
      ', to the first event',
    ],
  ]) {
    const times = await latencies(url, path, questions.map(body))
    rows.push([
      `${path}${what}, ${times.length} questions, each asked once`,
      `p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms`,
    ])
  }
  const sentences = statements()
  for (const [what, bodies] of [
    [`${sentences.length} statements, each by itself`, sentences.map((text) => ({ text }))],
    ['a draft of 10,000 characters', [1, 2, 3].map(() => ({ text: draftOf(sentences) }))],
  ]) {
    const times = await latencies(url, '/api/check', bodies)
    rows.push([
      `/api/check, ${what}`,
      `p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms`,
    ])
  }
  server.removeAllListeners('exit')
  server.kill()
  console.log(
    `${added} files, ${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}\n`,
  )
  for (const [name, figure] of rows) console.log(`| ${name} | ${figure} |`)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
