"""The HTTP API: its keys, webhooks, articles of other programs; and feeds."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from storage.tables.base import Id, metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import ShortWriting, Writing

# Keys of the HTTP API.
tokens = Table(
    "tokens",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", ShortWriting(64), nullable=False),
    # SHA-256, in hexadecimal digits.
    Column("hash", String(64), nullable=False, unique=True),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", Timestamp, nullable=False),
    Column("used_at", Timestamp),
    Column("removed_at", Timestamp),
)

# Requests that came with an Idempotency-Key, and what they were answered.
idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("token_id", ForeignKey("tokens.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(255), nullable=False),
    # SHA-256 of the method, the path and the body.
    Column("request", String(64), nullable=False),
    Column("begun_at", Timestamp, nullable=False),
    # The run of the program that answers it, and until when nobody else does.
    Column("holder", String(32)),
    Column("held_until", Timestamp),
    # The article that it has made.
    Column("article_id", BigInteger),
    # The answer; NULL while it is under way.
    Column("status", SmallInteger),
    Column("headers", Text),
    Column("body", Text),
    PrimaryKeyConstraint("token_id", "key"),
    Index("ix_idempotency_keys_begun", "begun_at"),
    sqlite_with_rowid=False,
)

# Articles that another program knows by an id of its own.
external_articles = Table(
    "external_articles",
    metadata,
    Column("source", String(64), nullable=False),
    Column("external_id", String(255), nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    # A hash of what was last put there: another one is an edit.
    Column("content", String(64), nullable=False),
    PrimaryKeyConstraint("source", "external_id"),
    Index("ix_external_articles_article", "article_id"),
    sqlite_with_rowid=False,
)

# Who is told what becomes of articles.
webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("url", Text, nullable=False),
    # What its posts are signed with: it has to be known to be used.
    Column("secret", String(128), nullable=False),
    # The news.webhook.Event it wants, parted by spaces; NULL wants all there will ever be.
    Column("events", String(128)),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", Timestamp, nullable=False),
    Column("removed_at", Timestamp),
)

webhook_posts = Table(
    "webhook_posts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("webhook_id", ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    # A news.webhook.Event, and the wording that it is about.
    Column("event", String(24), nullable=False),
    Column("article_id", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made_at", Timestamp, nullable=False),
    # Since when it waits to be posted: since it was made, or somebody wanted it again.
    Column("queued_at", Timestamp, nullable=False),
    # When it is posted next; NULL once it was taken, or given up.
    Column("next_try_at", Timestamp),
    Column("held_until", Timestamp),
    Column("tries", SmallInteger, nullable=False, server_default=text("0")),
    Column("taken_at", Timestamp),
    # What the last try came to, in words.
    Column("outcome", ShortWriting(256)),
    Index("ix_webhook_posts_webhook", "webhook_id", "id"),
    partial_index("ix_webhook_posts_due", "next_try_at", where="next_try_at IS NOT NULL"),
)

# Addresses under which a rubric's or a search's articles can be read as a feed.
feed_links = Table(
    "feed_links",
    metadata,
    Column("id", Id, primary_key=True),
    # SHA-256 of the secret part of the address, in hexadecimal digits.
    Column("hash", String(64), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="CASCADE")),
    # The search, as it was typed.
    Column("query", Writing()),
    Column("language", String(2), nullable=False),
    Column("added_at", Timestamp, nullable=False),
    Column("revoked_at", Timestamp),
    Index("ix_feed_links_chat", "chat_id"),
)
