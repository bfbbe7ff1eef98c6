/**
 * Originals are UTF-16LE blobs: any string comes back code unit for code unit, and a citation
 * can be cut by offsets inside SQL. Unit ids are never used twice, so an index that lags behind
 * cannot take a new unit for an old one.
 */
export const initial = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT UNIQUE,
  source_mtime_ms REAL,
  source_size INTEGER,
  sha256 TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  encoding TEXT NOT NULL,
  chars INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  prepare_version INTEGER NOT NULL,
  embedder TEXT NOT NULL,
  notes TEXT NOT NULL,
  search_text TEXT NOT NULL
);
CREATE INDEX documents_added ON documents (added_at, id);

CREATE TABLE originals (
  document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  text BLOB NOT NULL
);

CREATE TABLE removed_spans (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX removed_spans_document ON removed_spans (document, start);

CREATE TABLE repairs (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);
CREATE INDEX repairs_document ON repairs (document, start);

CREATE TABLE reports (
  rowid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  institution TEXT,
  region_code TEXT,
  region_name TEXT,
  region_level TEXT,
  region_path TEXT,
  region_evidence TEXT NOT NULL,
  year INTEGER,
  covered_years TEXT NOT NULL,
  session TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL
);
CREATE INDEX reports_document ON reports (document, ordinal);

CREATE TABLE passages (
  rowid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES reports (rowid) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  headings TEXT NOT NULL
);
CREATE INDEX passages_report ON passages (report, ordinal);

CREATE TABLE units (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  passage INTEGER NOT NULL REFERENCES passages (rowid) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('sentence', 'passage')),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT, -- null where it is the passage's own
  hash TEXT NOT NULL
);
CREATE INDEX units_passage ON units (passage);
CREATE INDEX units_hash ON units (hash);

CREATE TABLE vectors (
  embedder TEXT NOT NULL,
  hash TEXT NOT NULL,
  added_at TEXT NOT NULL,
  vector BLOB NOT NULL,
  UNIQUE (embedder, hash)
);
CREATE INDEX vectors_added ON vectors (added_at, hash);

CREATE VIRTUAL TABLE lexical USING fts5 (
  terms, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
CREATE VIRTUAL TABLE lexical_terms USING fts5vocab (lexical, row);

INSERT INTO meta VALUES ('store_id', lower(hex(randomblob(16)))), ('generation', '0');
`
