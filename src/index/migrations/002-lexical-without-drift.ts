/**
 * FTS5's `contentless_delete` never lowers its row count, so every removal would raise BM25's
 * inverse document frequencies for good. Plain contentless tables take the removed terms back
 * exactly. The index is derived: it is filled again when the store is opened.
 */
export const lexicalWithoutDrift = `
DROP TABLE lexical_terms;
DROP TABLE lexical;
CREATE VIRTUAL TABLE lexical USING fts5 (
  terms, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
CREATE VIRTUAL TABLE lexical_terms USING fts5vocab (lexical, row);
`
