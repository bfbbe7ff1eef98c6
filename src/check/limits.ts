/** UTF-16 code units of a draft. */
export const LONGEST_DRAFT = 100_000
