"""The first schema, with the nine rubrics of a new newsroom."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RUBRICS = (
    ("politics", "🏛", "Политика", "Палітыка", "Politics"),
    ("economy", "💼", "Экономика", "Эканоміка", "Economy"),
    ("society", "👥", "Общество", "Грамадства", "Society"),
    ("world", "🌍", "В мире", "У свеце", "World"),
    ("regions", "📍", "Регионы", "Рэгіёны", "Regions"),
    ("incidents", "🚨", "Происшествия", "Здарэнні", "Incidents"),
    ("culture", "🎭", "Культура", "Культура", "Culture"),
    ("tech", "🔬", "Наука и технологии", "Навука і тэхналогіі", "Science and technology"),
    ("sport", "⚽", "Спорт", "Спорт", "Sport"),
)


def upgrade() -> None:
    """Create every table, and what a new newsroom starts with."""
    _create_rubrics()
    _create_subscribers()
    _create_rules()
    _create_subscriptions()
    _create_articles()
    _create_article_rules()
    _create_dispatches()
    _create_deliveries()
    _create_editors()
    _create_synonyms()
    _create_conversations()
    _create_updates()
    _create_leases()
    _create_facts()
    _seed()


def _seed() -> None:
    names = ("slug", "emoji", "name_ru", "name_be", "name_en")
    columns = [sa.column(name, sa.String()) for name in names]
    rubrics = sa.table("rubrics", *columns, sa.column("position", sa.Integer()))
    op.bulk_insert(
        rubrics,
        [
            {**dict(zip(names, row, strict=True)), "position": position}
            for position, row in enumerate(RUBRICS, start=1)
        ],
    )
    facts = sa.table("facts", sa.column("name", sa.String()), sa.column("value", sa.Text()))
    op.bulk_insert(facts, [{"name": "sequence", "value": "0"}])


def _create_rubrics() -> None:
    op.create_table(
        "rubrics",
        sa.Column("id", _ID, nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("emoji", sa.String(length=16), nullable=False),
        sa.Column("name_ru", sa.String(length=128), nullable=False),
        sa.Column("name_be", sa.String(length=128), nullable=False),
        sa.Column("name_en", sa.String(length=128), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("published", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rubrics")),
        sa.UniqueConstraint("slug", name=op.f("uq_rubrics_slug")),
    )


def _create_subscribers() -> None:
    op.create_table(
        "subscribers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("timetable", sa.String(length=128), nullable=False),
        sa.Column("next_digest_at", sa.BigInteger(), nullable=True),
        sa.Column("digest_sequence", sa.BigInteger(), nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("inactive_reason", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscribers")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_subscribers_chat_id")),
    )
    op.create_index(
        "ix_subscribers_due",
        "subscribers",
        ["next_digest_at", "id"],
        unique=False,
        sqlite_where=sa.text("next_digest_at IS NOT NULL"),
        postgresql_where=sa.text("next_digest_at IS NOT NULL"),
    )


def _create_rules() -> None:
    op.create_table(
        "rules",
        sa.Column("id", _ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules")),
        sa.UniqueConstraint("text", name=op.f("uq_rules_text")),
    )


def _create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("rubric_id", _ID, nullable=True),
        sa.Column("rule_id", _ID, nullable=True),
        sa.Column("timing", sa.String(length=8), nullable=False),
        sa.Column("muted_until", sa.BigInteger(), nullable=True),
        sa.Column("since_sequence", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(rubric_id IS NULL) <> (rule_id IS NULL)", name=op.f("ck_subscriptions_one_subject")
        ),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["subscribers.id"],
            name=op.f("fk_subscriptions_subscriber_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rubric_id"],
            ["rubrics.id"],
            name=op.f("fk_subscriptions_rubric_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["rules.id"], name=op.f("fk_subscriptions_rule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index(
        "ix_subscriptions_rubric",
        "subscriptions",
        ["rubric_id", "timing", "subscriber_id", "since_sequence", "muted_until"],
        unique=False,
        sqlite_where=sa.text("rubric_id IS NOT NULL"),
        postgresql_where=sa.text("rubric_id IS NOT NULL"),
    )
    op.create_index("ix_subscriptions_subscriber", "subscriptions", ["subscriber_id"], unique=False)
    op.create_index(
        "ux_subscriptions_rubric", "subscriptions", ["rubric_id", "subscriber_id"], unique=True
    )
    op.create_index(
        "ux_subscriptions_rule", "subscriptions", ["rule_id", "subscriber_id"], unique=True
    )


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", _ID, nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("rubric_id", _ID, nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("place", sa.String(length=128), nullable=True),
        sa.Column("published_on_site", sa.BigInteger(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("departs_at", sa.BigInteger(), nullable=True),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), nullable=True),
        sa.Column("breaking", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("report_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("report_message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["rubric_id"], ["rubrics.id"], name=op.f("fk_articles_rubric_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("sequence", name=op.f("uq_articles_sequence")),
    )
    op.create_index(
        "ix_articles_departing",
        "articles",
        ["departs_at"],
        unique=False,
        sqlite_where=sa.text("status = 'departing'"),
        postgresql_where=sa.text("status = 'departing'"),
    )
    op.create_index("ix_articles_fingerprint", "articles", ["fingerprint"], unique=False)
    op.create_index(
        "ix_articles_rubric_sequence", "articles", ["rubric_id", "sequence"], unique=False
    )


def _create_article_rules() -> None:
    op.create_table(
        "article_rules",
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("rule_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_rules_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["rules.id"], name=op.f("fk_article_rules_rule_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "rule_id", name=op.f("pk_article_rules")),
        sqlite_with_rowid=False,
    )


def _create_dispatches() -> None:
    op.create_table(
        "dispatches",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("article_id", _ID, nullable=True),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("complete", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("halted", sa.String(length=64), nullable=True),
        sa.Column("report_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("report_message_id", sa.BigInteger(), nullable=True),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_dispatches_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatches")),
    )
    op.create_index(
        "ix_dispatches_incomplete",
        "dispatches",
        ["id"],
        unique=False,
        sqlite_where=sa.text("NOT complete"),
        postgresql_where=sa.text("NOT complete"),
    )
    op.create_index(
        "ux_dispatches_article",
        "dispatches",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'article'"),
        postgresql_where=sa.text("kind = 'article'"),
    )


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("dispatch_id", _ID, nullable=False),
        sa.Column("subscriber_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("doubts", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("items", sa.Text(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=64), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispatch_id"],
            ["dispatches.id"],
            name=op.f("fk_deliveries_dispatch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("dispatch_id", "subscriber_id", "part", name=op.f("pk_deliveries")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_deliveries_held_back",
        "deliveries",
        ["subscriber_id"],
        unique=False,
        sqlite_where=sa.text("state = 4 AND (reason = 'expired' OR reason = 'paused')"),
        postgresql_where=sa.text("state = 4 AND (reason = 'expired' OR reason = 'paused')"),
    )
    op.create_index(
        "ix_deliveries_leased",
        "deliveries",
        ["dispatch_id"],
        unique=False,
        sqlite_where=sa.text("state = 1"),
        postgresql_where=sa.text("state = 1"),
    )
    op.create_index(
        "ix_deliveries_pending",
        "deliveries",
        ["lane", "not_before", "dispatch_id", "subscriber_id", "part"],
        unique=False,
        sqlite_where=sa.text("state = 0"),
        postgresql_where=sa.text("state = 0"),
    )


def _create_editors() -> None:
    op.create_table(
        "editors",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_editors")),
    )


def _create_synonyms() -> None:
    op.create_table(
        "synonyms",
        sa.Column("id", _ID, nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonyms")),
    )


def _create_conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=True),
        sa.Column("data", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_conversations")),
    )


def _create_updates() -> None:
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_updates")),
    )
    op.create_index(
        "ix_updates_unhandled",
        "updates",
        ["update_id"],
        unique=False,
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )


def _create_leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )


def _create_facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )
