"""Counts of the copies of each article inside digests, so that figures need no scan."""

from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_SETTLED = (2, 3, 4, 5)
_MADE, _UNKNOWN = 0, 3
_MOST_DIGITS = 18
_deliveries = sa.table(
    "deliveries",
    sa.column("dispatch_id", sa.BigInteger),
    sa.column("state", sa.SmallInteger),
    sa.column("doubts", sa.SmallInteger),
    sa.column("items", sa.Text),
)

_dispatches = sa.table("dispatches", sa.column("id", sa.BigInteger), sa.column("kind", sa.String))


def upgrade() -> None:
    """Create the table, and count what there is."""
    counts = op.create_table(
        "digest_counts",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("doubts", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "state", name=op.f("pk_digest_counts")),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    copies, doubts = _count(connection)
    rows = [
        {"article_id": article, "state": state, "copies": copies[article, state], "doubts": 0}
        | ({"doubts": doubts[article]} if state == _UNKNOWN else {})
        for article, state in sorted(copies.keys() | {(each, _UNKNOWN) for each in +doubts})
    ]
    if rows:
        connection.execute(counts.insert(), rows)


def _count(connection: sa.Connection) -> tuple[Counter[tuple[int, int]], Counter[int]]:
    """By article and state the copies, those made under the state of what waits; the doubts."""
    copies: Counter[tuple[int, int]] = Counter()
    doubts: Counter[int] = Counter()
    for items, state, number, doubted in _digests(connection):
        for article in _articles(items):
            copies[article, _MADE] += number
            if state in _SETTLED:
                copies[article, state] += number
            doubts[article] += int(doubted)
    return copies, doubts


def _digests(connection: sa.Connection) -> Iterator[tuple[str, int, int, int]]:
    """What digests hold, by state, with their number and doubts: a dispatch at a time.

    Most readers of a digest share its contents: the database puts them together. Read in one go
    they would take too much memory, and read by a cursor they would keep the table from being
    altered.
    """
    same = _deliveries.c["items"], _deliveries.c.state
    digests = sa.select(_dispatches.c.id).where(_dispatches.c.kind == "digest")
    for dispatch_id in connection.scalars(digests).all():
        found = connection.execute(
            sa.select(*same, sa.func.count(), sa.func.sum(_deliveries.c.doubts))
            .where(_deliveries.c.dispatch_id == dispatch_id, _deliveries.c["items"].is_not(None))
            .group_by(*same)
        )
        yield from (tuple(row) for row in found.all())


def _articles(items: str) -> set[int]:
    words = items.partition("+")[0].split()
    return {
        int(word)
        for word in words
        if word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
    }
