"""Revisions, every wording, outdated copies, and counts that are kept while settling.

Subscribers become places; the reasons of deliveries become codes, apart from Telegram's words.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

# As SQLite numbers rows.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SENT, _UNKNOWN = 2, 3
_LEFT = (0, 1)
_MADE = 0
_DAY = 86_400_000
_WAITS = "(state = 0 OR state = 6)"
_MOST_DIGITS = 18
# Reasons that were codes already, and those that have another name now.
_CODES = (
    *("blocked", "deactivated", "never started", "kicked", "not found", "no rights"),
    *("unreadable", "restored", "withdrawn", "expired", "paused", "digested"),
)
_IS_PLAIN = "(state IN (0, 1) AND reason = 'plain')"
_WITH_PHOTO = (
    "SELECT dispatches.id FROM dispatches JOIN articles ON articles.id = dispatches.article_id "
    "WHERE dispatches.kind = 'article' AND articles.photo IS NOT NULL"
)
_deliveries = sa.table(
    "deliveries",
    sa.column("dispatch_id", sa.BigInteger),
    sa.column("items", sa.Text),
)
_dispatches = sa.table("dispatches", sa.column("id", sa.BigInteger), sa.column("kind", sa.String))


def upgrade() -> None:
    """Give the outbox its shape; what it holds stays what it was."""
    _make_places()
    _keep_wordings()
    _let_dispatches_amend()
    _give_deliveries_revisions()
    _count()
    _count_readers()
    op.create_index("ix_article_rules_rule", "article_rules", ["rule_id"])


def _make_places() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.add_column(
            "subscribers",
            sa.Column("kind", sa.String(8), server_default=sa.text("'person'"), nullable=False),
        )
        op.add_column(
            "subscribers",
            sa.Column("thread_id", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        )
        op.drop_constraint("uq_subscribers_chat_id", "subscribers", type_="unique")
        op.create_unique_constraint(
            "uq_subscribers_chat_id_thread_id", "subscribers", ["chat_id", "thread_id"]
        )
    else:
        _rebuild_subscribers()
    op.execute("UPDATE subscribers SET kind = 'group' WHERE chat_id < 0")


def _rebuild_subscribers() -> None:
    """SQLite cannot drop a constraint: https://www.sqlite.org/lang_altertable.html#otheralter."""
    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(8), server_default=sa.text("'person'"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("zone", sa.String(64)),
        sa.Column("timetable", sa.String(128), nullable=False),
        sa.Column("next_digest_at", sa.BigInteger()),
        sa.Column("digest_sequence", sa.BigInteger(), nullable=False),
        sa.Column(
            "digest_failures", sa.SmallInteger(), server_default=sa.text("0"), nullable=False
        ),
        sa.Column("paused_until", sa.BigInteger()),
        sa.Column("inactive_reason", sa.String(32)),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscribers")),
        sa.UniqueConstraint("chat_id", "thread_id", name=op.f("uq_subscribers_chat_id_thread_id")),
    )
    kept = (
        "id, chat_id, language, zone, timetable, next_digest_at, digest_sequence, "
        "digest_failures, paused_until, inactive_reason, created_at"
    )
    op.execute(f"INSERT INTO places ({kept}) SELECT {kept} FROM subscribers")  # noqa: S608
    op.drop_table("subscribers")
    op.rename_table("places", "subscribers")
    op.create_index(
        "ix_subscribers_due",
        "subscribers",
        ["next_digest_at", "id"],
        sqlite_where=sa.text("next_digest_at IS NOT NULL"),
    )


