"""Updates kept before 0003 get their chat's lane; those to be forgotten are found by an index."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_PAGE = 1_000
_MOST_ID = 2**52
_updates = sa.table(
    "updates",
    sa.column("update_id", sa.BigInteger),
    sa.column("payload", sa.Text),
    sa.column("handled_at", sa.BigInteger),
    sa.column("lane", sa.BigInteger),
    sa.column("holder", sa.String),
)


def upgrade() -> None:
    """Order what waits within its chat, and index what has been handled."""
    _give_lanes(op.get_bind())
    op.create_index(
        "ix_updates_handled",
        "updates",
        ["set_aside", "handled_at"],
        sqlite_where=sa.text("handled_at IS NOT NULL"),
        postgresql_where=sa.text("handled_at IS NOT NULL"),
    )


def _give_lanes(connection: sa.Connection) -> None:
    """Only what no version that knows lanes has kept: those always name a holder, if an empty one.

    Without a lane a later update of the same chat would not wait for it in another process.
    """
    kept = (
        sa.select(_updates.c.update_id, _updates.c.payload)
        .where(_updates.c.handled_at.is_(None), _updates.c.holder.is_(None))
        .order_by(_updates.c.update_id)
        .limit(_PAGE)
    )
    last = -1
    while rows := connection.execute(kept.where(_updates.c.update_id > last)).all():
        last = rows[-1].update_id
        lanes = [{"this": row.update_id, "chat": _chat(row.payload)} for row in rows]
        found = [one for one in lanes if one["chat"] is not None]
        if found:
            this = _updates.update().where(_updates.c.update_id == sa.bindparam("this"))
            connection.execute(this.values(lane=sa.bindparam("chat")), found)


def _chat(payload: str) -> int | None:
    """The chat that an update is of, as bot.turns saw it when this was written."""
    try:
        update = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict) or "inline_query" in update:
        return None
    content = next((each for each in update.values() if isinstance(each, dict)), {})
    message = content.get("message")
    chat = _id((message if isinstance(message, dict) else content).get("chat"))
    return _id(content.get("from")) if chat is None else chat


def _id(of: Any) -> int | None:  # noqa: ANN401
    found = of.get("id") if isinstance(of, dict) else None
    known = isinstance(found, int) and not isinstance(found, bool) and abs(found) < _MOST_ID
    return found if known else None
