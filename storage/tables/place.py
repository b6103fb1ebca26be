"""Groups, topics and channels."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

from storage.tables.base import metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import ShortWriting

# Groups and channels as Telegram last described them. Their subscribers are rows of their own: one
# for the chat itself, one for each topic that follows something.
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    # As Telegram says it: group, supergroup, channel.
    Column("type", String(12), nullable=False),
    Column("title", ShortWriting(128), nullable=False),
    Column("username", String(32)),
    Column("is_forum", Boolean, nullable=False, server_default=text("false")),
    # What the bot is there, and the bits of news.place.Right that it has.
    Column("standing", String(16), nullable=False),
    Column("rights", Integer, nullable=False, server_default=text("0")),
    # When Telegram last told that, and when it is to be asked again; NULL for never.
    Column("asked_at", Timestamp, nullable=False),
    Column("ask_at", Timestamp),
    # Who set the place up, and when; and since when the bot is out of it.
    Column("set_up_by", BigInteger),
    Column("set_up_at", Timestamp),
    Column("left_at", Timestamp),
    # The id it had before it became a supergroup: what was written by then cannot be edited.
    Column("moved_from", BigInteger),
    Column("moved_at", Timestamp),
    partial_index("ix_chats_ask", "ask_at", "chat_id", where="ask_at IS NOT NULL"),
)

# Topics of forums, as far as somebody has said something in them: bots cannot list them.
topics = Table(
    "topics",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("title", ShortWriting(128), nullable=False),
    # Since when nothing can be written there.
    Column("closed_at", Timestamp),
    PrimaryKeyConstraint("chat_id", "thread_id"),
)

# Who looks after which chat: asked of Telegram at every change, and once a day.
place_managers = Table(
    "place_managers",
    metadata,
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    # Whether they may, as Telegram said at that moment.
    Column("may", Boolean, nullable=False),
    Column("asked_at", Timestamp, nullable=False),
    PrimaryKeyConstraint("user_id", "chat_id"),
    Index("ix_place_managers_chat", "chat_id"),
)

# A place that somebody is about to add, from the button in the private chat on.
set_ups = Table(
    "set_ups",
    metadata,
    Column("nonce", String(32), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    # In which way: see newsroom.setting_up.
    Column("kind", String(8), nullable=False),
    Column("begun_at", Timestamp, nullable=False),
    Index("ix_set_ups_user", "user_id", "begun_at"),
)
