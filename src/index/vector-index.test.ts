import { expect, it } from 'vitest'
import { createExactIndex } from './exact.js'
import { createHnswIndex } from './hnsw.js'
import { clusteredVectors, vectorIndexContract } from './vector-index.contract.js'

vectorIndexContract('exact', createExactIndex)
vectorIndexContract('hnsw', createHnswIndex)

it('the graph finds what the scan finds: recall@10 >= .98 over 5,000 vectors', () => {
  const vectors = clusteredVectors(5200, { dimensions: 128 })
  const items = vectors.slice(0, 5000).map((vector, i) => ({ id: i + 1, vector }))
  const graph = createHnswIndex(128)
  const exact = createExactIndex(128)
  graph.add(items)
  exact.add(items)
  let found = 0
  const queries = vectors.slice(5000)
  for (const query of queries) {
    const truth = new Set(exact.search(query, 10).map((n) => n.id))
    found += graph.search(query, 10).filter((n) => truth.has(n.id)).length
  }
  expect(found / (10 * queries.length)).toBeGreaterThanOrEqual(0.98)
})