def _keep_wordings() -> None:
    for name in ("revision", "headline_revision"):
        op.add_column(
            "articles", sa.Column(name, sa.Integer(), server_default=sa.text("1"), nullable=False)
        )
    op.create_table(
        "article_versions",
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(16), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("formatting", sa.Text()),
        sa.Column("place", sa.String(128)),
        sa.Column("published_on_site", sa.BigInteger()),
        sa.Column("source_url", sa.Text()),
        sa.Column("photo", sa.Text()),
        sa.Column("editor_id", sa.BigInteger(), nullable=False),
        sa.Column("request", sa.String(64)),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_versions_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "revision", name=op.f("pk_article_versions")),
    )
    wording = "headline, body, formatting, place, published_on_site, source_url, photo"
    op.execute(
        "INSERT INTO article_versions "  # noqa: S608 - one constant
        f"(article_id, revision, change, editor_id, created_at, {wording}) "
        f"SELECT id, 1, 'draft', author_id, created_at, {wording} FROM articles"
    )
    op.create_table(
        "article_messages",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("part", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("formatting", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_messages_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_article_messages")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_messages_article", "article_messages", ["article_id"])


def _let_dispatches_amend() -> None:
    op.add_column("dispatches", sa.Column("revision", sa.Integer()))
    op.add_column(
        "dispatches",
        sa.Column("copies", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
    )
    op.create_index("ix_dispatches_of_article", "dispatches", ["article_id"])
    op.create_index(
        "ix_dispatches_reporting",
        "dispatches",
        ["id"],
        sqlite_where=sa.text("report_message_id IS NOT NULL"),
        postgresql_where=sa.text("report_message_id IS NOT NULL"),
    )


def _give_deliveries_revisions() -> None:
    for column in (
        sa.Column("form", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("photo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("revision", sa.Integer()),
        sa.Column("reply_to", sa.BigInteger()),
        sa.Column("words", sa.String(256)),
    ):
        op.add_column("deliveries", column)
    op.drop_index("ix_deliveries_pending", "deliveries")
    op.create_index(
        "ix_deliveries_waiting",
        "deliveries",
        ["lane", "not_before", "dispatch_id", "subscriber_id", "part"],
        sqlite_where=sa.text(_WAITS),
        postgresql_where=sa.text(_WAITS),
    )
    op.execute(_say_it_anew())


def _say_it_anew() -> str:
    """All in one statement: PostgreSQL writes a row anew with each that touches it."""
    known = ", ".join(f"'{code}'" for code in _CODES)
    # A digest holds as many revisions as articles: all of them are first ones. Behind them may
    # stand how many it has no room for.
    more = "CASE WHEN items LIKE '%+%' THEN 1 ELSE 0 END"
    number = f"length(items) - length(replace(items, ' ', '')) + 1 - {more}"
    return f"""
        UPDATE deliveries SET
            form = CASE WHEN {_IS_PLAIN} THEN 1 ELSE 0 END,
            words = CASE WHEN {_IS_PLAIN} OR reason IN ({known}, 'crash') THEN NULL ELSE reason END,
            reason = CASE
                WHEN {_IS_PLAIN} THEN NULL
                WHEN reason = 'crash' THEN 'crashed'
                WHEN reason IS NULL OR reason IN ({known}) THEN reason
                WHEN state = {_UNKNOWN} THEN 'no answer'
                WHEN reason LIKE 'cannot be rendered%' OR reason = 'nothing to say'
                    THEN 'unrenderable'
                WHEN reason = 'cannot be recorded' THEN 'unrecordable'
                ELSE 'refused' END,
            revision = CASE
                WHEN state <> {_SENT} THEN NULL
                WHEN items IS NULL THEN 1
                ELSE {number} END,
            photo = state = {_SENT} AND dispatch_id IN ({_WITH_PHOTO})
        WHERE state = {_SENT} OR reason IS NOT NULL
        """  # noqa: S608 - constants


def _count() -> None:
    """Count what there is, so that no figure has to scan the outbox from now on."""
    op.create_table(
        "dispatch_counts",
        sa.Column("dispatch_id", _ID, nullable=False),
        *_counted(),
        sa.ForeignKeyConstraint(
            ["dispatch_id"],
            ["dispatches.id"],
            name=op.f("fk_dispatch_counts_dispatch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("dispatch_id", "state", name=op.f("pk_dispatch_counts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_counts",
        sa.Column("day", sa.Integer(), nullable=False),
        *_counted(),
        sa.PrimaryKeyConstraint("day", "state", name=op.f("pk_day_counts")),
        sqlite_with_rowid=False,
    )
    settled = f"state NOT IN ({', '.join(map(str, _LEFT))})"
    for state, where in ((str(_MADE), "true"), ("state", settled)):
        op.execute(
            "INSERT INTO dispatch_counts (dispatch_id, state, copies, doubts) "  # noqa: S608
            f"SELECT dispatch_id, {state}, count(*), 0 FROM deliveries "
            f"WHERE {where} GROUP BY 1, 2"
        )
    op.execute(
        f"""
        INSERT INTO dispatch_counts (dispatch_id, state, copies, doubts)
        SELECT dispatch_id, {_UNKNOWN}, 0, sum(doubts) FROM deliveries
        WHERE doubts > 0 GROUP BY 1
        ON CONFLICT (dispatch_id, state) DO UPDATE SET doubts = excluded.doubts
        """  # noqa: S608 - constants
    )
    op.execute(
        f"""
        INSERT INTO day_counts (day, state, copies, doubts)
        SELECT dispatches.created_at / {_DAY}, dispatch_counts.state,
            sum(dispatch_counts.copies), sum(dispatch_counts.doubts)
        FROM dispatch_counts JOIN dispatches ON dispatches.id = dispatch_counts.dispatch_id
        GROUP BY 1, 2
        """  # noqa: S608 - constants
    )
    _note_articles_of_digests()


def _counted() -> tuple[sa.Column[int], ...]:
    return (
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("doubts", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
    )


def _count_readers() -> None:
    op.create_table(
        "totals",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_totals")),
    )
    for name, counted in (
        ("readers", "subscribers"),
        ("inactive readers", "subscribers WHERE inactive_reason IS NOT NULL"),
        ("subscriptions to rubrics", "subscriptions WHERE rubric_id IS NOT NULL"),
        ("subscriptions to rules", "subscriptions WHERE rule_id IS NOT NULL"),
        ("rules", "rules"),
    ):
        op.execute(
            f"INSERT INTO totals (name, number) SELECT '{name}', count(*) FROM {counted}"  # noqa: S608
        )


def _note_articles_of_digests() -> None:
    held = op.create_table(
        "dispatch_articles",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("dispatch_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch_id"],
            ["dispatches.id"],
            name=op.f("fk_dispatch_articles_dispatch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "dispatch_id", name=op.f("pk_dispatch_articles")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dispatch_articles_dispatch", "dispatch_articles", ["dispatch_id"])
    connection = op.get_bind()
    digests = sa.select(_dispatches.c.id).where(_dispatches.c.kind == "digest")
    for dispatch_id in connection.scalars(digests).all():
        same = sa.select(_deliveries.c["items"]).where(
            _deliveries.c.dispatch_id == dispatch_id, _deliveries.c["items"].is_not(None)
        )
        found = {each for items in connection.scalars(same.distinct()) for each in _articles(items)}
        rows = [{"article_id": each, "dispatch_id": dispatch_id} for each in sorted(found)]
        if rows:
            connection.execute(held.insert(), rows)


def _articles(items: str) -> set[int]:
    words = items.partition("+")[0].split()
    return {
        int(word)
        for word in words
        if word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
    }
