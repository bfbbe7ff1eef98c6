import { FEATURES, RANKING, type Ranking } from '../search/ranking.js'
import type { SearchMode } from '../search/types.js'

/** A way of ranking that the product is held against. */
export interface Variant {
  name: string
  mode: SearchMode
  ranking: Ranking
}

const noFeatures = Object.fromEntries(
  FEATURES.map((feature) => [feature, 0]),
) as Ranking['features']
const plain: Ranking = {
  ...RANKING,
  hubness: 0,
  features: noFeatures,
  assemble: false,
}

/** The product as it ships, alone. */
export const PRODUCT: readonly Variant[] = [{ name: 'full', mode: 'hybrid', ranking: RANKING }]

/** Each side of retrieval alone, and both by rank, as they are without ranking of ours. */
export const SIDES: readonly Variant[] = [
  { name: 'reciprocal rank fusion', mode: 'hybrid', ranking: { ...plain, fusion: 'rrf' } },
  { name: 'dense', mode: 'dense', ranking: plain },
  { name: 'lexical (BM25)', mode: 'lexical', ranking: plain },
]

/** The product with one thing off at a time, then what is commonly done instead. */
export const ABLATION: readonly Variant[] = [
  ...PRODUCT,
  without('hubness reduction', { hubness: 0 }),
  without('whole passages in context', { wholePassages: false }),
  ...FEATURES.map((feature) =>
    without(feature, { features: { ...RANKING.features, [feature]: 0 } }),
  ),
  without('all features', { features: noFeatures }),
  without('weights by evidence', { fusion: 'even' }),
  without('narrowing', { narrow: false }),
  without('regions one after another', { diversify: false }),
  without('folding and joining', { assemble: false }),
  { name: 'min-max .5/.5', mode: 'hybrid', ranking: { ...plain, fusion: 'even' } },
  ...SIDES,
]

function without(what: string, change: Partial<Ranking>): Variant {
  return { name: `– ${what}`, mode: 'hybrid', ranking: { ...RANKING, ...change } }
}

/** One side alone and both, as the product ranks them; for `--mode`. */
export function inMode(mode: SearchMode): Variant {
  return { name: mode, mode, ranking: RANKING }
}
