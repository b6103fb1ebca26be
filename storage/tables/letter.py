"""What readers write to the newsroom."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from storage.tables.base import Id, metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import Writing

# What the writer of a letter is yet to be told.
UNTOLD = (
    "(answered_at IS NOT NULL AND answer_told_at IS NULL)"
    " OR (corrected_at IS NOT NULL AND thanked_at IS NULL)"
)

# What readers write to the newsroom.
letters = Table(
    "letters",
    metadata,
    Column("id", Id, primary_key=True),
    # A news.letter.LetterKind.
    Column("kind", String(8), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    # What it is about: the wording that its writer had, and the place that they quote of it.
    Column("article_id", BigInteger),
    Column("revision", Integer),
    Column("quote", Writing()),
    Column("text", Writing(), nullable=False),
    # The update that brought it: one that is redelivered makes no second letter.
    Column("request", String(64), nullable=False, unique=True),
    Column("sent_at", Timestamp, nullable=False),
    Column("answer", Writing()),
    Column("answered_by", BigInteger),
    Column("answered_at", Timestamp),
    Column("answer_told_at", Timestamp),
    Column("closed_at", Timestamp),
    # When the article that it is about was corrected, and its writer thanked for that.
    Column("corrected_at", Timestamp),
    Column("thanked_at", Timestamp),
    Index("ix_letters_writer", "chat_id", "sent_at"),
    Index("ix_letters_article", "article_id"),
    partial_index("ix_letters_open", "id", where="closed_at IS NULL"),
    partial_index("ix_letters_untold", "id", where=UNTOLD),
)

# Readers whose letters nobody wants any more.
muted_writers = Table(
    "muted_writers",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("muted_by", BigInteger, nullable=False),
    Column("muted_at", Timestamp, nullable=False),
)
