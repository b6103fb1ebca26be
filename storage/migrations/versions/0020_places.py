"""Places: groups, topics and channels that follow; and a pace that processes share."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_FALSE = sa.text("false")
_HELD_BACK = (
    "state = 4 AND (reason = 'expired' OR reason = 'paused' OR reason = 'quiet'"
    " OR reason = 'limited' OR reason = 'by digest' OR reason = 'crowded')"
)
_WAITS_IN_PLACES = "(state = 0 OR state = 6) AND lane >= 5"
_SENT_IN_PLACES = "state = 2 AND lane >= 5"


def upgrade() -> None:
    """Build it, a topic at a time."""
    op.add_column("subscribers", sa.Column("manages", sa.BigInteger()))
    silent: sa.Column[bool] = sa.Column(
        "silent", sa.Boolean(), server_default=_FALSE, nullable=False
    )
    op.add_column("subscribers", silent)
    _chats()
    _people()
    _shares()
    _outbox()
    _count_places()


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("type", sa.String(12), nullable=False),
        sa.Column("title", sa.String(128), nullable=False),
        sa.Column("username", sa.String(32)),
        sa.Column("is_forum", sa.Boolean(), server_default=_FALSE, nullable=False),
        sa.Column("standing", sa.String(16), nullable=False),
        sa.Column("rights", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("ask_at", sa.BigInteger()),
        sa.Column("set_up_by", sa.BigInteger()),
        sa.Column("set_up_at", sa.BigInteger()),
        sa.Column("left_at", sa.BigInteger()),
        sa.Column("moved_from", sa.BigInteger()),
        sa.Column("moved_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chats")),
    )
    op.create_index(
        "ix_chats_ask",
        "chats",
        ["ask_at", "chat_id"],
        sqlite_where=sa.text("ask_at IS NOT NULL"),
        postgresql_where=sa.text("ask_at IS NOT NULL"),
    )
    op.create_table(
        "topics",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(128), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_topics")),
    )


def _people() -> None:
    op.create_table(
        "place_managers",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("may", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "chat_id", name=op.f("pk_place_managers")),
    )
    op.create_index("ix_place_managers_chat", "place_managers", ["chat_id"])
    op.create_table(
        "set_ups",
        sa.Column("nonce", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("nonce", name=op.f("pk_set_ups")),
    )
    op.create_index("ix_set_ups_user", "set_ups", ["user_id", "begun_at"])


def _shares() -> None:
    op.create_table(
        "pace_shares",
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("wanted", sa.Float(), nullable=False),
        sa.Column("granted", sa.Float(), nullable=False),
        sa.Column("sends", sa.Boolean(), server_default=_FALSE, nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("holder", name=op.f("pk_pace_shares")),
    )


def _outbox() -> None:
    _give_places_their_lanes(op.get_bind())
    op.drop_index("ix_deliveries_held_back", table_name="deliveries")
    for name, columns, where in (
        ("held_back", ["subscriber_id"], _HELD_BACK),
        (
            "waiting_in_places",
            ["subscriber_id", "lane", "not_before", "dispatch_id", "part"],
            _WAITS_IN_PLACES,
        ),
        ("sent_in_places", ["subscriber_id", "settled_at"], _SENT_IN_PLACES),
    ):
        op.create_index(
            f"ix_deliveries_{name}",
            "deliveries",
            columns,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def _give_places_their_lanes(connection: sa.Connection) -> None:
    """Breaking news and all else, of what groups and channels have had or wait for."""
    places = "SELECT id FROM subscribers WHERE chat_id < 0"
    if connection.scalar(sa.text(f"{places} LIMIT 1")) is not None:
        op.execute(
            "UPDATE deliveries SET lane = CASE lane WHEN 1 THEN 5 ELSE 6 END"  # noqa: S608 - ours
            f" WHERE subscriber_id IN ({places})"
        )


def _count_places() -> None:
    """Groups and channels were counted as readers."""
    for name, sign, which in (
        ("readers", "-", "TRUE"),
        ("places", "", "TRUE"),
        ("inactive readers", "-", "inactive_reason IS NOT NULL"),
    ):
        op.execute(
            f"INSERT INTO totals (name, number) SELECT '{name}', {sign}count(*)"  # noqa: S608 - ours
            f" FROM subscribers WHERE chat_id < 0 AND {which} HAVING count(*) > 0"
        )
    theirs = (
        "FROM subscriptions JOIN subscribers ON subscribers.id = subscriber_id WHERE chat_id < 0"
    )
    for name, figure, subject in (
        ("subscriptions to rubrics", "in rubric", "rubric_id"),
        ("subscriptions to rules", "followers", "rule_id"),
    ):
        op.execute(
            f"INSERT INTO totals (name, number) SELECT '{name}', -count(*)"
            f" {theirs} AND {subject} IS NOT NULL HAVING count(*) > 0"
        )
        op.execute(
            "INSERT INTO figure_changes (name, hour, subject, number)"
            f" SELECT '{figure}', 0, {subject}, -count(*)"
            f" {theirs} AND {subject} IS NOT NULL GROUP BY {subject}"
        )
    code = "CASE language WHEN 'ru' THEN 1 WHEN 'be' THEN 2 ELSE 3 END"
    op.execute(
        "INSERT INTO figure_changes (name, hour, subject, number)"
        f" SELECT 'in language', 0, {code}, -count(*) {theirs} GROUP BY {code}"
    )
