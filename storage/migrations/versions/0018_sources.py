"""Sources: feeds and channels that articles come from, the HTTP API, webhooks, feeds of ours."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

# As SQLite numbers rows.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Build it, a topic at a time."""
    _sources()
    _reviewing()
    _programs()
    _webhooks()
    _feeds()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("title", sa.String(128), nullable=False),
        sa.Column("rubric_id", _ID),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("condition", sa.String(16), server_default=sa.text("'new'"), nullable=False),
        sa.Column("condition_since", sa.BigInteger()),
        sa.Column("told", sa.String(16)),
        sa.Column("zone", sa.String(64)),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("next_look_at", sa.BigInteger()),
        sa.Column("held_until", sa.BigInteger()),
        sa.Column("looked_at", sa.BigInteger()),
        sa.Column("last_item_at", sa.BigInteger()),
        sa.Column("pace", sa.Integer()),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("failing_since", sa.BigInteger()),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("ttl", sa.Integer()),
        sa.Column("skip_hours", sa.String(64)),
        sa.Column("skip_days", sa.String(16)),
        sa.Column("moved_to", sa.Text()),
        sa.Column("moves", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("moved_since", sa.BigInteger()),
        sa.Column("by_link", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["rubric_id"], ["rubrics.id"], name=op.f("fk_sources_rubric_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_index(
        "ix_sources_due",
        "sources",
        ["next_look_at"],
        sqlite_where=sa.text("next_look_at IS NOT NULL"),
        postgresql_where=sa.text("next_look_at IS NOT NULL"),
    )
    op.create_index("ux_sources_chat", "sources", ["chat_id"], unique=True)
    op.create_table(
        "source_items",
        sa.Column("id", _ID, nullable=False),
        sa.Column("source_id", _ID, nullable=False),
        sa.Column("guid", sa.String(32)),
        sa.Column("link", sa.String(32)),
        sa.Column("heading", sa.String(32)),
        sa.Column("content", sa.String(32), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("article_id", _ID),
        sa.Column("dated_at", sa.BigInteger()),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("last_seen_at", sa.BigInteger(), nullable=False),
        sa.Column("fetch_at", sa.BigInteger()),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("draft", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_source_items_article_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_source_items_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_items")),
    )
    op.create_index("ix_source_items_article", "source_items", ["article_id"])
    op.create_index(
        "ix_source_items_fetching",
        "source_items",
        ["fetch_at"],
        sqlite_where=sa.text("fetch_at IS NOT NULL"),
        postgresql_where=sa.text("fetch_at IS NOT NULL"),
    )
    op.create_index("ix_source_items_guid", "source_items", ["source_id", "guid"])
    op.create_index("ix_source_items_heading", "source_items", ["source_id", "heading"])
    op.create_index("ix_source_items_link", "source_items", ["link", "source_id"])
    op.create_index("ix_source_items_seen", "source_items", ["source_id", "seen_at"])
    op.create_table(
        "source_categories",
        sa.Column("source_id", _ID, nullable=False),
        sa.Column("category", sa.String(128), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("rubric_id", _ID),
        sa.Column("chosen", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("items", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["rubric_id"],
            ["rubrics.id"],
            name=op.f("fk_source_categories_rubric_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_source_categories_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source_id", "category", name=op.f("pk_source_categories")),
        sqlite_with_rowid=False,
    )


def _reviewing() -> None:
    op.create_table(
        "suggestions",
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("source_id", _ID, nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_suggestions_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_suggestions_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_suggestions")),
    )
    op.create_table(
        "inboxes",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wanted", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("rang_at", sa.BigInteger()),
        sa.Column("newest", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("articles", sa.Text()),
        sa.Column("opened", sa.BigInteger()),
        sa.Column("stale_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_inboxes")),
    )
    op.create_index(
        "ix_inboxes_stale",
        "inboxes",
        ["stale_at"],
        sqlite_where=sa.text("stale_at IS NOT NULL"),
        postgresql_where=sa.text("stale_at IS NOT NULL"),
    )


def _programs() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger()),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_tokens_hash")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("token_id", _ID, nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.String(32)),
        sa.Column("held_until", sa.BigInteger()),
        sa.Column("article_id", sa.BigInteger()),
        sa.Column("status", sa.SmallInteger()),
        sa.Column("headers", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.ForeignKeyConstraint(
            ["token_id"],
            ["tokens.id"],
            name=op.f("fk_idempotency_keys_token_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_id", "key", name=op.f("pk_idempotency_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_idempotency_keys_begun", "idempotency_keys", ["begun_at"])
    op.create_table(
        "external_articles",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("external_id", sa.String(255), nullable=False),
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_external_articles_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source", "external_id", name=op.f("pk_external_articles")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_external_articles_article", "external_articles", ["article_id"])


def _webhooks() -> None:
    op.create_table(
        "webhooks",
        sa.Column("id", _ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(128), nullable=False),
        sa.Column("events", sa.String(128)),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhooks")),
    )
    op.create_table(
        "webhook_posts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("webhook_id", _ID, nullable=False),
        sa.Column("event", sa.String(24), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("next_try_at", sa.BigInteger()),
        sa.Column("held_until", sa.BigInteger()),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("taken_at", sa.BigInteger()),
        sa.Column("outcome", sa.String(256)),
        sa.ForeignKeyConstraint(
            ["webhook_id"],
            ["webhooks.id"],
            name=op.f("fk_webhook_posts_webhook_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_posts")),
    )
    op.create_index(
        "ix_webhook_posts_due",
        "webhook_posts",
        ["next_try_at"],
        sqlite_where=sa.text("next_try_at IS NOT NULL"),
        postgresql_where=sa.text("next_try_at IS NOT NULL"),
    )
    op.create_index("ix_webhook_posts_webhook", "webhook_posts", ["webhook_id", "id"])


def _feeds() -> None:
    op.create_table(
        "feed_links",
        sa.Column("id", _ID, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("rubric_id", _ID),
        sa.Column("query", sa.Text()),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["rubric_id"], ["rubrics.id"], name=op.f("fk_feed_links_rubric_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_links")),
        sa.UniqueConstraint("hash", name=op.f("uq_feed_links_hash")),
    )
    op.create_index("ix_feed_links_chat", "feed_links", ["chat_id"])
