"""Updates of Telegram, and what is put together of several: albums, conversations."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from storage.tables.base import metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import Writing

# What an editor is in the middle of composing.
conversations = Table(
    "conversations",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("state", String(64)),
    Column("data", Writing(), nullable=False, server_default=text("'{}'")),
    PrimaryKeyConstraint("chat_id", "user_id"),
)

# Albums, which Telegram hands over as a message a file and never says that they are whole.
albums = Table(
    "albums",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("group_id", String(64), nullable=False),
    # That of its first message: it names the album where it is handled as one update.
    Column("update_id", BigInteger, nullable=False),
    Column("begun_at", Timestamp, nullable=False),
    # When it counts as whole; NULL once it has been handed over to be handled.
    Column("closes_at", Timestamp),
    # When it was handled: what comes later is late.
    Column("taken_at", Timestamp),
    PrimaryKeyConstraint("chat_id", "group_id"),
    partial_index("ix_albums_closing", "closes_at", where="closes_at IS NOT NULL"),
    sqlite_with_rowid=False,
)

album_messages = Table(
    "album_messages",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("group_id", String(64), nullable=False),
    Column("message_id", BigInteger, nullable=False),
    # The message as JSON.
    Column("payload", Text, nullable=False),
    PrimaryKeyConstraint("chat_id", "group_id", "message_id"),
    ForeignKeyConstraint(
        ["chat_id", "group_id"], ["albums.chat_id", "albums.group_id"], ondelete="CASCADE"
    ),
)

# Updates that Telegram may forget, because we keep them.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
    Column("received_at", Timestamp, nullable=False),
    Column("handled_at", Timestamp),
    # The chat whose order it keeps; none when it need not keep any.
    Column("lane", BigInteger),
    # The run of the program that is to handle it, and since when. Its renewals are in ``facts``.
    Column("holder", String(32)),
    Column("held_at", Timestamp),
    # How often its handling was begun.
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    # Never to be handled: it ended the process, or ran past its time, twice.
    Column("set_aside", Boolean, nullable=False, server_default=text("false")),
    partial_index("ix_updates_unhandled", "update_id", where="handled_at IS NULL"),
    # What may be forgotten, oldest first: those set aside are kept for longer.
    partial_index("ix_updates_handled", "set_aside", "handled_at", where="handled_at IS NOT NULL"),
)
