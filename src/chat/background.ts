import type { UnitIndex } from '../index/build.js'

/** What an unremarkable near neighbour of a question scores: mean and standard deviation of cosines. */
export interface Background {
  mean: number
  deviation: number
}

const NEIGHBOURS = 300

/** Over the question's nearest sentences in the whole corpus, whatever it is narrowed to. */
export async function backgroundOf(
  queryVector: Float32Array,
  index: Pick<UnitIndex, 'search'>,
): Promise<Background> {
  const scores = (await index.search(queryVector, NEIGHBOURS)).map(({ score }) => score)
  if (scores.length === 0) return { mean: 0, deviation: 0 }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length
  return { mean, deviation: Math.sqrt(variance) }
}
