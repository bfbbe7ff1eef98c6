/** What is looked at when the best candidates are looked at again; see `features.ts`. */
export const FEATURES = ['coverage', 'phrase', 'numbers', 'period', 'favoured'] as const
export type Feature = (typeof FEATURES)[number]

/** Every knob of ranking. Evaluation turns them one by one (`xiezheng eval --ablate`). */
export interface Ranking {
  /**
   * How the two sides become one. `evidence`: min-max, the lexical weight following how much of
   * the question the best lexical passage holds. `even`: min-max, half and half. `rrf`:
   * reciprocal rank fusion.
   */
  fusion: 'evidence' | 'even' | 'rrf'
  /**
   * How much of the corpus's mean embedding is taken off the question's, 0..1. Vectors near the
   * mean are near to everything (hubs); taking it off lowers them and raises what is near to this
   * question alone (Hara et al., "Localized Centering: Reducing Hubness in Large-Sample Data",
   * AAAI 2015). 0 leaves plain cosine.
   */
  hubness: number
  /** Whether whole passages in their context are searched beside single sentences. */
  wholePassages: boolean
  /** What a full mark of each feature adds to a fused score of 0..1; 0 drops the feature. */
  features: Readonly<Record<Feature, number>>
  /** Whether conditions that the question states narrow the search. */
  narrow: boolean
  /** Whether a question across regions gets the best passage of each region first. */
  diversify: boolean
  /** Whether copies of one passage are folded and an answer cut in two is joined; see `assemble.ts`. */
  assemble: boolean
}

/** Chosen on the development halves and every fourth benchmark question; docs/evaluation.md has each one's worth. */
export const RANKING: Ranking = {
  fusion: 'evidence',
  hubness: 0.3,
  wholePassages: true,
  features: {
    coverage: 0.25,
    phrase: 0.1,
    numbers: 0.2,
    period: 0.5,
    favoured: 0.15,
  },
  narrow: true,
  diversify: true,
  assemble: true,
}
