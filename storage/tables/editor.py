"""Who works in the newsroom, and what they do there."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

from storage.tables.base import Id, metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import ShortWriting

editors = Table(
    "editors",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    # A news.role.Role.
    Column("role", String(8), nullable=False, server_default=text("'editor'")),
    # As they call themselves, for colleagues to see.
    Column("name", ShortWriting(128)),
    Column("added_at", Timestamp, nullable=False),
)

# Who did what, for ever.
deeds = Table(
    "deeds",
    metadata,
    Column("id", Id, primary_key=True),
    # A news.deed.DeedKind.
    Column("kind", String(32), nullable=False),
    Column("person_id", BigInteger, nullable=False),
    # No foreign key: it is remembered of an article that is no more.
    Column("article_id", BigInteger),
    # What else it was done to: a rubric's name, an editor's id, a setting.
    Column("about", ShortWriting(256)),
    Column("done_at", Timestamp, nullable=False),
    Index("ix_deeds_article", "article_id", "id"),
    Index("ix_deeds_person", "person_id", "id"),
)

# What one editor wants to do with a draft, and another has to agree to.
approvals = Table(
    "approvals",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # Only this wording is agreed to.
    Column("revision", Integer, nullable=False),
    # A news.approval.Wish.
    Column("wish", String(16), nullable=False),
    Column("departs_at", Timestamp),
    Column("asked_by", BigInteger, nullable=False),
    Column("asked_at", Timestamp, nullable=False),
    Column("agreed_by", BigInteger),
    Column("agreed_at", Timestamp),
    # The card of whoever asked.
    Column("report_chat_id", BigInteger),
    Column("report_message_id", BigInteger),
    partial_index("ix_approvals_waiting", "article_id", where="agreed_at IS NULL"),
)

# Who is at work on which article, since when they last did something to it.
attendances = Table(
    "attendances",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("seen_at", Timestamp, nullable=False),
    # The wording that they had before them then.
    Column("revision", Integer, nullable=False),
    # Whether colleagues are still told that they are at work on it.
    Column("present", Boolean, nullable=False, server_default=text("true")),
    PrimaryKeyConstraint("article_id", "person_id"),
    Index("ix_attendances_seen", "seen_at"),
    sqlite_with_rowid=False,
)
