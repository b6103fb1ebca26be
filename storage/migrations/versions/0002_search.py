"""The archive's full-text index, by each engine's own means."""

from alembic import op

revision = "0002"
down_revision = "0001"

# A class is a set of keys that some word has; FTS5 can keep but one token at a place.
_SQLITE = (
    """
    CREATE VIRTUAL TABLE search
    USING fts5(words, forms, content='', columnsize=0, tokenize='ascii')
    """,
    "CREATE TABLE search_classes (id INTEGER PRIMARY KEY, keys TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE search_keys (
        key TEXT NOT NULL, class_id INTEGER NOT NULL, PRIMARY KEY (key, class_id)
    ) WITHOUT ROWID
    """,
)
_POSTGRESQL = (
    "CREATE TABLE search (sequence BIGINT PRIMARY KEY, keys TSVECTOR NOT NULL)",
    "CREATE INDEX search_keys ON search USING gin (keys) WITH (fastupdate = off)",
)


def upgrade() -> None:
    """Create the index, empty."""
    engine = op.get_bind().dialect.name
    for statement in _SQLITE if engine == "sqlite" else _POSTGRESQL:
        op.execute(statement)
