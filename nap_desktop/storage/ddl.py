"""The schema of a library in print: `tables.py` as SQL, so that a first start needs no SQLModel.

`tables.printed()` gives these statements; a test keeps both equal.
"""

APPLICATION_ID = 0x4E415031  # "NAP1" at byte 68 of the file (SQLite file format, 1.3.10)
HASH_KEY = "content_hash"  # in `about`: the hash of the content that a backup was made of
SCHEMA = 2  # PRAGMA user_version; a migration brings older libraries here

STATEMENTS = (
    'CREATE TABLE about ( "key" VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY '
    '("key") ) WITHOUT ROWID',
    'CREATE TABLE "plan" ( id VARCHAR NOT NULL, created VARCHAR NOT NULL, edited VARCHAR '
    "NOT NULL, editor VARCHAR NOT NULL, revision INTEGER NOT NULL, deleted_at VARCHAR, "
    "PRIMARY KEY (id) ) WITHOUT ROWID",
    'CREATE TABLE node ( "plan" VARCHAR NOT NULL, id VARCHAR NOT NULL, kind VARCHAR NOT '
    "NULL, parent VARCHAR, slot VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY "
    '("plan", id), FOREIGN KEY("plan", parent) REFERENCES node ("plan", id), FOREIGN '
    'KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE ) WITHOUT ROWID',
    "CREATE INDEX node_measures ON node (\"plan\") WHERE kind = 'measure'",
    'CREATE INDEX node_order ON node ("plan", parent, slot, position)',
    'CREATE TABLE field ( "plan" VARCHAR NOT NULL, node VARCHAR NOT NULL, "key" VARCHAR NOT'
    ' NULL, lang VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY ("plan", node, '
    '"key", lang), FOREIGN KEY("plan", node) REFERENCES node ("plan", id) ON DELETE CASCADE'
    " ) WITHOUT ROWID",
    'CREATE TABLE step ( "plan" VARCHAR NOT NULL, number INTEGER NOT NULL, name VARCHAR NOT'
    " NULL, author VARCHAR NOT NULL, at VARCHAR NOT NULL, state VARCHAR NOT NULL, changes "
    'VARCHAR NOT NULL, PRIMARY KEY ("plan", number), FOREIGN KEY("plan") REFERENCES "plan" '
    "(id) ON DELETE CASCADE ) WITHOUT ROWID",
    "CREATE INDEX step_undone ON step (\"plan\", number) WHERE state = 'undone'",
    'CREATE TABLE step_node ( "plan" VARCHAR NOT NULL, node VARCHAR NOT NULL, step INTEGER '
    'NOT NULL, PRIMARY KEY ("plan", node, step), FOREIGN KEY("plan") REFERENCES "plan" (id)'
    " ON DELETE CASCADE ) WITHOUT ROWID",
    'CREATE TABLE version ( id VARCHAR NOT NULL, "plan" VARCHAR NOT NULL, name VARCHAR NOT '
    "NULL, at VARCHAR NOT NULL, author VARCHAR NOT NULL, reason VARCHAR NOT NULL, content "
    'VARCHAR NOT NULL, hash VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY("plan") '
    'REFERENCES "plan" (id) ON DELETE CASCADE )',
    'CREATE INDEX version_order ON version ("plan", at)',
    "CREATE TRIGGER version_is_frozen BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, "
    "'version_is_frozen'); END",
)
