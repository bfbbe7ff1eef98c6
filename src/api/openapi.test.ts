import { expect, test } from 'vitest'
import { createApp } from './app.js'
import { createJobQueue } from './jobs.js'
import { createFakeAssistant } from './testing/fake-assistant.js'

const assistant = createFakeAssistant()
const jobs = createJobQueue({ assistant })
const app = createApp({ assistant, jobs, config: { maxUploadBytes: 1000, apiKey: 'k' } })
const document = JSON.parse(await (await app.request('/openapi.json')).text())

/** The contract's calls of DESIGN.md that exist so far. */
const CONTRACT = [
  'get /healthz',
  'get /readyz',
  'get /metrics',
  'post /api/search',
  'post /api/chat',
  'get /api/initiatives',
  'post /api/similar',
  'get /api/documents',
  'post /api/documents',
  'get /api/documents/{id}',
  'delete /api/documents/{id}',
  'get /api/documents/{id}/original',
  'get /api/jobs/{id}',
  'get /api/jobs/{id}/events',
]

test('is OpenAPI 3.1 with the contract’s calls, no more and no less', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method} ${path}`),
  )
  expect(calls.sort()).toEqual([...CONTRACT].sort())
})

test('every $ref resolves, and every path parameter is declared', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, to]) => to ?? '',
  )
  expect(refs.length).toBeGreaterThan(20)
  for (const ref of refs) {
    const found = ref.split('/').reduce<unknown>((at, key) => Object(at)[key], document)
    expect(found, ref).toBeTypeOf('object')
  }
  for (const [path, methods] of Object.entries<Record<string, { parameters?: { name: string }[] }>>(
    document.paths,
  )) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const operation of Object.values(methods)) {
      const declared = operation.parameters?.map(({ name }) => name) ?? []
      expect(declared).toEqual(expect.arrayContaining(wanted))
    }
  }
})

test('every operation says what succeeds and, under /api, that a key may be missing', () => {
  for (const [path, methods] of Object.entries<object>(document.paths)) {
    for (const { responses } of Object.values<{
      responses: Record<string, { description?: string }>
    }>(methods as never)) {
      const statuses = Object.keys(responses)
      expect(
        statuses.some((status) => status.startsWith('2')),
        path,
      ).toBe(true)
      for (const { description } of Object.values(responses)) expect(description).toBeTruthy()
      if (path.startsWith('/api/')) expect(statuses, path).toContain('401')
    }
  }
})
