"""The newsroom: who may do what and did, richer articles, plans, approvals, letters, figures."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

# As SQLite numbers rows.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Build it, a topic at a time."""
    _articles()
    _rubrics()
    _schedule()
    _editors()
    _deeds()
    _approvals()
    _drafts()
    _lists()
    _progress()
    _letters()
    _figures()
    _albums()


def _articles() -> None:
    for table in ("articles", "article_versions"):
        op.add_column(table, sa.Column("lead", sa.Text()))
        op.add_column(table, sa.Column("tags", sa.Text()))
        op.add_column(table, sa.Column("more_rubrics", sa.Text()))
        op.add_column(table, sa.Column("more_photos", sa.Text()))
        op.add_column(table, sa.Column("origin", sa.String(128)))
        op.add_column(table, sa.Column("quoted_id", sa.BigInteger()))
    op.create_table(
        "article_rubrics",
        sa.Column("rubric_id", _ID, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("article_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["rubric_id"],
            ["rubrics.id"],
            name=op.f("fk_article_rubrics_rubric_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_rubrics_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("rubric_id", "sequence", name=op.f("pk_article_rubrics")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_rubrics_article", "article_rubrics", ["article_id"])


def _rubrics() -> None:
    op.add_column("rubrics", sa.Column("merged_into", sa.BigInteger()))
    op.add_column("rubrics", sa.Column("merged_at", sa.BigInteger()))


def _schedule() -> None:
    op.add_column("articles", sa.Column("embargo_until", sa.BigInteger()))
    leaves = sa.text("status = 'departing' OR status = 'scheduled'")
    op.drop_index("ix_articles_departing", "articles")
    op.create_index(
        "ix_articles_departing",
        "articles",
        ["departs_at"],
        sqlite_where=leaves,
        postgresql_where=leaves,
    )


def _editors() -> None:
    op.add_column(
        "editors",
        sa.Column("role", sa.String(8), nullable=False, server_default=sa.text("'editor'")),
    )
    op.add_column("editors", sa.Column("name", sa.String(128)))
    op.execute("UPDATE editors SET role = 'owner' WHERE owner")
    op.drop_column("editors", "owner")
    op.add_column("subscribers", sa.Column("username", sa.String(32)))
    known = sa.text("username IS NOT NULL")
    op.create_index(
        "ix_subscribers_username",
        "subscribers",
        ["username"],
        sqlite_where=known,
        postgresql_where=known,
    )


def _deeds() -> None:
    op.create_table(
        "deeds",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger()),
        sa.Column("about", sa.String(256)),
        sa.Column("done_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deeds")),
    )
    op.create_index("ix_deeds_article", "deeds", ["article_id", "id"])
    op.create_index("ix_deeds_person", "deeds", ["person_id", "id"])


def _approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("wish", sa.String(16), nullable=False),
        sa.Column("departs_at", sa.BigInteger()),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("agreed_by", sa.BigInteger()),
        sa.Column("agreed_at", sa.BigInteger()),
        sa.Column("report_chat_id", sa.BigInteger()),
        sa.Column("report_message_id", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_approvals_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_approvals")),
    )
    waits = sa.text("agreed_at IS NULL")
    op.create_index(
        "ix_approvals_waiting",
        "approvals",
        ["article_id"],
        sqlite_where=waits,
        postgresql_where=waits,
    )


def _drafts() -> None:
    op.create_table(
        "attendances",
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_attendances_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "person_id", name=op.f("pk_attendances")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attendances_seen", "attendances", ["seen_at"])
    op.add_column("article_messages", sa.Column("stale_at", sa.BigInteger()))
    is_stale = sa.text("stale_at IS NOT NULL")
    op.create_index(
        "ix_article_messages_stale",
        "article_messages",
        ["stale_at"],
        sqlite_where=is_stale,
        postgresql_where=is_stale,
    )


def _lists() -> None:
    for name, columns, condition in (
        ("ix_articles_drafts", ["id"], "status = 'draft'"),
        ("ix_articles_withdrawn", ["sequence"], "status = 'withdrawn'"),
        ("ix_articles_author", ["author_id", "id"], "status <> 'cancelled'"),
    ):
        only = sa.text(condition)
        op.create_index(name, "articles", columns, sqlite_where=only, postgresql_where=only)


def _progress() -> None:
    op.add_column("dispatches", sa.Column("report_due_at", sa.BigInteger()))
    op.execute(
        "UPDATE dispatches SET report_due_at = COALESCE(reported_at, created_at) "
        "WHERE report_message_id IS NOT NULL"
    )
    op.drop_index("ix_dispatches_reporting", "dispatches")
    op.drop_column("dispatches", "reported_at")
    is_due = sa.text("report_due_at IS NOT NULL")
    op.create_index(
        "ix_dispatches_reporting",
        "dispatches",
        ["report_due_at"],
        sqlite_where=is_due,
        postgresql_where=is_due,
    )
    is_shown = sa.text("report_message_id IS NOT NULL")
    op.create_index(
        "ix_dispatches_shown",
        "dispatches",
        ["report_chat_id", "report_message_id"],
        sqlite_where=is_shown,
        postgresql_where=is_shown,
    )


def _letters() -> None:
    op.add_column("subscribers", sa.Column("letter_about", sa.BigInteger()))
    op.add_column("subscribers", sa.Column("letter_since", sa.BigInteger()))
    op.create_table(
        "letters",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger()),
        sa.Column("revision", sa.Integer()),
        sa.Column("quote", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("answered_by", sa.BigInteger()),
        sa.Column("answered_at", sa.BigInteger()),
        sa.Column("answer_told_at", sa.BigInteger()),
        sa.Column("closed_at", sa.BigInteger()),
        sa.Column("corrected_at", sa.BigInteger()),
        sa.Column("thanked_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("request", name=op.f("uq_letters_request")),
    )
    op.create_index("ix_letters_writer", "letters", ["chat_id", "sent_at"])
    op.create_index("ix_letters_article", "letters", ["article_id"])
    is_open = sa.text("closed_at IS NULL")
    op.create_index(
        "ix_letters_open", "letters", ["id"], sqlite_where=is_open, postgresql_where=is_open
    )
    untold = sa.text(
        "(answered_at IS NOT NULL AND answer_told_at IS NULL)"
        " OR (corrected_at IS NOT NULL AND thanked_at IS NULL)"
    )
    op.create_index(
        "ix_letters_untold", "letters", ["id"], sqlite_where=untold, postgresql_where=untold
    )
    op.create_table(
        "muted_writers",
        sa.Column("chat_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("muted_by", sa.BigInteger(), nullable=False),
        sa.Column("muted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_muted_writers")),
    )


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("name", sa.String(24), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("subject", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", "hour", "subject", name=op.f("pk_figures")),
        sqlite_with_rowid=False,
    )
    followers = sa.text("name = 'followers'")
    op.create_index(
        "ix_figures_followers",
        "figures",
        ["name", "number", "subject"],
        sqlite_where=followers,
        postgresql_where=followers,
    )
    op.create_table(
        "figure_changes",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(24), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("subject", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_changes")),
    )
    for name, subject in (("in rubric", "rubric_id"), ("followers", "rule_id")):
        op.execute(
            "INSERT INTO figures (name, hour, subject, number)"  # noqa: S608 - constants
            f" SELECT '{name}', 0, {subject}, count(*) FROM subscriptions"
            f" WHERE {subject} IS NOT NULL GROUP BY {subject}"
        )
    op.execute(
        "INSERT INTO figures (name, hour, subject, number)"
        " SELECT 'in language', 0,"
        " CASE language WHEN 'ru' THEN 1 WHEN 'be' THEN 2 ELSE 3 END, count(*)"
        " FROM subscriptions JOIN subscribers ON subscribers.id = subscriber_id GROUP BY 3"
    )


def _albums() -> None:
    """What was kept of albums until now matters for seconds only."""
    op.drop_table("albums")
    op.create_table(
        "albums",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.String(64), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger()),
        sa.Column("taken_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("chat_id", "group_id", name=op.f("pk_albums")),
        sqlite_with_rowid=False,
    )
    closes = sa.text("closes_at IS NOT NULL")
    op.create_index(
        "ix_albums_closing",
        "albums",
        ["closes_at"],
        sqlite_where=closes,
        postgresql_where=closes,
    )
    op.create_table(
        "album_messages",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.String(64), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id", "group_id"],
            ["albums.chat_id", "albums.group_id"],
            name=op.f("fk_album_messages_chat_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "chat_id", "group_id", "message_id", name=op.f("pk_album_messages")
        ),
    )
    op.add_column("article_messages", sa.Column("file_id", sa.Text()))
