"""The reader's silence, attention and data: quiet hours, limits, stories, what is saved."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

# As SQLite numbers rows.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_HELD_BACK = (
    "state = 4 AND (reason = 'expired' OR reason = 'paused' OR reason = 'quiet'"
    " OR reason = 'limited' OR reason = 'by digest')"
)
_AWAY = "away_since IS NOT NULL AND inactive_reason IS NULL"
_FALSE = sa.text("false")
_MONTH_OF_DAYS, _DAY_OF_SECONDS = 30, 86_400


def upgrade() -> None:
    """Build it, a topic at a time."""
    _silence()
    _stories()
    _keeping()
    _campaigns()


def _silence() -> None:
    for column in (
        sa.Column("quiet", sa.String(24)),
        sa.Column("daily_limit", sa.SmallInteger()),
        sa.Column("instants_day", sa.Integer()),
        sa.Column("instants", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("digests_upto", sa.BigInteger()),
        sa.Column("catch_up_at", sa.BigInteger()),
        sa.Column("follows_changed_at", sa.BigInteger()),
        sa.Column("has_silent", sa.Boolean(), server_default=_FALSE, nullable=False),
        sa.Column("plain", sa.Boolean(), server_default=_FALSE, nullable=False),
        sa.Column("news_languages", sa.String(8)),
        sa.Column("away_since", sa.BigInteger()),
        sa.Column("seen_at", sa.BigInteger()),
        sa.Column("checked_up_at", sa.BigInteger()),
        sa.Column("campaign_id", sa.BigInteger()),
        sa.Column("closed_at", sa.BigInteger()),
    ):
        op.add_column("subscribers", column)
    _let_check_ups_begin()
    op.create_index(
        "ix_subscribers_catching_up",
        "subscribers",
        ["catch_up_at", "id"],
        sqlite_where=sa.text("catch_up_at IS NOT NULL"),
        postgresql_where=sa.text("catch_up_at IS NOT NULL"),
    )
    op.create_index("ix_subscribers_checked_up", "subscribers", ["checked_up_at", "id"])
    op.create_index(
        "ix_subscribers_away",
        "subscribers",
        ["paused_until", "id"],
        sqlite_where=sa.text(_AWAY),
        postgresql_where=sa.text(_AWAY),
    )
    op.add_column(
        "subscriptions", sa.Column("silent", sa.Boolean(), server_default=_FALSE, nullable=False)
    )
    op.add_column("dispatches", sa.Column("occasion", sa.String(8)))
    op.add_column(
        "deliveries", sa.Column("silent", sa.Boolean(), server_default=_FALSE, nullable=False)
    )
    op.drop_index("ix_deliveries_held_back", table_name="deliveries")
    op.create_index(
        "ix_deliveries_held_back",
        "deliveries",
        ["subscriber_id"],
        sqlite_where=sa.text(_HELD_BACK),
        postgresql_where=sa.text(_HELD_BACK),
    )


def _let_check_ups_begin() -> None:
    """Over the next thirty days, and nobody's on the day of the upgrade."""
    now = "CAST(strftime('%s', 'now') AS INTEGER)"
    if op.get_bind().dialect.name == "postgresql":
        now = "CAST(extract(epoch FROM now()) AS BIGINT)"
    seconds = f"{now} - id % {_MONTH_OF_DAYS} * {_DAY_OF_SECONDS}"
    op.execute(f"UPDATE subscribers SET checked_up_at = 1000 * ({seconds})")  # noqa: S608 - ours


def _stories() -> None:
    op.add_column("articles", sa.Column("story_id", sa.BigInteger()))
    op.add_column("articles", sa.Column("updates_id", sa.BigInteger()))
    op.create_index(
        "ix_articles_story",
        "articles",
        ["story_id", "sequence"],
        sqlite_where=sa.text("story_id IS NOT NULL"),
        postgresql_where=sa.text("story_id IS NOT NULL"),
    )
    op.create_table(
        "story_followers",
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("followed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["subscribers.id"],
            name=op.f("fk_story_followers_subscriber_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("story_id", "subscriber_id", name=op.f("pk_story_followers")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_followers_subscriber", "story_followers", ["subscriber_id"])


def _keeping() -> None:
    op.create_table(
        "saved_articles",
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["subscribers.id"],
            name=op.f("fk_saved_articles_subscriber_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subscriber_id", "article_id", name=op.f("pk_saved_articles")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_saved_articles_newest", "saved_articles", ["subscriber_id", "saved_at", "article_id"]
    )


def _campaigns() -> None:
    op.create_index(
        "ix_subscribers_campaign",
        "subscribers",
        ["campaign_id"],
        sqlite_where=sa.text("campaign_id IS NOT NULL"),
        postgresql_where=sa.text("campaign_id IS NOT NULL"),
    )
    op.create_table(
        "campaigns",
        sa.Column("id", _ID, nullable=False),
        sa.Column("slug", sa.String(32), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("target", sa.String(64)),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sa.UniqueConstraint("slug", name=op.f("uq_campaigns_slug")),
    )
