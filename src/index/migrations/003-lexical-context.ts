/**
 * A second column for what surrounds a passage (title, region, year, headings), so that it can
 * weigh less than the passage's own words; frequencies by column, so that idf stays that of the
 * words themselves. The index is derived: it is filled again when the store is opened.
 */
export const lexicalContext = `
DROP TABLE lexical_terms;
DROP TABLE lexical;
CREATE VIRTUAL TABLE lexical USING fts5 (
  terms, context, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
CREATE VIRTUAL TABLE lexical_terms USING fts5vocab (lexical, col);
`
